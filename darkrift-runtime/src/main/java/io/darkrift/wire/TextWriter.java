package io.darkrift.wire;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.support.BigEndian;
import java.nio.CharBuffer;
import java.util.Objects;

/** Turns text into bytes without the Charset API, which costs many times as much. */
final class TextWriter {
    private TextWriter() {}

    static void write(DarkriftWriter out, String text, TextEncoding encoding) {
        // Comparisons with what the compiler knows cost nothing; it can't look through the table of a switch.
        if (encoding == TextEncoding.UTF_16LE) {
            writeUtf16Le(out, text);
        } else if (encoding == TextEncoding.UTF_8) {
            writeUtf8(out, text);
        } else if (Objects.requireNonNull(encoding) == TextEncoding.US_ASCII) {
            writeAscii(out, text);
        } else {
            writeUtf16Be(out, text);
        }
    }

    static void writeUtf16Le(DarkriftWriter out, String text) {
        int length = text.length();
        if (length > WriterBuffer.SCRATCH_CHARS) {
            writeLongUtf16Le(out, text);
            return;
        }
        int at = out.reserve(4 + 2 * length) + 4;
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at - 4, 2 * length);
        char[] scratch = out.scratch();
        text.getChars(0, length, scratch, 0);
        if (ShortUtf16.takes(length)) {
            ShortUtf16.put(bytes, at, scratch, length);
        } else {
            out.charsAt(at).put(at >> 1, scratch, 0, length);
        }
    }

    private static void writeLongUtf16Le(DarkriftWriter out, String text) {
        int length = text.length();
        int at = out.reserve(sizeOf(length, 2)) + 4;
        BigEndian.putInt32(out.array(), at - 4, 2 * length);
        char[] scratch = out.scratch();
        CharBuffer chars = out.charsAt(at);
        for (int from = 0; from < length; from += scratch.length) {
            int count = Math.min(scratch.length, length - from);
            text.getChars(from, from + count, scratch, 0);
            chars.put((at >> 1) + from, scratch, 0, count);
        }
    }

    static void writeUtf16Le(DarkriftWriter out, char[] text) {
        int at = out.reserve(sizeOf(text.length, 2)) + 4;
        BigEndian.putInt32(out.array(), at - 4, 2 * text.length);
        out.charsAt(at).put(at >> 1, text, 0, text.length);
    }

    private static void writeUtf16Be(DarkriftWriter out, String text) {
        int length = text.length();
        int at = out.reserve(sizeOf(length, 2)) + 4;
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at - 4, 2 * length);
        for (int i = 0; i < length; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, text.charAt(i));
        }
    }

    private static void writeUtf8(DarkriftWriter out, String text) {
        int length = text.length();
        int start = out.reserve(sizeOf(length, 3));
        byte[] bytes = out.array();
        int at = start + 4;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes[at++] = (byte) c;
            } else if (c < 0x800) {
                bytes[at++] = (byte) (0xC0 | c >> 6);
                bytes[at++] = (byte) (0x80 | c & 0x3F);
            } else if (isPair(text, i)) {
                int codePoint = Character.toCodePoint(c, text.charAt(++i));
                bytes[at++] = (byte) (0xF0 | codePoint >> 18);
                bytes[at++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
                bytes[at++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
                bytes[at++] = (byte) (0x80 | codePoint & 0x3F);
            } else {
                // UTF-8 has no unpaired surrogates: C# writes this instead, too.
                char written = Character.isSurrogate(c) ? Utf8.REPLACEMENT : c;
                bytes[at++] = (byte) (0xE0 | written >> 12);
                bytes[at++] = (byte) (0x80 | written >> 6 & 0x3F);
                bytes[at++] = (byte) (0x80 | written & 0x3F);
            }
        }
        BigEndian.putInt32(bytes, start, at - start - 4);
        out.rewind(at);
    }

    private static boolean isPair(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }

    private static void writeAscii(DarkriftWriter out, String text) {
        int length = text.length();
        int start = out.reserve(sizeOf(length, 1));
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, start, length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                out.rewind(start);
                throw new IllegalArgumentException("character " + i + " of the text is U+"
                        + String.format("%04X", (int) c) + ": ASCII holds U+0000 to U+007F, choose another encoding");
            }
            bytes[start + 4 + i] = (byte) c;
        }
    }

    /** The bytes that a text can take at most, with its count. */
    private static int sizeOf(int length, int bytesPerChar) {
        long size = 4 + (long) length * bytesPerChar;
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a text of " + length + " characters is more than a message can hold");
        }
        return (int) size;
    }
}
