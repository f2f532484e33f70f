package io.darkrift.stream;

import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.WireException;
import java.util.Objects;

/**
 * One message of a stream, for {@link DataStreams#handle}. On the wire, all integers big-endian and strings as in C#:
 *
 * <pre>
 * +---------+---------------+----------------------------------------------------+
 * | kind u8 | stream id i32 | by kind:                                           |
 * +---------+---------------+----------------------------------------------------+
 * from the sender of the stream, which chooses the id:
 *   0 OPEN                   length i64, -1 if not known | name string
 *   1 DATA                   bytes, to the end of the message
 *   2 END                    total i64
 *   3 CANCEL                 reason string
 * from the receiver:
 *   4 WINDOW                 consumed i64 | limit i64
 *   5 REFUSE                 reason string
 * </pre>
 *
 * @param kind the purpose of the message
 * @param stream the id of the stream
 * @param number the length of OPEN, the total of END, what has been consumed of WINDOW; otherwise 0
 * @param limit the limit of WINDOW: how many bytes of the stream may have been sent; otherwise 0
 * @param text the name or the reason; otherwise empty
 * @param bytes the bytes of DATA; otherwise empty
 */
public record StreamMessage(Kind kind, int stream, long number, long limit, String text, byte[] bytes) {
    private static final byte[] NO_BYTES = {};
    private static final int MAX_CHARS = 1_024;

    /** The purposes of messages, with their numbers on the wire. */
    public enum Kind {
        /** Begins a stream. */
        OPEN,
        /** Carries the next bytes. */
        DATA,
        /** Ends a stream. */
        END,
        /** Cancels a stream, by its sender. */
        CANCEL,
        /** Allows the sender to send more. */
        WINDOW,
        /** Refuses or cancels a stream, by its receiver. */
        REFUSE
    }

    /**
     * Checks the values.
     *
     * @param kind the purpose of the message
     * @param stream the id of the stream
     * @param number the length, total or count
     * @param limit the limit of a window
     * @param text the name or the reason
     * @param bytes the bytes
     */
    public StreamMessage {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(bytes, "bytes");
        checkText(text);
    }

    static void checkText(String text) {
        if (text.length() > MAX_CHARS) {
            throw new IllegalArgumentException("the name or reason of a stream has " + text.length() + " chars, and "
                    + MAX_CHARS + " are allowed");
        }
    }

    static StreamMessage open(int stream, long length, String name) {
        return new StreamMessage(Kind.OPEN, stream, length, 0, name, NO_BYTES);
    }

    static StreamMessage data(int stream, byte[] bytes) {
        return new StreamMessage(Kind.DATA, stream, 0, 0, "", bytes);
    }

    static StreamMessage end(int stream, long total) {
        return new StreamMessage(Kind.END, stream, total, 0, "", NO_BYTES);
    }

    static StreamMessage window(int stream, long consumed, long limit) {
        return new StreamMessage(Kind.WINDOW, stream, consumed, limit, "", NO_BYTES);
    }

    static StreamMessage stop(Kind kind, int stream, String reason) {
        String text = reason.length() > MAX_CHARS ? reason.substring(0, MAX_CHARS) : reason;
        return new StreamMessage(kind, stream, 0, 0, text, NO_BYTES);
    }

    /**
     * Reads and writes the messages.
     *
     * @param tag the tag that the application has chosen
     */
    record Serializer(int tag) implements MessageSerializer<StreamMessage> {
        private static final Kind[] KINDS = Kind.values();

        @Override
        public Class<StreamMessage> type() {
            return StreamMessage.class;
        }

        @Override
        public void write(StreamMessage message, DarkriftWriter out) {
            out.writeUInt8(message.kind.ordinal());
            out.writeInt32(message.stream);
            switch (message.kind) {
                case OPEN -> {
                    out.writeInt64(message.number);
                    out.writeString(message.text);
                }
                case DATA -> out.writeRaw(message.bytes);
                case END -> out.writeInt64(message.number);
                case WINDOW -> {
                    out.writeInt64(message.number);
                    out.writeInt64(message.limit);
                }
                case CANCEL, REFUSE -> out.writeString(message.text);
            }
        }

        @Override
        public StreamMessage read(DarkriftReader in) {
            int kind = in.readUInt8();
            if (kind >= KINDS.length) {
                throw new WireException("a stream has the kind " + kind + ", and 0 to 5 are known", 0);
            }
            int stream = in.readInt32();
            return switch (KINDS[kind]) {
                case OPEN -> {
                    long length = in.readInt64();
                    yield open(stream, length, in.readString());
                }
                case DATA -> data(stream, in.readRaw(in.remaining()));
                case END -> end(stream, in.readInt64());
                case WINDOW -> {
                    long consumed = in.readInt64();
                    yield window(stream, consumed, in.readInt64());
                }
                case CANCEL -> new StreamMessage(Kind.CANCEL, stream, 0, 0, in.readString(), NO_BYTES);
                case REFUSE -> new StreamMessage(Kind.REFUSE, stream, 0, 0, in.readString(), NO_BYTES);
            };
        }
    }
}
