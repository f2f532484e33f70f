package io.darkrift.testing;

import io.darkrift.annotation.Direction;
import io.darkrift.message.MessageHandler;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.message.UnknownTagException;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/** Messages that go one way, with serializers and handlers that are written by hand. */
public final class OneWayMessages {
    /** How many payloads have been read, of whichever message. */
    public static final AtomicInteger READ = new AtomicInteger();

    private static final MessageRegistry REGISTRY = MessageRegistry.of(
            new Serializer<>(20, Ask.class, Direction.CLIENT_TO_SERVER, Ask::number, Ask::new),
            new Serializer<>(21, Answer.class, Direction.SERVER_TO_CLIENT, Answer::number, Answer::new),
            new Serializer<>(22, Note.class, Direction.BOTH, Note::number, Note::new));

    private OneWayMessages() {}

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

    /** What the server handles, as the annotation processor would write it. */
    public interface ServerHandler<C> extends MessageHandler<C> {
        void onAsk(C context, Ask ask) throws Exception;

        void onNote(C context, Note note) throws Exception;

        @Override
        default MessageRegistry registry() {
            return REGISTRY;
        }

        @Override
        default boolean handles(int tag) {
            return tag == 20 || tag == 22;
        }

        @Override
        default void dispatch(C context, int tag, Object message) throws Exception {
            switch (tag) {
                case 20 -> onAsk(context, (Ask) message);
                case 22 -> onNote(context, (Note) message);
                default -> throw new UnknownTagException(tag);
            }
        }
    }

    /** What the client handles. */
    public interface ClientHandler<C> extends MessageHandler<C> {
        void onAnswer(C context, Answer answer) throws Exception;

        void onNote(C context, Note note) throws Exception;

        @Override
        default MessageRegistry registry() {
            return REGISTRY;
        }

        @Override
        default boolean handles(int tag) {
            return tag == 21 || tag == 22;
        }

        @Override
        default void dispatch(C context, int tag, Object message) throws Exception {
            switch (tag) {
                case 21 -> onAnswer(context, (Answer) message);
                case 22 -> onNote(context, (Note) message);
                default -> throw new UnknownTagException(tag);
            }
        }
    }
}
