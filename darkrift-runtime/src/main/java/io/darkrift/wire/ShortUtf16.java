package io.darkrift.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Short texts in UTF-16, little-endian, four chars at a time. The last four overlap with those before. There are no
 * loops: what the compiler puts around one costs more than the few chars.
 *
 * <p>By measure this is 2 to 5 ns faster for a name of 12 chars than a loop or a bulk copy, and slower from about 20 on.
 */
final class ShortUtf16 {
    private static final int LEAST = 4;
    static final int MOST = 16;

    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The upper bytes of four chars. */
    private static final long UPPER = 0xFF00_FF00_FF00_FF00L;

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

    /**
     * Loads the lower byte of each char.
     *
     * @param latin room for {@link #MOST} bytes
     * @return true if the upper ones are all zero, so that the text is Latin-1
     */
    static boolean getLatin(byte[] bytes, int at, int length, byte[] latin) {
        long all;
        if (length >= 8) {
            all = getEight(bytes, at, latin);
            if (length >= 12) {
                all |= getFour(bytes, at, latin, 8);
            }
        } else {
            all = getFour(bytes, at, latin, 0);
        }
        if ((length & 3) != 0 || length == MOST) {
            all |= getFour(bytes, at, latin, length - 4);
        }
        return (all & UPPER) == 0;
    }

    /** One store instead of two, since the copy into the string loads eight bytes at a time. */
    private static long getEight(byte[] bytes, int at, byte[] latin) {
        long first = (long) INT64.get(bytes, at);
        long second = (long) INT64.get(bytes, at + 8);
        INT64.set(latin, 0, lower(first) | lower(second) << 32);
        return first | second;
    }

    private static long getFour(byte[] bytes, int at, byte[] latin, int i) {
        long four = (long) INT64.get(bytes, at + 2 * i);
        INT32.set(latin, i, (int) lower(four));
        return four;
    }

    /** The lower bytes of four chars, side by side. */
    private static long lower(long four) {
        long pairs = (four | four >>> 8) & 0x0000_FFFF_0000_FFFFL;
        return (pairs | pairs >>> 16) & 0xFFFF_FFFFL;
    }
}
