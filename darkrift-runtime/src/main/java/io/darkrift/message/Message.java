package io.darkrift.message;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A raw message: a tag and a payload of bytes. Most code sends and receives records instead. Use a raw message for a
 * tag that has no record in the registry, or for a payload that is written by hand:
 *
 * <pre>{@code
 * DarkriftWriter payload = new DarkriftWriter();
 * payload.writeUInt16(40_000);
 * payload.writeString("hello");
 * client.send(Message.of(300, payload).with(SendMode.UNRELIABLE));
 *
 * DarkriftReader reader = message.reader();
 * int id = reader.readUInt16();
 * String text = reader.readString();
 * }</pre>
 *
 * <p>A received message keeps the channel that it arrived over, so that sending it back uses the same channel. Messages
 * are immutable and have their own copy of the payload. They are safe for use by any number of threads.
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
     * @throws IllegalArgumentException if the tag is out of range
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
     * @throws IllegalArgumentException if the tag is out of range
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
     * @param to the index after the last byte
     * @return a message
     * @throws IllegalArgumentException if the tag is out of range
     * @throws IndexOutOfBoundsException if the array has no such range
     */
    public static Message of(int tag, byte[] bytes, int from, int to) {
        Objects.checkFromToIndex(from, to, bytes.length);
        return new Message(tag, Kind.PLAIN, 0, SendMode.RELIABLE, Arrays.copyOfRange(bytes, from, to));
    }

    /**
     * Returns a message with the payload that a writer holds.
     *
     * @param tag 0 to 65,535
     * @param payload the writer; what it holds is copied
     * @return a message
     * @throws IllegalArgumentException if the tag is out of range
     */
    public static Message of(int tag, DarkriftWriter payload) {
        return new Message(tag, Kind.PLAIN, 0, SendMode.RELIABLE, payload.toByteArray());
    }

    /**
     * Returns the same message, but to be sent over another channel.
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
     * @param code 0 to 65,535; the acknowledgement has the same code
     * @return a message with the same tag and payload
     * @throws IllegalArgumentException if the code is out of range
     */
    public Message asPing(int code) {
        return new Message(tag, Kind.PING, code, sendMode, payload);
    }

    /**
     * Returns the same message, as the acknowledgement of a ping.
     *
     * @param code 0 to 65,535: the code of the ping
     * @return a message with the same tag and payload
     * @throws IllegalArgumentException if the code is out of range
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
     * Returns the kind of the message.
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
     * Returns the channel that the message arrived over, or that it is sent over.
     *
     * @return the channel; {@link SendMode#RELIABLE} unless the message arrived over UDP, or {@link #with} has set
     *     another one
     */
    public SendMode sendMode() {
        return sendMode;
    }

    /**
     * Returns the size of the payload.
     *
     * @return the size in bytes, without the header
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
     * @return a new reader at the start of the payload
     */
    public DarkriftReader reader() {
        return new DarkriftReader(payload);
    }

    /**
     * Appends the payload.
     *
     * @param out the writer to append to
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
