package io.darkrift.message;

import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;

/**
 * A message that has been encoded once and can be sent to any number of connections: {@code server.encode(record)}.
 * Sending it copies bytes and runs no serializer. Immutable; the garbage collector frees it.
 */
public final class EncodedMessage {
    private static final int LENGTH_BYTES = 4;

    /** Length, flags, tag, payload. */
    private final byte[] frame;

    private EncodedMessage(byte[] frame) {
        this.frame = frame;
    }

    /**
     * Creates a message from bytes. For the library itself: use {@code encode} of a client or server.
     *
     * @param frame the length (i32), flags, tag and payload of one message; it is not copied
     * @return the message
     */
    public static EncodedMessage ofFrame(byte[] frame) {
        if (frame.length < LENGTH_BYTES + 3 || BigEndian.getInt32(frame, 0) != frame.length - LENGTH_BYTES) {
            throw new IllegalArgumentException("not a frame: its length has to be that of the bytes behind it");
        }
        return new EncodedMessage(frame);
    }

    /**
     * Returns the tag.
     *
     * @return 0 to 65,535
     */
    public int tag() {
        return BigEndian.getUInt16(frame, LENGTH_BYTES + 1);
    }

    /**
     * Returns the size, which {@code maxSentBytes} and {@code maxUnreliableBytes()} limit.
     *
     * @return the size of header and payload in bytes
     */
    public int size() {
        return frame.length - LENGTH_BYTES;
    }

    /**
     * Appends the message with its length prefix.
     *
     * @param out the writer to append to
     */
    public void writeTo(DarkriftWriter out) {
        out.writeRaw(frame);
    }

    /** Returns the tag and the size. */
    @Override
    public String toString() {
        return "EncodedMessage[tag=" + tag() + ", " + size() + " bytes]";
    }
}
