package io.darkrift.wire;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.support.BigEndian;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** Turns bytes into text; UTF-16 without the Charset API, which costs many times as much. */
final class TextReader {
    private static final VarHandle LITTLE_CHAR =
            MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG_CHAR = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.BIG_ENDIAN);

    /** Below this size in bytes the Charset API makes more garbage than the text allows. */
    private static final int SHORT_UTF8 = 32;

    private TextReader() {}

    static String read(DarkriftReader in, TextEncoding encoding) {
        // Comparisons with what the compiler knows cost nothing; it can't look through the table of a switch.
        if (encoding == TextEncoding.UTF_16LE) {
            return readUtf16Le(in);
        }
        if (encoding == TextEncoding.UTF_8) {
            return readUtf8(in);
        }
        return Objects.requireNonNull(encoding) == TextEncoding.US_ASCII ? readAscii(in) : readUtf16Be(in);
    }

    static String readUtf16Le(DarkriftReader in) {
        int length = readLength(in);
        byte[] bytes = in.array();
        int at = in.require(2 * length);
        if (ShortUtf16.takes(length)) {
            return in.shortTexts().read(bytes, at, length);
        }
        return length <= 2 ? shortText(bytes, at, length, LITTLE_CHAR) : readUtf16Le(in, at, length);
    }

    private static String readUtf16Le(DarkriftReader in, int at, int length) {
        char[] chars = in.roomFor(length);
        CharBuffer view = length > ShortUtf16.MOST ? in.charsAt(at) : null;
        if (view != null) {
            view.get(at >> 1, chars, 0, length);
        } else {
            byte[] bytes = in.array();
            for (int i = 0; i < length; i++) {
                chars[i] = (char) LITTLE_CHAR.get(bytes, at + 2 * i);
            }
        }
        return new String(chars, 0, length);
    }

    private static String readUtf16Be(DarkriftReader in) {
        int length = readLength(in);
        byte[] bytes = in.array();
        int at = in.require(2 * length);
        if (length <= 2) {
            return shortText(bytes, at, length, BIG_CHAR);
        }
        char[] chars = in.roomFor(length);
        for (int i = 0; i < length; i++) {
            chars[i] = (char) BIG_CHAR.get(bytes, at + 2 * i);
        }
        return new String(chars, 0, length);
    }

    private static String shortText(byte[] bytes, int at, int length, VarHandle order) {
        return switch (length) {
            case 0 -> "";
            case 1 -> ShortText.of((char) order.get(bytes, at));
            default -> ShortText.of((char) order.get(bytes, at), (char) order.get(bytes, at + 2));
        };
    }

    private static String readUtf8(DarkriftReader in) {
        int size = in.readCount(1);
        byte[] bytes = in.array();
        int at = in.require(size);
        if (size >= SHORT_UTF8 || size > 2 && isAscii(bytes, at, size)) {
            return new String(bytes, at, size, StandardCharsets.UTF_8);
        }
        if (size == 0) {
            return "";
        }
        char[] chars = in.roomFor(size);
        return ShortText.ofWide(chars, Utf8.decode(bytes, at, size, chars));
    }

    private static String readAscii(DarkriftReader in) {
        int size = in.readCount(1);
        byte[] bytes = in.array();
        int at = in.require(size);
        return switch (size) {
            case 0 -> "";
            case 1 -> ShortText.of(ascii(bytes[at]));
            case 2 -> ShortText.of(ascii(bytes[at]), ascii(bytes[at + 1]));
            default -> new String(bytes, at, size, StandardCharsets.US_ASCII);
        };
    }

    /** Reads a text as an array, without a string on the way. */
    static char[] readChars(DarkriftReader in, TextEncoding encoding) {
        return switch (encoding) {
            case UTF_16LE -> readUtf16Chars(in, LITTLE_CHAR);
            case UTF_16BE -> readUtf16Chars(in, BIG_CHAR);
            case UTF_8 -> {
                int size = in.readCount(1);
                int at = in.require(size);
                char[] chars = in.roomFor(size);
                yield Arrays.copyOf(chars, Utf8.decode(in.array(), at, size, chars));
            }
            case US_ASCII -> {
                char[] chars = new char[in.readCount(1)];
                byte[] bytes = in.array();
                int at = in.require(chars.length);
                for (int i = 0; i < chars.length; i++) {
                    chars[i] = ascii(bytes[at + i]);
                }
                yield chars;
            }
        };
    }

    private static char[] readUtf16Chars(DarkriftReader in, VarHandle order) {
        char[] chars = new char[readLength(in)];
        byte[] bytes = in.array();
        int at = in.require(2 * chars.length);
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) order.get(bytes, at + 2 * i);
        }
        return chars;
    }

    /** Reads a text that must be one character. */
    static char readChar(DarkriftReader in, TextEncoding encoding) {
        int start = in.position();
        int size = in.readCount(1);
        byte[] bytes = in.array();
        int at = in.require(size);
        switch (encoding) {
            case UTF_16LE -> {
                if (size == 2) {
                    return (char) LITTLE_CHAR.get(bytes, at);
                }
            }
            case UTF_16BE -> {
                if (size == 2) {
                    return (char) BIG_CHAR.get(bytes, at);
                }
            }
            case UTF_8 -> {
                char[] chars = in.roomFor(4);
                if (size <= 4 && Utf8.decode(bytes, at, size, chars) == 1) {
                    return chars[0];
                }
            }
            case US_ASCII -> {
                if (size == 1) {
                    return ascii(bytes[at]);
                }
            }
        }
        throw in.refuse(
                in.position() - start,
                "one character in " + encoding + " was expected, a text of " + size
                        + (size == 1 ? " byte came" : " bytes came"));
    }

    private static char ascii(byte b) {
        return b < 0 ? Utf8.REPLACEMENT : (char) b;
    }

    /** Looks at eight or four bytes at a time; the last of them overlap with those before. */
    private static boolean isAscii(byte[] bytes, int at, int size) {
        long bits = 0;
        if (size >= 8) {
            for (int i = 0; i < size - 8; i += 8) {
                bits |= BigEndian.getInt64(bytes, at + i);
            }
            bits |= BigEndian.getInt64(bytes, at + size - 8);
        } else if (size >= 4) {
            bits = BigEndian.getInt32(bytes, at) | BigEndian.getInt32(bytes, at + size - 4);
        } else {
            for (int i = 0; i < size; i++) {
                bits |= bytes[at + i];
            }
        }
        return (bits & 0x8080_8080_8080_8080L) == 0;
    }

    /** The length of a UTF-16 text in chars. */
    private static int readLength(DarkriftReader in) {
        int size = in.readCount(1);
        if ((size & 1) != 0) {
            throw in.refuse(4, "a text of " + size + " bytes is not UTF-16: the count must be even");
        }
        return size >> 1;
    }
}
