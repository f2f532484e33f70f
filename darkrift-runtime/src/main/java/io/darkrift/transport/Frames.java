package io.darkrift.transport;

import io.darkrift.message.Message;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;

/**
 * Writes messages with their length and header:
 *
 * <pre>
 * +-----------+----------+---------+----------------------------------+---------+
 * | length i32| flags u8 | tag u16 | ping code u16, if flags has 0x40 | payload |
 * +-----------+----------+---------+----------------------------------+---------+
 * </pre>
 *
 * <p>The length counts from the flags to the end of the payload. A datagram is the same without the length.
 */
public final class Frames {
    /** The size of the length. */
    static final int LENGTH_BYTES = 4;

    /** The size of flags and tag. */
    static final int HEADER_BYTES = 3;

    /** The size of flags, tag and ping code. */
    static final int PING_HEADER_BYTES = 5;

    /** Flag of a message from the library itself. */
    static final int COMMAND = 0x80;

    /** Flag of a ping. */
    static final int PING = 0x40;

    /** Flags of the acknowledgement of a ping. */
    static final int PING_ACKNOWLEDGEMENT = 0x60;

    /** The tag of the command that tells the client its id. */
    public static final int CONFIGURE = 0;

    /**
     * The tag of the command with which a client shows its token over TCP, where UDP does not get through. Known to
     * this library alone; C# has the tags 0 and 1.
     */
    public static final int PRESENT_TOKEN = 2;

    private Frames() {}

    /** Writes a record. If it can't be written, the writer is left as it was. */
    static <T> void write(DarkriftWriter out, MessageSerializer<T> serializer, Object record, int maxBody) {
        int start = out.reserve(LENGTH_BYTES + HEADER_BYTES);
        try {
            serializer.write(serializer.type().cast(record), out);
            finish(out, start, 0, serializer.tag(), maxBody);
        } catch (Throwable e) {
            out.rewind(start);
            throw e;
        }
    }

    /** Writes a raw message. If it is too large, the writer is left as it was. */
    static void write(DarkriftWriter out, Message message, int maxBody) {
        boolean plain = message.kind() == Message.Kind.PLAIN;
        int start = out.reserve(LENGTH_BYTES + (plain ? HEADER_BYTES : PING_HEADER_BYTES));
        try {
            message.writePayload(out);
            finish(out, start, flagsOf(message.kind()), message.tag(), maxBody);
            if (!plain) {
                BigEndian.putInt16(out.array(), start + LENGTH_BYTES + HEADER_BYTES, message.pingCode());
            }
        } catch (Throwable e) {
            out.rewind(start);
            throw e;
        }
    }

    /**
     * Makes a frame that can be sent to many.
     *
     * @throws IllegalArgumentException if the message can't be sent from this end, can't be written, or is too
     *     large
     */
    public static byte[] encode(Traffic traffic, Object message, int maxBody) {
        DarkriftWriter out = WriterPool.SHARED.take();
        try {
            if (message instanceof Message raw) {
                write(out, raw, maxBody);
            } else {
                write(out, traffic.outgoing(message), message, maxBody);
            }
            return out.toByteArray();
        } finally {
            WriterPool.SHARED.giveBack(out);
        }
    }

    /** Makes the command that tells a client its id. */
    public static byte[] configure(int id) {
        DarkriftWriter payload = new DarkriftWriter(2);
        payload.writeUInt16(id);
        return command(CONFIGURE, payload);
    }

    /** Makes the command with which a client shows its token over TCP. */
    public static byte[] presentToken(Token token) {
        DarkriftWriter payload = new DarkriftWriter(Token.SIZE);
        payload.writeRaw(token.packet());
        return command(PRESENT_TOKEN, payload);
    }

    private static byte[] command(int tag, DarkriftWriter payload) {
        DarkriftWriter out = new DarkriftWriter(LENGTH_BYTES + HEADER_BYTES + payload.position());
        int start = out.reserve(LENGTH_BYTES + HEADER_BYTES);
        out.writeRaw(payload.toByteArray());
        finish(out, start, COMMAND, tag, Integer.MAX_VALUE);
        return out.toByteArray();
    }

    /** Tells whether a frame is the command with which a client shows this token. */
    public static boolean presents(byte[] bytes, int from, int to, Token token) {
        return to - from == HEADER_BYTES + Token.SIZE
                && (bytes[from] & 0xFF) == COMMAND
                && BigEndian.getUInt16(bytes, from + 1) == PRESENT_TOKEN
                && token.equals(Token.read(bytes, from + HEADER_BYTES));
    }

    private static int flagsOf(Message.Kind kind) {
        return switch (kind) {
            case PLAIN -> 0;
            case PING -> PING;
            case PING_ACKNOWLEDGEMENT -> PING_ACKNOWLEDGEMENT;
        };
    }

    private static void finish(DarkriftWriter out, int start, int flags, int tag, int maxBody) {
        int body = out.position() - start - LENGTH_BYTES;
        if (body > maxBody) {
            throw new IllegalArgumentException("a message with tag " + tag + " takes " + body
                    + " bytes with its header,"
                    + " and " + maxBody + " is the limit: send less, or raise maxSentBytes, or maxDatagramBytes for"
                    + " UDP, if the peer takes more");
        }
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, start, body);
        BigEndian.putInt8(bytes, start + LENGTH_BYTES, flags);
        BigEndian.putInt16(bytes, start + LENGTH_BYTES + 1, tag);
    }
}
