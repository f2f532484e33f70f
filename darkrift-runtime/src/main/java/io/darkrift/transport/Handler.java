package io.darkrift.transport;

import io.darkrift.connection.Connection;
import io.darkrift.message.Message;
import io.darkrift.message.MessageHandler;
import io.darkrift.message.MessageSerializer;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done with messages of a type.
 *
 * @param <C> the type of the connection
 */
sealed interface Handler<C> {
    /** Where failures of handlers are told. */
    Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** What reads the messages. */
    MessageSerializer<?> serializer();

    /** Handles a message that the serializer has read. */
    void handle(C connection, Object message);

    /** Handles a message. Whatever the handler throws is logged, and nothing else comes of it. */
    static <C> void run(Handler<C> handler, C connection, Object message) {
        try {
            handler.handle(connection, message);
        } catch (Throwable e) {
            LOG.error(
                    "the handler of {} (tag {}) failed for {}",
                    handler.serializer().type().getSimpleName(),
                    handler.serializer().tag(),
                    connection,
                    e);
        }
    }

    /** Handles a raw message. Whatever the handler throws is logged, and nothing else comes of it. */
    static <C> void run(BiConsumer<? super C, Message> handler, C connection, Message message) {
        try {
            handler.accept(connection, message);
        } catch (Throwable e) {
            LOG.error("the handler of raw messages failed for {} with {}", connection, message, e);
        }
    }

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
