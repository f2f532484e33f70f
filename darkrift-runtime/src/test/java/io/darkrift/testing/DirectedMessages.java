package io.darkrift.testing;

import io.darkrift.annotation.Direction;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/** Messages that go one way, with serializers that are written by hand. */
public final class DirectedMessages {
    /** How many payloads have been read, of whichever message. */
    public static final AtomicInteger READ = new AtomicInteger();

    private static final MessageRegistry REGISTRY = MessageRegistry.of(
            new Serializer<>(20, Ask.class, Direction.CLIENT_TO_SERVER, Ask::number, Ask::new),
            new Serializer<>(21, Answer.class, Direction.SERVER_TO_CLIENT, Answer::number, Answer::new),
            new Serializer<>(22, Note.class, Direction.BOTH, Note::number, Note::new));

    private DirectedMessages() {}

    /** Tag 20: only clients send it. */
    public record Ask(int number) {}

    /** Tag 21: only servers send it. */
    public record Answer(int number) {}

    /** Tag 22: both ends send it. */
    public record Note(int number) {}

    /** All of them. */
    public static MessageRegistry registry() {
        return REGISTRY;
    }

    private record Serializer<T>(
            int tag, Class<T> type, Direction direction, ToIntFunction<T> number, IntFunction<T> constructor)
            implements MessageSerializer<T> {
        @Override
        public void write(T value, DarkriftWriter out) {
            out.writeInt32(number.applyAsInt(value));
        }

        @Override
        public T read(DarkriftReader in) {
            READ.incrementAndGet();
            return constructor.apply(in.readInt32());
        }
    }
}
