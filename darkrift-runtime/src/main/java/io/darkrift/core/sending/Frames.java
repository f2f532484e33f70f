package io.darkrift.core.sending;

import io.darkrift.message.EncodedMessage;
import io.darkrift.message.Message;
import io.darkrift.message.MessageSerializer;
import io.darkrift.transport.LinkWriter;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;

/** Writes messages in the form that {@link LinkWriter} describes. */
public final class Frames {
    /** Flag of a message from the library itself. */
    public static final int COMMAND = 0x80;

    /** The tag of the command that tells the client its id. */
    public static final int CONFIGURE = 0;

    /** Flag of a ping. */
    public static final int PING = 0x40;

    /** Flags of the acknowledgement of a ping. */
    public static final int PING_ACKNOWLEDGEMENT = 0x60;

    private Frames() {}

    /**
     * Writes a record. If it can't be written, the writer is left as it was.
     *
     * @param serializer the serializer that was found by the class of the record
     */
    @SuppressWarnings("unchecked") // It was found by the class. Class.cast takes longer than to write a short record.
    static <T> void write(DarkriftWriter out, MessageSerializer<T> serializer, Object record, int maxBody) {
        int start = out.reserve(LinkWriter.LENGTH_BYTES + LinkWriter.HEADER_BYTES);
        try {
            serializer.write((T) record, out);
            out.endMessage(start + LinkWriter.LENGTH_BYTES + LinkWriter.HEADER_BYTES, record);
            finish(out, start, 0, serializer.tag(), maxBody);
        } catch (Throwable e) {
            out.rewind(start);
            throw e;
        }
    }

    /** Writes a raw message. If it is too large, the writer is left as it was. */
    static void write(DarkriftWriter out, Message message, int maxBody) {
        boolean plain = message.kind() == Message.Kind.PLAIN;
        int start =
                out.reserve(LinkWriter.LENGTH_BYTES + (plain ? LinkWriter.HEADER_BYTES : LinkWriter.PING_HEADER_BYTES));
        try {
            message.writePayload(out);
            finish(out, start, flagsOf(message.kind()), message.tag(), maxBody);
            if (!plain) {
                BigEndian.putInt16(
                        out.array(), start + LinkWriter.LENGTH_BYTES + LinkWriter.HEADER_BYTES, message.pingCode());
            }
        } catch (Throwable e) {
            out.rewind(start);
            throw e;
        }
    }

    /** Writes a message that was encoded before. If it is too large, the writer is left as it was. */
    static void write(DarkriftWriter out, EncodedMessage message, int maxBody) {
        checkSize(message.tag(), message.size(), maxBody);
        message.writeTo(out);
    }

    /**
     * Returns the command that tells a client its id.
     *
     * @param id the id, 0 to 65,535
     * @return the command with its length prefix
     */
    public static byte[] configure(int id) {
        byte[] frame = new byte[LinkWriter.LENGTH_BYTES + LinkWriter.HEADER_BYTES + 2];
        BigEndian.putInt32(frame, 0, LinkWriter.HEADER_BYTES + 2);
        BigEndian.putInt8(frame, LinkWriter.LENGTH_BYTES, COMMAND);
        BigEndian.putInt16(frame, LinkWriter.LENGTH_BYTES + 1, CONFIGURE);
        BigEndian.putInt16(frame, LinkWriter.LENGTH_BYTES + LinkWriter.HEADER_BYTES, id);
        return frame;
    }

    private static int flagsOf(Message.Kind kind) {
        return switch (kind) {
            case PLAIN -> 0;
            case PING -> PING;
            case PING_ACKNOWLEDGEMENT -> PING_ACKNOWLEDGEMENT;
        };
    }

    private static void finish(DarkriftWriter out, int start, int flags, int tag, int maxBody) {
        int body = out.position() - start - LinkWriter.LENGTH_BYTES;
        checkSize(tag, body, maxBody);
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, start, body);
        BigEndian.putInt8(bytes, start + LinkWriter.LENGTH_BYTES, flags);
        BigEndian.putInt16(bytes, start + LinkWriter.LENGTH_BYTES + 1, tag);
    }

    private static void checkSize(int tag, int body, int maxBody) {
        if (body > maxBody) {
            throw tooLarge(tag, body, maxBody);
        }
    }

    /**
     * Returns what to throw where a message is larger than its channel accepts.
     *
     * @param tag the tag of the message
     * @param body its size in bytes, from the flags to the end
     * @param maxBody the largest size that is accepted
     * @return the exception
     */
    public static IllegalArgumentException tooLarge(int tag, int body, int maxBody) {
        return new IllegalArgumentException("a message with tag " + tag + " takes " + body
                + " bytes with its header, and the limit is " + maxBody
                + ": send less, or raise maxSentBytes (maxDatagramBytes for UDP) if the peer accepts more");
    }
}
