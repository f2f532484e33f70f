package io.darkrift.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import org.jspecify.annotations.Nullable;

/**
 * UTF-16 in a {@code byte[]}, without the Charset API, which costs many times as much. Strings of 4 to 16 chars are
 * copied four chars at a time, where the last four overlap with those before: the setup of a loop costs more than so few
 * chars. From about 20 chars on a bulk copy through {@link Views} is faster.
 */
final class Utf16 {
    /** The longest string that is copied four chars at a time. */
    static final int MAX_SHORT = 16;

    private static final int MIN_SHORT = 4;

    private static final VarHandle LITTLE_CHAR =
            MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_CHAR = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Utf16() {}

    /** Returns the char at an index, little-endian. */
    static char getLittle(byte[] bytes, int at) {
        return (char) LITTLE_CHAR.get(bytes, at);
    }

    /** Returns the char at an index, big-endian. */
    static char getBig(byte[] bytes, int at) {
        return (char) BIG_CHAR.get(bytes, at);
    }

    static void getLittle(byte[] bytes, int at, char[] chars, int length) {
        for (int i = 0; i < length; i++) {
            chars[i] = (char) LITTLE_CHAR.get(bytes, at + 2 * i);
        }
    }

    static void getBig(byte[] bytes, int at, char[] chars, int length) {
        for (int i = 0; i < length; i++) {
            chars[i] = (char) BIG_CHAR.get(bytes, at + 2 * i);
        }
    }

    static void putBig(byte[] bytes, int at, String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            BIG_CHAR.set(bytes, at + 2 * i, text.charAt(i));
        }
    }

    /** Returns whether a string of this length is copied four chars at a time. */
    static boolean isShort(int length) {
        return length >= MIN_SHORT && length <= MAX_SHORT;
    }

    /** Stores the chars of a {@linkplain #isShort short} string, little-endian. */
    static void putShort(byte[] bytes, int at, char[] chars, int length) {
        putFour(bytes, at, chars, 0);
        if (length >= 8) {
            putFour(bytes, at, chars, 4);
            if (length >= 12) {
                putFour(bytes, at, chars, 8);
            }
        }
        if ((length & 3) != 0 || length == MAX_SHORT) {
            putFour(bytes, at, chars, length - 4);
        }
    }

    private static void putFour(byte[] bytes, int at, char[] chars, int i) {
        INT64.set(
                bytes,
                at + 2 * i,
                (long) chars[i] | (long) chars[i + 1] << 16 | (long) chars[i + 2] << 32 | (long) chars[i + 3] << 48);
    }

    /** Returns four chars, little-endian: the first in the lowest bits. */
    static long getFour(byte[] bytes, int at) {
        return (long) INT64.get(bytes, at);
    }

    /**
     * Views of an array as little-endian chars, for bulk copies: one for strings at even and one for strings at odd
     * indices.
     */
    static final class Views {
        private final byte[] bytes;
        private @Nullable CharBuffer even;
        private @Nullable CharBuffer odd;

        Views(byte[] bytes) {
            this.bytes = bytes;
        }

        /** Returns the view whose chars start at the parity of an index, which they have in it at {@code index >> 1}. */
        CharBuffer at(int index) {
            boolean isOdd = (index & 1) != 0;
            CharBuffer view = isOdd ? odd : even;
            if (view == null) {
                view = create(index & 1);
                if (isOdd) {
                    odd = view;
                } else {
                    even = view;
                }
            }
            return view;
        }

        private CharBuffer create(int first) {
            return ByteBuffer.wrap(bytes, first, bytes.length - first)
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asCharBuffer();
        }
    }
}
