package io.darkrift.transport;

import io.darkrift.wire.support.BigEndian;
import io.netty.buffer.ByteBuf;

/**
 * What a server sends first over TCP, and a client returns over UDP, so that the server knows which is whose:
 *
 * <pre>
 * +------------+----------------+
 * | version u8 | token 8 bytes  |
 * +------------+----------------+
 * </pre>
 *
 * @param version 0 or 1; any number in the dialect of darkriftpy
 * @param value the token: any number
 */
public record Token(int version, long value) {
    /** The size of the packet. */
    public static final int SIZE = 9;

    /** Reads a packet of {@link #SIZE} bytes. */
    public static Token read(byte[] bytes, int at) {
        return new Token(BigEndian.getUInt8(bytes, at), BigEndian.getInt64(bytes, at + 1));
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
}
