package io.darkrift.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Reads short texts in UTF-16, little-endian, four chars at a time, where the last four overlap with those before. What
 * comes again and again, such as the names of players, is found again instead of made again: by measure that takes half
 * the time, and no memory. Each reader has its own, so it takes no lock.
 */
final class ShortTexts {
    /** So many texts are read before any is kept: a reader of one message would have no use for them. */
    private static final int FIRST_UNKEPT = 64;

    /** Where so many in a row were not found, none is looked for among the next: they seem to be new, all of them. */
    private static final int MAX_MISSES = 1 << 10;

    private static final int NEXT_UNKEPT = 1 << 13;

    /** How many texts are kept, as a power of two. A newer one takes the place of an older. */
    private static final int KEPT_BITS = 9;

    private static final int WORDS = 4;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The upper bytes of four chars. */
    private static final long UPPER = 0xFF00_FF00_FF00_FF00L;

    private final byte[] latin = new byte[ShortUtf16.MOST];
    private final char[] chars = new char[ShortUtf16.MOST];
    private int unkept = FIRST_UNKEPT;
    private int misses;

    /** The texts that are kept, and the words that they were made of. */
    private @Nullable String[] texts = {};

    private long[] words = {};

    /**
     * Reads a text.
     *
     * @param bytes the array that holds it
     * @param at the index of its first byte
     * @param length how many chars it has: as many as {@link ShortUtf16} takes
     */
    String read(byte[] bytes, int at, int length) {
        long first = (long) INT64.get(bytes, at);
        long second = length > 8 ? (long) INT64.get(bytes, at + 8) : 0;
        long third = length > 12 ? (long) INT64.get(bytes, at + 16) : 0;
        long last = (long) INT64.get(bytes, at + 2 * length - 8);
        if (unkept > 0) {
            keepSoon();
            return make(first, second, third, last, length);
        }
        int place = place(first, second, third, last);
        int word = WORDS * place;
        @Nullable String[] kept = texts;
        long[] known = words;
        String text = kept[place];
        if (text != null
                && text.length() == length
                && known[word] == first
                && known[word + 1] == second
                && known[word + 2] == third
                && known[word + 3] == last) {
            if (misses > 0) {
                misses = 0;
            }
            return text;
        }
        text = make(first, second, third, last, length);
        kept[place] = text;
        known[word] = first;
        known[word + 1] = second;
        known[word + 2] = third;
        known[word + 3] = last;
        misses++;
        if (misses == MAX_MISSES) {
            misses = 0;
            unkept = NEXT_UNKEPT;
        }
        return text;
    }

    private void keepSoon() {
        unkept--;
        if (unkept == 0 && texts.length == 0) {
            texts = new String[1 << KEPT_BITS];
            words = new long[WORDS << KEPT_BITS];
        }
    }

    private static int place(long first, long second, long third, long last) {
        long mixed = first ^ Long.rotateLeft(second, 17) ^ Long.rotateLeft(third, 31) ^ Long.rotateLeft(last, 43);
        return (int) (mixed * SPREAD >>> Long.SIZE - KEPT_BITS);
    }

    private String make(long first, long second, long third, long last, int length) {
        return ((first | second | third | last) & UPPER) == 0
                ? makeLatin(first, second, third, last, length)
                : makeWide(first, second, third, last, length);
    }

    /** The bytes are stored eight at a time, since they are loaded so again. */
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

    /** The lower bytes of four chars, side by side. */
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
