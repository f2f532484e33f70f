package io.darkrift.tools.capture;

import io.darkrift.message.SendMode;
import io.darkrift.transport.LinkWriter;
import io.darkrift.wire.support.BigEndian;
import java.time.Duration;

/**
 * A message that was seen.
 *
 * @param time the time since the start of the capture
 * @param connection the number of the connection, from 1 on
 * @param fromServer whether the server has sent it
 * @param mode the channel
 * @param bytes the message from its flags on, without a length: at least 3 bytes; not copied, not to be changed
 */
public record CapturedMessage(Duration time, int connection, boolean fromServer, SendMode mode, byte[] bytes) {
    private static final int COMMAND = 0x80;
    private static final int PING = 0x40;
    private static final int ACKNOWLEDGEMENT = 0x60;

    /** What a message is, by its flags. */
    public enum Kind {
        /** A message of the application. */
        MESSAGE,
        /** A message that asks for an acknowledgement. */
        PING,
        /** The acknowledgement of a ping. */
        ACKNOWLEDGEMENT,
        /** A message of the library, such as Configure. */
        COMMAND,
        /** Flags that the protocol does not have, or a message that is shorter than its header. */
        UNKNOWN
    }

    /**
     * Returns what the message is.
     *
     * @return its kind
     */
    public Kind kind() {
        int flags = bytes[0] & 0xFF;
        if ((flags & COMMAND) != 0) {
            return Kind.COMMAND;
        }
        return switch (flags) {
            case 0 -> Kind.MESSAGE;
            case PING -> bytes.length < LinkWriter.PING_HEADER_BYTES ? Kind.UNKNOWN : Kind.PING;
            case ACKNOWLEDGEMENT -> bytes.length < LinkWriter.PING_HEADER_BYTES ? Kind.UNKNOWN : Kind.ACKNOWLEDGEMENT;
            default -> Kind.UNKNOWN;
        };
    }

    /**
     * Returns the tag: 0 to 65,535.
     *
     * @return the tag
     */
    public int tag() {
        return BigEndian.getUInt16(bytes, 1);
    }

    /**
     * Returns the index of the first byte of the payload.
     *
     * @return an index of the bytes
     */
    public int payloadOffset() {
        return kind() == Kind.PING || kind() == Kind.ACKNOWLEDGEMENT
                ? LinkWriter.PING_HEADER_BYTES
                : LinkWriter.HEADER_BYTES;
    }
}
