package io.darkrift.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes short texts in UTF-16, little-endian, four chars at a time, where the last four overlap with those before.
 * There are no loops: what the compiler puts around one costs more than the few chars. From about 20 chars on bulk
 * copies are faster.
 */
final class ShortUtf16 {
    /** The longest text that is treated here. */
    static final int MOST = 16;

    private static final int LEAST = 4;
    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ShortUtf16() {}

    /** Whether texts of this length are treated here. */
    static boolean takes(int length) {
        return length >= LEAST && length <= MOST;
    }

    /** Stores chars. */
    static void put(byte[] bytes, int at, char[] chars, int length) {
        putFour(bytes, at, chars, 0);
        if (length >= 8) {
            putFour(bytes, at, chars, 4);
            if (length >= 12) {
                putFour(bytes, at, chars, 8);
            }
        }
        if ((length & 3) != 0 || length == MOST) {
            putFour(bytes, at, chars, length - 4);
        }
    }

    private static void putFour(byte[] bytes, int at, char[] chars, int i) {
        INT64.set(
                bytes,
                at + 2 * i,
                (long) chars[i] | (long) chars[i + 1] << 16 | (long) chars[i + 2] << 32 | (long) chars[i + 3] << 48);
    }
}
