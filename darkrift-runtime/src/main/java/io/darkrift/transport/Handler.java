package io.darkrift.transport;

import io.darkrift.message.MessageHandler;
import io.darkrift.message.MessageSerializer;
import java.util.function.BiConsumer;

/**
 * What is done with messages of a type.
 *
 * @param <C> the type of the connection
 */
sealed interface Handler<C> {
    /** What reads the messages. */
    MessageSerializer<?> serializer();

    /** Handles a message that the serializer has read. */
    void handle(C connection, Object message);

    /** A function for one type alone. */
    record OfType<C, T>(MessageSerializer<T> serializer, BiConsumer<? super C, ? super T> consumer)
            implements Handler<C> {
        @Override
        public void handle(C connection, Object message) {
            consumer.accept(connection, serializer.type().cast(message));
        }
    }

    /** One of the messages of a handler of many, which knows them by their tags. */
    record OfMany<C>(MessageSerializer<?> serializer, int tag, MessageHandler<? super C> handler)
            implements Handler<C> {
        @Override
        public void handle(C connection, Object message) {
            handler.dispatch(connection, tag, message);
        }
    }
}
