package io.darkrift.testing.transport;

import io.darkrift.wire.support.BigEndian;
import java.util.List;
import java.util.stream.IntStream;

/** Messages as links carry them, whose bytes follow from tag and size. */
public final class TestMessage {
    public static final int LENGTH_BYTES = 4;
    public static final int HEADER_BYTES = 3;

    private TestMessage() {}

    /** Returns a message without a length before it. */
    public static byte[] of(int tag, int size) {
        byte[] body = new byte[size];
        BigEndian.putInt16(body, 1, tag);
        for (int i = HEADER_BYTES; i < size; i++) {
            body[i] = (byte) (31 * tag + i);
        }
        return body;
    }

    public static int tag(byte[] body) {
        return BigEndian.getUInt16(body, 1);
    }

    /** Returns messages of a size, whose tags count up. */
    public static List<byte[]> many(int count, int size) {
        return IntStream.range(0, count).mapToObj(tag -> of(tag, size)).toList();
    }

    /** Returns messages one after the other, each with its length before it. */
    public static byte[] batch(List<byte[]> bodies) {
        int size = bodies.stream().mapToInt(body -> LENGTH_BYTES + body.length).sum();
        byte[] batch = new byte[size];
        int at = 0;
        for (byte[] body : bodies) {
            BigEndian.putInt32(batch, at, body.length);
            System.arraycopy(body, 0, batch, at + LENGTH_BYTES, body.length);
            at += LENGTH_BYTES + body.length;
        }
        return batch;
    }

    public static byte[] batch(byte[]... bodies) {
        return batch(List.of(bodies));
    }
}
