package io.darkrift.wire;

import io.darkrift.wire.support.BigEndian;

/**
 * UTF-8 in a {@code byte[]}, as {@code new String(bytes, UTF_8)} and {@code getBytes(UTF_8)} convert it, but without the
 * arrays that they allocate. Malformed bytes become U+FFFD: one for each sequence that could have been the start of a
 * character. So do unpaired surrogates, which UTF-8 does not have; C# replaces them too.
 */
final class Utf8 {
    static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** Encodes a string into an array with room for three bytes for each char. Returns the index after the last byte. */
    static int encode(String text, byte[] bytes, int from) {
        int length = text.length();
        int at = from;
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
                char written = Character.isSurrogate(c) ? REPLACEMENT : c;
                bytes[at++] = (byte) (0xE0 | written >> 12);
                bytes[at++] = (byte) (0x80 | written >> 6 & 0x3F);
                bytes[at++] = (byte) (0x80 | written & 0x3F);
            }
        }
        return at;
    }

    private static boolean isPair(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }

    /** Decodes bytes into an array with room for as many chars. Returns the number of chars. */
    static int decode(byte[] bytes, int from, int size, char[] chars) {
        int at = from;
        int end = from + size;
        int count = 0;
        while (at < end) {
            int lead = bytes[at] & 0xFF;
            if (lead < 0x80) {
                chars[count++] = (char) lead;
                at++;
                continue;
            }
            if (lead >= 0xC2 && lead < 0xE0 && at + 1 < end && (bytes[at + 1] & 0xC0) == 0x80) {
                chars[count++] = (char) ((lead & 0x1F) << 6 | bytes[at + 1] & 0x3F);
                at += 2;
                continue;
            }
            int width = widthOf(lead);
            int codePoint = lead & 0x7F >> width;
            int found = 1;
            while (found < width && at + found < end && follows(lead, found, bytes[at + found] & 0xFF)) {
                codePoint = codePoint << 6 | bytes[at + found] & 0x3F;
                found++;
            }
            at += found;
            if (found < width || width == 1 || codePoint >= 0xD800 && codePoint <= 0xDFFF) {
                chars[count++] = REPLACEMENT;
            } else if (codePoint < 0x10000) {
                chars[count++] = (char) codePoint;
            } else {
                chars[count++] = Character.highSurrogate(codePoint);
                chars[count++] = Character.lowSurrogate(codePoint);
            }
        }
        return count;
    }

    /** Returns the number of bytes of a character that starts with this byte, or 1 if no character does. */
    private static int widthOf(int lead) {
        if (lead < 0xC2 || lead > 0xF4) {
            return 1;
        }
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    /** Returns whether a byte may follow at an index. It may not where a shorter form exists, or behind U+10FFFF. */
    private static boolean follows(int lead, int index, int next) {
        if (index > 1) {
            return (next & 0xC0) == 0x80;
        }
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xF4 ? 0x8F : 0xBF;
        return next >= least && next <= most;
    }

    /** Returns whether all bytes are ASCII. It tests eight or four at a time; the last overlap with those before. */
    static boolean isAscii(byte[] bytes, int at, int size) {
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
}
