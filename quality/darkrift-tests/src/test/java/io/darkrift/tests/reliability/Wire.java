package io.darkrift.tests.reliability;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Bytes of the protocol, made by hand. */
public final class Wire {
    public static final int PING = 0x40;
    public static final int ACKNOWLEDGEMENT = 0x60;
    public static final int COMMAND = 0x80;

    private Wire() {}

    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /** What goes over TCP: a length, and a message. */
    public static byte[] frame(byte[] message) {
        return ByteBuffer.allocate(4 + message.length)
                .putInt(message.length)
                .put(message)
                .array();
    }

    public static byte[] frame(int flags, int tag, byte... rest) {
        return frame(message(flags, tag, rest));
    }

    /** What goes over UDP: flags, tag, and whatever follows. */
    public static byte[] message(int flags, int tag, byte... rest) {
        return ByteBuffer.allocate(3 + rest.length)
                .put((byte) flags)
                .putShort((short) tag)
                .put(rest)
                .array();
    }

    /** A ping, or the acknowledgement of one, without a payload. */
    public static byte[] ping(int flags, int tag, int code) {
        return message(flags, tag, (byte) (code >> 8), (byte) code);
    }

    /** The code of a ping. */
    public static int code(byte[] ping) {
        return ByteBuffer.wrap(ping).getShort(3) & 0xFFFF;
    }

    public static byte[] length(int length) {
        return ByteBuffer.allocate(4).putInt(length).array();
    }

    public static byte[] concat(byte[]... parts) {
        int size = 0;
        for (byte[] part : parts) {
            size += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(size);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }
}
