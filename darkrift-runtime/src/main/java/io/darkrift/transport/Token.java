package io.darkrift.transport;

import io.darkrift.wire.support.BigEndian;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * What a server sends first over TCP, and a client returns over UDP, so that the server knows which is whose:
 *
 * <pre>
 * +------------+----------------+
 * | version u8 | token 8 bytes  |
 * +------------+----------------+
 * </pre>
 *
 * <p>The server then acknowledges over UDP with the 8 bytes of the token and 4 zeros.
 *
 * @param version 1
 * @param value the token: any number
 */
public record Token(int version, long value) {
    /** The size of the packet. */
    public static final int SIZE = 9;

    /** The version that is spoken. */
    public static final int VERSION = 1;

    private static final int ACKNOWLEDGEMENT_SIZE = 12;

    /** Reads a packet of {@link #SIZE} bytes. */
    public static Token read(byte[] packet) {
        return new Token(BigEndian.getUInt8(packet, 0), BigEndian.getInt64(packet, 1));
    }

    /** Reads a datagram of {@link #SIZE} bytes. */
    public static Token read(ByteBuf datagram) {
        int at = datagram.readerIndex();
        return new Token(datagram.getUnsignedByte(at), datagram.getLong(at + 1));
    }

    /** The packet. */
    public byte[] packet() {
        byte[] bytes = new byte[SIZE];
        bytes[0] = (byte) version;
        BigEndian.putInt64(bytes, 1, value);
        return bytes;
    }

    /** The acknowledgement. */
    public byte[] acknowledgement() {
        byte[] bytes = new byte[ACKNOWLEDGEMENT_SIZE];
        BigEndian.putInt64(bytes, 0, value);
        return bytes;
    }

    /** Tells whether a datagram is the acknowledgement. */
    public boolean isAcknowledgement(ByteBuf datagram) {
        if (datagram.readableBytes() != ACKNOWLEDGEMENT_SIZE) {
            return false;
        }
        byte[] bytes = new byte[ACKNOWLEDGEMENT_SIZE];
        datagram.getBytes(datagram.readerIndex(), bytes);
        return Arrays.equals(bytes, acknowledgement());
    }
}
