package io.darkrift.transport.bichannel.framing;

import io.darkrift.transport.LinkWriter;
import io.darkrift.transport.bichannel.Dialect;
import io.darkrift.wire.support.BigEndian;
import io.netty.buffer.ByteBuf;
import java.util.random.RandomGenerator;

/**
 * What a server sends first over TCP, and a client returns over UDP, so that the server knows which datagrams belong to
 * which connection:
 *
 * <pre>
 * +------------+----------------+
 * | version u8 | token 8 bytes  |
 * +------------+----------------+
 * </pre>
 *
 * <p>Where UDP does not get through, a client of this library shows it over TCP, in a command that no other library
 * knows:
 *
 * <pre>
 * +----------------------+------------+-----------+------------+---------------+
 * | length i32 = 3 + 9   | flags 0x80 | tag u16 2 | version u8 | token 8 bytes |
 * +----------------------+------------+-----------+------------+---------------+
 * </pre>
 *
 * @param version 0 or 1; any number in the dialect of darkriftpy
 * @param value the token: any number
 */
public record Token(int version, long value) {
    /** The size of the packet in bytes. */
    public static final int SIZE = 9;

    /** The first byte of a command. */
    public static final byte COMMAND = (byte) 0x80;

    private static final int PRESENT_TOKEN = 2;

    /** The size of the command without its length. */
    private static final int COMMAND_BYTES = LinkWriter.HEADER_BYTES + SIZE;

    /** Makes a new token of a server. */
    public static Token create(Dialect dialect, RandomGenerator random) {
        int version = switch (dialect) {
            case V0 -> 0;
            case DARKRIFTPY -> random.nextInt(256);
            default -> 1;
        };
        return new Token(version, random.nextLong());
    }

    /** Reads a packet of {@link #SIZE} bytes. */
    public static Token read(byte[] bytes, int at) {
        return new Token(BigEndian.getUInt8(bytes, at), BigEndian.getInt64(bytes, at + 1));
    }

    /** Reads a datagram of {@link #SIZE} bytes. */
    public static Token read(ByteBuf datagram) {
        int at = datagram.readerIndex();
        return new Token(datagram.getUnsignedByte(at), datagram.getLong(at + 1));
    }

    /** Returns the packet. */
    public byte[] packet() {
        byte[] bytes = new byte[SIZE];
        put(bytes, 0);
        return bytes;
    }

    private void put(byte[] bytes, int at) {
        bytes[at] = (byte) version;
        BigEndian.putInt64(bytes, at + 1, value);
    }

    /** Returns the command that shows the token over TCP, with its length. */
    public byte[] presentation() {
        byte[] bytes = new byte[LinkWriter.LENGTH_BYTES + COMMAND_BYTES];
        BigEndian.putInt32(bytes, 0, COMMAND_BYTES);
        bytes[LinkWriter.LENGTH_BYTES] = COMMAND;
        BigEndian.putInt16(bytes, LinkWriter.LENGTH_BYTES + 1, PRESENT_TOKEN);
        put(bytes, LinkWriter.LENGTH_BYTES + LinkWriter.HEADER_BYTES);
        return bytes;
    }

    /** Returns whether a frame, without its length, is the command that shows some token. */
    public static boolean isPresentation(byte[] bytes, int from, int to) {
        return to - from == COMMAND_BYTES
                && bytes[from] == COMMAND
                && BigEndian.getUInt16(bytes, from + 1) == PRESENT_TOKEN;
    }

    /** Returns the token that such a command shows. */
    public static Token presented(byte[] bytes, int from) {
        return read(bytes, from + LinkWriter.HEADER_BYTES);
    }
}
