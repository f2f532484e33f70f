package io.darkrift.transport;

import io.darkrift.message.MessageSerializer;
import java.util.function.BiConsumer;

/**
 * What is done with messages of a type.
 *
 * @param <C> the type of the connection
 * @param <T> the type of the messages
 */
record Handler<C, T>(MessageSerializer<T> serializer, BiConsumer<? super C, ? super T> consumer) {
    /** Handles a message that this handler's serializer has read. */
    void handle(C connection, Object message) {
        consumer.accept(connection, serializer.type().cast(message));
    }
}
