package io.darkrift.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Short strings that are found again instead of made again.
 *
 * <p>Strings of one and two chars are shared by all threads. A string costs 48 bytes and its place in an array 4, which
 * is more than eight times the 5 or 6 bytes that these take on the wire. They are made when first needed, and take 4.5
 * MB if each of them is.
 *
 * <p>Strings of 4 to 16 chars in UTF-16, little-endian, are cached by each reader for itself, without a lock: those that
 * arrive repeatedly, such as the names of players, take half the time and no memory. Chars are loaded and compared four at
 * a time, where the last four overlap with those before.
 */
final class StringCache {
    /** The strings of one char, in pages. */
    private static final String[][] SINGLES = new String[256][];

    /** The strings of two chars that UTF-8 can have in two bytes: ASCII, and the replacement of malformed bytes. */
    private static final String[][] PAIRS = new String[129][];

    /** The cache stays unused for so many strings: a reader of one message would not profit from it. */
    private static final int FIRST_UNCACHED = 64;

    /** After so many misses in a row the strings are probably all new, and the next ones bypass the cache. */
    private static final int MAX_MISSES = 1 << 10;

    private static final int NEXT_UNCACHED = 1 << 13;

    /** The capacity of the cache, as a power of two. A newer string replaces an older one with the same index. */
    private static final int CAPACITY_BITS = 9;

    private static final int WORDS = 4;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The upper bytes of four chars. */
    private static final long UPPER = 0xFF00_FF00_FF00_FF00L;

    private final byte[] latin = new byte[Utf16.MAX_SHORT];
    private final char[] chars = new char[Utf16.MAX_SHORT];
    private int uncached = FIRST_UNCACHED;
    private int misses;

    /** The cached strings, and for each the words that it was made of. */
    private @Nullable String[] cached = {};

    private long[] words = {};

    /** Returns the string of one char. */
    static String of(char c) {
        return shared(SINGLES, 256, c >> 8, c & 0xFF, c, '\0', 1);
    }

    /** Returns the string of two chars. */
    static String of(char first, char second) {
        int row = indexInPairs(first);
        int column = indexInPairs(second);
        return row < 0 || column < 0 ? "" + first + second : shared(PAIRS, 129, row, column, first, second, 2);
    }

    /**
     * Returns the string of chars that are not all Latin-1. {@code new String} first tries a compact copy, which costs as
     * many bytes again; a concatenation does not.
     */
    static String of(char[] c, int length) {
        return switch (length) {
            case 1 -> of(c[0]);
            case 2 -> of(c[0], c[1]);
            case 3 -> "" + c[0] + c[1] + c[2];
            case 4 -> "" + c[0] + c[1] + c[2] + c[3];
            case 5 -> "" + c[0] + c[1] + c[2] + c[3] + c[4];
            case 6 -> "" + c[0] + c[1] + c[2] + c[3] + c[4] + c[5];
            default -> new String(c, 0, length);
        };
    }

    private static int indexInPairs(char c) {
        return c < 0x80 ? c : c == Utf8.REPLACEMENT ? 0x80 : -1;
    }

    /** Threads may fill a slot at the same time: they store equal strings, and strings may be published by a race. */
    private static String shared(
            String[][] rows, int columns, int row, int column, char first, char second, int length) {
        String[] strings = rows[row];
        if (strings == null) {
            strings = new String[columns];
            rows[row] = strings;
        }
        String string = strings[column];
        if (string == null) {
            string = length == 1 ? String.valueOf(first) : "" + first + second;
            strings[column] = string;
        }
        return string;
    }

    /**
     * Returns the string of some bytes in UTF-16, little-endian.
     *
     * @param bytes the array that holds them
     * @param at the index of the first byte
     * @param length the number of chars, which must be {@linkplain Utf16#isShort short}
     */
    String get(byte[] bytes, int at, int length) {
        long first = Utf16.getFour(bytes, at);
        long second = length > 8 ? Utf16.getFour(bytes, at + 8) : 0;
        long third = length > 12 ? Utf16.getFour(bytes, at + 16) : 0;
        long last = Utf16.getFour(bytes, at + 2 * length - 8);
        if (uncached > 0) {
            countUncached();
            return make(first, second, third, last, length);
        }
        int index = indexOf(first, second, third, last);
        int word = WORDS * index;
        @Nullable String[] strings = cached;
        long[] known = words;
        String string = strings[index];
        if (string != null
                && string.length() == length
                && known[word] == first
                && known[word + 1] == second
                && known[word + 2] == third
                && known[word + 3] == last) {
            if (misses > 0) {
                misses = 0;
            }
            return string;
        }
        string = make(first, second, third, last, length);
        strings[index] = string;
        known[word] = first;
        known[word + 1] = second;
        known[word + 2] = third;
        known[word + 3] = last;
        misses++;
        if (misses == MAX_MISSES) {
            misses = 0;
            uncached = NEXT_UNCACHED;
        }
        return string;
    }

    private void countUncached() {
        uncached--;
        if (uncached == 0 && cached.length == 0) {
            cached = new String[1 << CAPACITY_BITS];
            words = new long[WORDS << CAPACITY_BITS];
        }
    }

    private static int indexOf(long first, long second, long third, long last) {
        long mixed = first ^ Long.rotateLeft(second, 17) ^ Long.rotateLeft(third, 31) ^ Long.rotateLeft(last, 43);
        return (int) (mixed * SPREAD >>> Long.SIZE - CAPACITY_BITS);
    }

    private String make(long first, long second, long third, long last, int length) {
        return ((first | second | third | last) & UPPER) == 0
                ? makeLatin(first, second, third, last, length)
                : makeWide(first, second, third, last, length);
    }

    /** Stores the bytes eight at a time, because the constructor loads them so. */
    @SuppressWarnings("deprecation") // the constructor for Latin-1: faster than the one that is given the charset
    private String makeLatin(long first, long second, long third, long last, int length) {
        long end = lower(last);
        if (length <= 8) {
            INT64.set(latin, 0, lower(first) | end << 8 * length - 32);
        } else {
            INT64.set(latin, 0, lower(first) | lower(second) << 32);
            INT64.set(latin, 8, length <= 12 ? end >>> 96 - 8 * length : lower(third) | end << 8 * length - 96);
        }
        return new String(latin, 0, 0, length);
    }

    /** Returns the lower bytes of four chars, side by side. */
    private static long lower(long four) {
        long pairs = (four | four >>> 8) & 0x0000_FFFF_0000_FFFFL;
        return (pairs | pairs >>> 16) & 0xFFFF_FFFFL;
    }

    private String makeWide(long first, long second, long third, long last, int length) {
        unpack(first, 0);
        if (length > 8) {
            unpack(second, 4);
        }
        if (length > 12) {
            unpack(third, 8);
        }
        unpack(last, length - 4);
        return new String(chars, 0, length);
    }

    private void unpack(long four, int at) {
        for (int i = 0; i < 4; i++) {
            chars[at + i] = (char) (four >>> 16 * i);
        }
    }
}
