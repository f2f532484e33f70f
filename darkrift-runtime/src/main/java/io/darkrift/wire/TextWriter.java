package io.darkrift.wire;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.support.BigEndian;
import java.nio.CharBuffer;
import java.util.Objects;

/** Writes strings: the count of their bytes in four bytes, and the bytes in one of four encodings. */
final class TextWriter {
    /** How many chars of a string are unpacked at a time. */
    static final int SCRATCH_CHARS = 1024;

    private TextWriter() {}

    static void write(DarkriftWriter out, String text, TextEncoding encoding) {
        // The compiler folds comparisons with constants, but can't look through the table of a switch.
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
        if (length > SCRATCH_CHARS) {
            writeLongUtf16Le(out, text);
            return;
        }
        int at = out.reserve(4 + 2 * length) + 4;
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at - 4, 2 * length);
        char[] scratch = out.scratch();
        text.getChars(0, length, scratch, 0);
        if (Utf16.isShort(length)) {
            Utf16.putShort(bytes, at, scratch, length);
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
        Utf16.putBig(bytes, at, text);
    }

    private static void writeUtf8(DarkriftWriter out, String text) {
        int start = out.reserve(sizeOf(text.length(), 3));
        byte[] bytes = out.array();
        int end = Utf8.encode(text, bytes, start + 4);
        BigEndian.putInt32(bytes, start, end - start - 4);
        out.rewind(end);
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

    /** Returns the number of bytes that a string can take with its count. */
    private static int sizeOf(int length, int bytesPerChar) {
        long size = 4 + (long) length * bytesPerChar;
        if (size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a string of " + length + " characters is longer than a message can be");
        }
        return (int) size;
    }
}
