package io.darkrift.login;

import io.darkrift.annotation.Direction;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.util.function.Function;

/** A login with the token of a session, its answer, and a rejection. */
final class EnterMessages {
    private EnterMessages() {}

    /** Tag 30: the token is empty for a new session. */
    record Enter(String token) {}

    /** Tag 31. */
    record Entered(String token) {}

    /** Tag 32. */
    record Refused(String why) {}

    static MessageRegistry registry() {
        return MessageRegistry.of(
                new Text<>(30, Enter.class, Direction.CLIENT_TO_SERVER, Enter::token, Enter::new),
                new Text<>(31, Entered.class, Direction.SERVER_TO_CLIENT, Entered::token, Entered::new),
                new Text<>(32, Refused.class, Direction.SERVER_TO_CLIENT, Refused::why, Refused::new));
    }

    private record Text<T>(
            int tag, Class<T> type, Direction direction, Function<T, String> text, Function<String, T> constructor)
            implements MessageSerializer<T> {
        @Override
        public void write(T value, DarkriftWriter out) {
            out.writeString(text.apply(value));
        }

        @Override
        public T read(DarkriftReader in) {
            return constructor.apply(in.readString());
        }
    }
}
