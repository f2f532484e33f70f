package io.darkrift.message;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A tag and a payload, as they travel. Most code sends and receives records instead; a message is what remains where
 * no record is known for a tag, and for payloads that are written by hand.
 *
 * <p>A message that was received knows the channel that it arrived over, so that sending it back takes the same one. Messages
 * are immutable, and own their payload.
 */
public final class Message {
    private static final int MAX_TAG = 65_535;

    /** The kinds of messages in the protocol. */
    public enum Kind {
        /** An ordinary message. */
        PLAIN,
        /** A message that asks for an acknowledgement. */
        PING,
        /** The answer to a {@link #PING}, with the same code. */
        PING_ACKNOWLEDGEMENT
    }

    private final int tag;
    private final Kind kind;
    private final int pingCode;
    private final SendMode sendMode;
    private final byte[] payload;

    private Message(int tag, Kind kind, int pingCode, SendMode sendMode, byte[] payload) {
        if (tag < 0 || tag > MAX_TAG) {
            throw new IllegalArgumentException("tag is " + tag + ": a tag is 0 to " + MAX_TAG);
        }
        if (pingCode < 0 || pingCode > 65_535) {
            throw new IllegalArgumentException("ping code is " + pingCode + ": a ping code is 0 to 65535");
        }
        this.tag = tag;
        this.kind = kind;
        this.pingCode = pingCode;
        this.sendMode = sendMode;
        this.payload = payload;
    }

    /**
     * Returns a message without a payload.
     *
     * @param tag 0 to 65,535
     * @return a message
     */
    public static Message of(int tag) {
        return new Message(tag, Kind.PLAIN, 0, SendMode.RELIABLE, new byte[0]);
    }

    /**
     * Returns a message with a payload.
     *
     * @param tag 0 to 65,535
     * @param payload the payload; it is copied
     * @return a message
     */
    public static Message of(int tag, byte[] payload) {
        return new Message(tag, Kind.PLAIN, 0, SendMode.RELIABLE, payload.clone());
    }

    /**
     * Returns a message with a payload that is a part of an array.
     *
     * @param tag 0 to 65,535
     * @param bytes an array that holds the payload; it is copied
     * @param from the index of the first byte
     * @param to the index behind the last byte
     * @return a message
     */
    public static Message of(int tag, byte[] bytes, int from, int to) {
        return new Message(tag, Kind.PLAIN, 0, SendMode.RELIABLE, Arrays.copyOfRange(bytes, from, to));
    }

    /**
     * Returns a message with the payload that a writer holds.
     *
     * @param tag 0 to 65,535
     * @param payload the writer; what it holds is copied
     * @return a message
     */
    public static Message of(int tag, DarkriftWriter payload) {
        return new Message(tag, Kind.PLAIN, 0, SendMode.RELIABLE, payload.toByteArray());
    }

    /**
     * Returns the same message, to be sent over a channel.
     *
     * @param mode the channel
     * @return a message with the same tag, payload and kind
     */
    public Message with(SendMode mode) {
        return mode == sendMode ? this : new Message(tag, kind, pingCode, mode, payload);
    }

    /**
     * Returns the same message, as a ping: the peer is to acknowledge it.
     *
     * @param code 0 to 65,535: what the acknowledgement will carry
     * @return a message with the same tag and payload
     */
    public Message asPing(int code) {
        return new Message(tag, Kind.PING, code, sendMode, payload);
    }

    /**
     * Returns the same message, as the acknowledgement of a ping.
     *
     * @param code 0 to 65,535: the code of the ping
     * @return a message with the same tag and payload
     */
    public Message asPingAcknowledgement(int code) {
        return new Message(tag, Kind.PING_ACKNOWLEDGEMENT, code, sendMode, payload);
    }

    /**
     * Returns the tag.
     *
     * @return 0 to 65,535
     */
    public int tag() {
        return tag;
    }

    /**
     * Returns what the message is to the protocol.
     *
     * @return its kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Returns the code of a ping or of its acknowledgement.
     *
     * @return 0 to 65,535; 0 for an ordinary message
     */
    public int pingCode() {
        return pingCode;
    }

    /**
     * Returns the channel that the message arrived over, or is to take.
     *
     * @return {@link SendMode#RELIABLE} unless another was asked for
     */
    public SendMode sendMode() {
        return sendMode;
    }

    /**
     * Returns the size of the payload.
     *
     * @return in bytes
     */
    public int size() {
        return payload.length;
    }

    /**
     * Returns the payload.
     *
     * @return a copy
     */
    public byte[] payload() {
        return payload.clone();
    }

    /**
     * Reads the payload, without copying it.
     *
     * @return a new reader that stands at the start
     */
    public DarkriftReader reader() {
        return new DarkriftReader(payload);
    }

    /**
     * Appends the payload.
     *
     * @param out where to
     */
    public void writePayload(DarkriftWriter out) {
        out.writeRaw(payload);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message that
                && tag == that.tag
                && kind == that.kind
                && pingCode == that.pingCode
                && sendMode == that.sendMode
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return 31 * tag + Arrays.hashCode(payload);
    }

    /** Returns the tag, the kind, the channel, and the payload in hexadecimal, shortened. */
    @Override
    public String toString() {
        int shown = Math.min(payload.length, 32);
        return "Message[tag=" + tag
                + (kind == Kind.PLAIN ? "" : ", " + kind + " " + pingCode)
                + ", " + sendMode
                + ", " + payload.length + " bytes"
                + (shown == 0 ? "" : " " + HexFormat.of().formatHex(payload, 0, shown))
                + (shown < payload.length ? "..." : "")
                + "]";
    }
}
