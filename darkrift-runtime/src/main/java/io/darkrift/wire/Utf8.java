package io.darkrift.wire;

/**
 * Turns UTF-8 into chars as {@code new String(bytes, UTF_8)} does, but without the arrays that it makes on the way. Bytes
 * that are no UTF-8 become U+FFFD: one for each stretch that could have been the start of a character.
 */
final class Utf8 {
    static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** Decodes bytes into an array that has room for as many chars, and tells how many there were. */
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

    /** How many bytes a character takes that starts with this one, or 1 if none does. */
    private static int widthOf(int lead) {
        if (lead < 0xC2 || lead > 0xF4) {
            return 1;
        }
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    /** Whether a byte may follow at an index: not where a shorter form exists, nor behind U+10FFFF. */
    private static boolean follows(int lead, int index, int next) {
        if (index > 1) {
            return (next & 0xC0) == 0x80;
        }
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xF4 ? 0x8F : 0xBF;
        return next >= least && next <= most;
    }
}
