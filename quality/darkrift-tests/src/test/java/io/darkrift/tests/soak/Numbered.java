package io.darkrift.tests.soak;

import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;

/** Messages that say which they are, so that one that is missing, late or twice is noticed. */
final class Numbered {
    /** The server sends it back, over the same channel. */
    static final int ECHO = 1;

    /** The server counts it. */
    static final int FLOOD = 2;

    /** The server sends a number of farewells, and closes the connection. */
    static final int LEAVE = 3;

    /** What the server sends before it closes. */
    static final int FAREWELL = 4;

    /** The server answers with a large message. */
    static final int MORE = 5;

    private Numbered() {}

    static Message of(int tag, long session, int number, int padding, SendMode mode) {
        DarkriftWriter payload = new DarkriftWriter(16 + padding);
        payload.writeInt64(session);
        payload.writeInt32(number);
        for (int i = 0; i < padding; i++) {
            payload.writeInt8((byte) (number + i));
        }
        return Message.of(tag, payload).with(mode);
    }

    /** Tells whether a message may be one of these. */
    static boolean is(Message message) {
        return message.tag() >= ECHO && message.tag() <= MORE && message.size() >= 12;
    }

    static long session(Message message) {
        return message.reader().readInt64();
    }

    /** The number, or -1 if the rest of the message is not what it was. */
    static int number(Message message) {
        DarkriftReader in = message.reader();
        in.readInt64();
        int number = in.readInt32();
        for (int i = 0; in.remaining() > 0; i++) {
            if (in.readInt8() != (byte) (number + i)) {
                return -1;
            }
        }
        return number;
    }
}
