package io.darkrift.wire;

import io.darkrift.annotation.TextEncoding;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** Reads strings: the count of their bytes in four bytes, and the bytes in one of four encodings. */
final class TextReader {
    /** Below this size in bytes the Charset API makes more garbage than the bound on memory allows. */
    private static final int SHORT_UTF8 = 32;

    private TextReader() {}

    static String read(DarkriftReader in, TextEncoding encoding) {
        // The compiler folds comparisons with constants, but can't look through the table of a switch.
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
        if (Utf16.isShort(length)) {
            return in.strings().get(bytes, at, length);
        }
        return length <= 2 ? shortString(bytes, at, length) : readUtf16Le(in, at, length);
    }

    private static String shortString(byte[] bytes, int at, int length) {
        return switch (length) {
            case 0 -> "";
            case 1 -> StringCache.of(Utf16.getLittle(bytes, at));
            default -> StringCache.of(Utf16.getLittle(bytes, at), Utf16.getLittle(bytes, at + 2));
        };
    }

    private static String readUtf16Le(DarkriftReader in, int at, int length) {
        char[] chars = in.scratch(length);
        CharBuffer view = length > Utf16.MAX_SHORT ? in.charsAt(at) : null;
        if (view != null) {
            view.get(at >> 1, chars, 0, length);
        } else {
            Utf16.getLittle(in.array(), at, chars, length);
        }
        return new String(chars, 0, length);
    }

    private static String readUtf16Be(DarkriftReader in) {
        int length = readLength(in);
        byte[] bytes = in.array();
        int at = in.require(2 * length);
        if (length > 2) {
            char[] chars = in.scratch(length);
            Utf16.getBig(bytes, at, chars, length);
            return new String(chars, 0, length);
        }
        return switch (length) {
            case 0 -> "";
            case 1 -> StringCache.of(Utf16.getBig(bytes, at));
            default -> StringCache.of(Utf16.getBig(bytes, at), Utf16.getBig(bytes, at + 2));
        };
    }

    private static String readUtf8(DarkriftReader in) {
        int size = in.readCount(1);
        byte[] bytes = in.array();
        int at = in.require(size);
        if (size >= SHORT_UTF8 || size > 2 && Utf8.isAscii(bytes, at, size)) {
            return new String(bytes, at, size, StandardCharsets.UTF_8);
        }
        if (size == 0) {
            return "";
        }
        char[] chars = in.scratch(size);
        return StringCache.of(chars, Utf8.decode(bytes, at, size, chars));
    }

    private static String readAscii(DarkriftReader in) {
        int size = in.readCount(1);
        byte[] bytes = in.array();
        int at = in.require(size);
        return switch (size) {
            case 0 -> "";
            case 1 -> StringCache.of(ascii(bytes[at]));
            case 2 -> StringCache.of(ascii(bytes[at]), ascii(bytes[at + 1]));
            default -> new String(bytes, at, size, StandardCharsets.US_ASCII);
        };
    }

    /** Reads a string as an array, without a string in between. */
    static char[] readChars(DarkriftReader in, TextEncoding encoding) {
        return switch (encoding) {
            case UTF_16LE -> {
                char[] chars = new char[readLength(in)];
                Utf16.getLittle(in.array(), in.require(2 * chars.length), chars, chars.length);
                yield chars;
            }
            case UTF_16BE -> {
                char[] chars = new char[readLength(in)];
                Utf16.getBig(in.array(), in.require(2 * chars.length), chars, chars.length);
                yield chars;
            }
            case UTF_8 -> {
                int size = in.readCount(1);
                int at = in.require(size);
                char[] chars = in.scratch(size);
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

    /** Reads a string that must have one character. */
    static char readChar(DarkriftReader in, TextEncoding encoding) {
        int start = in.position();
        int size = in.readCount(1);
        byte[] bytes = in.array();
        int at = in.require(size);
        switch (encoding) {
            case UTF_16LE -> {
                if (size == 2) {
                    return Utf16.getLittle(bytes, at);
                }
            }
            case UTF_16BE -> {
                if (size == 2) {
                    return Utf16.getBig(bytes, at);
                }
            }
            case UTF_8 -> {
                char[] chars = in.scratch(4);
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
                "one character in " + encoding + " was expected, a string of " + size
                        + (size == 1 ? " byte arrived" : " bytes arrived"));
    }

    private static char ascii(byte b) {
        return b < 0 ? Utf8.REPLACEMENT : (char) b;
    }

    /** Reads the length of a string in UTF-16, in chars. */
    private static int readLength(DarkriftReader in) {
        int size = in.readCount(1);
        if ((size & 1) != 0) {
            throw in.refuse(4, "a string of " + size + " bytes is not UTF-16: the count must be even");
        }
        return size >> 1;
    }
}
