package io.darkrift.protocol;

import java.util.Objects;

/**
 * The first bytes of a message, for tools that show messages:
 *
 * <pre>
 * +----------+---------+----------------------------------+---------+
 * | flags u8 | tag u16 | ping code u16, if flags has 0x40 | payload |
 * +----------+---------+----------------------------------+---------+
 * </pre>
 *
 * @param kind what the message is
 * @param flags 0 to 255
 * @param tag 0 to 65,535
 * @param payload the index of the first byte of the payload; the end of the message if there is no payload
 */
public record MessageHeader(Kind kind, int flags, int tag, int payload) {
    /** The flag of a message of the library, such as Configure. */
    public static final int COMMAND = 0x80;

    /** The flags of a message that asks for an acknowledgement. */
    public static final int PING = 0x40;

    /** The flags of an acknowledgement. */
    public static final int ACKNOWLEDGEMENT = 0x60;

    private static final int HEADER_BYTES = 3;
    private static final int PING_HEADER_BYTES = 5;

    /** The kinds of messages, by their flags. */
    public enum Kind {
        /** A message of the application. */
        MESSAGE,
        /** A message that asks for an acknowledgement. */
        PING,
        /** The acknowledgement of a ping. */
        ACKNOWLEDGEMENT,
        /** A message of the library, such as Configure. */
        COMMAND,
        /** Flags that the protocol does not have, or a ping that is shorter than its header. */
        UNKNOWN
    }

    /**
     * Creates a header.
     *
     * @param kind what the message is
     * @param flags 0 to 255
     * @param tag 0 to 65,535
     * @param payload the index of the first byte of the payload
     */
    public MessageHeader {
        Objects.requireNonNull(kind);
    }

    /**
     * Reads the header of a message.
     *
     * @param bytes the array that holds the message
     * @param from the index of its flags
     * @param to the index behind its last byte
     * @return the header
     * @throws IllegalArgumentException if there are fewer than 3 bytes
     */
    public static MessageHeader read(byte[] bytes, int from, int to) {
        if (to - from < HEADER_BYTES) {
            throw new IllegalArgumentException("a message has at least " + HEADER_BYTES + " bytes, not " + (to - from));
        }
        int flags = bytes[from] & 0xFF;
        int tag = (bytes[from + 1] & 0xFF) << 8 | bytes[from + 2] & 0xFF;
        Kind kind = kind(flags, to - from);
        boolean hasCode = kind == Kind.PING || kind == Kind.ACKNOWLEDGEMENT;
        return new MessageHeader(kind, flags, tag, from + (hasCode ? PING_HEADER_BYTES : HEADER_BYTES));
    }

    private static Kind kind(int flags, int size) {
        if ((flags & COMMAND) != 0) {
            return Kind.COMMAND;
        }
        return switch (flags) {
            case 0 -> Kind.MESSAGE;
            case PING -> size < PING_HEADER_BYTES ? Kind.UNKNOWN : Kind.PING;
            case ACKNOWLEDGEMENT -> size < PING_HEADER_BYTES ? Kind.UNKNOWN : Kind.ACKNOWLEDGEMENT;
            default -> Kind.UNKNOWN;
        };
    }

    /**
     * Returns whether the payload is that of a message of the application: pings without a payload are sent by libraries.
     *
     * @param to the index behind the last byte of the message
     * @return true if the payload can be read by the description of the tag
     */
    public boolean isOfApplication(int to) {
        return kind == Kind.MESSAGE || kind == Kind.PING && payload < to;
    }

    /**
     * Returns the kind for a reader.
     *
     * @return {@code message}, {@code ping}, {@code acknowledgement}, {@code command}, or the flags in decimal
     */
    public String label() {
        return switch (kind) {
            case MESSAGE -> "message";
            case PING -> "ping";
            case ACKNOWLEDGEMENT -> "acknowledgement";
            case COMMAND -> "command";
            case UNKNOWN -> "flags " + flags;
        };
    }
}
