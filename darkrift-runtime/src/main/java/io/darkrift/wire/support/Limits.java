package io.darkrift.wire.support;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.WireException;

/**
 * Checks that strings, arrays, lists and maps are no longer than their {@code @MaxLength}. What is read is refused by
 * the count in front of it, before anything is allocated.
 */
public final class Limits {
    private Limits() {}

    /**
     * Rejects a string that is too long to be written.
     *
     * @param value the text
     * @param max how many chars are allowed
     * @param place what it is, such as {@code Chat.text}
     * @return the text
     * @throws IllegalArgumentException if it has more
     */
    public static String text(String value, int max, String place) {
        if (value.length() > max) {
            throw tooMany(value.length(), "character", max, place);
        }
        return value;
    }

    /**
     * Rejects a count that is too high to be written.
     *
     * @param count how many elements an array, a list or a map has
     * @param max how many are allowed
     * @param place what it is, such as {@code Choose.items}
     * @return the count
     * @throws IllegalArgumentException if it is higher
     */
    public static int count(int count, int max, String place) {
        if (count > max) {
            throw tooMany(count, "element", max, place);
        }
        return count;
    }

    /**
     * Reads text.
     *
     * @param in the reader
     * @param encoding the encoding
     * @param max how many chars are allowed
     * @param place the component
     * @return what was read: {@code max} chars at most
     * @throws WireException if the text has more chars, or more bytes than this many chars can take, or the bytes are
     *     not text
     */
    public static String string(DarkriftReader in, TextEncoding encoding, int max, String place) {
        int start = in.position();
        bytesAhead(in, encoding, max, place);
        String text = Reads.string(in, encoding, place);
        if (text.length() > max) {
            throw tooManyCame(start, text.length(), "character", max, place);
        }
        return text;
    }

    /**
     * Reads characters.
     *
     * @param in the reader
     * @param encoding the encoding
     * @param max how many are allowed
     * @param place the component
     * @return what was read: {@code max} characters at most
     * @throws WireException if there are more, or more bytes than this many can take, or the bytes are not text
     */
    public static char[] chars(DarkriftReader in, TextEncoding encoding, int max, String place) {
        int start = in.position();
        bytesAhead(in, encoding, max, place);
        char[] chars = Reads.chars(in, encoding, place);
        if (chars.length > max) {
            throw tooManyCame(start, chars.length, "character", max, place);
        }
        return chars;
    }

    /**
     * Reads the count of an array, a list or a map.
     *
     * @param in the reader
     * @param elementBytes the least size of an element in bytes
     * @param max how many elements are allowed
     * @param place the component
     * @return the count: {@code max} at most
     * @throws WireException if it is higher, or can't be true
     */
    public static int count(DarkriftReader in, int elementBytes, int max, String place) {
        ahead(in, max, place);
        return Reads.count(in, elementBytes, place);
    }

    /**
     * Looks at the count of the array that comes next, and stays in front of it. Not for characters, whose count is one of
     * bytes.
     *
     * @param in the reader
     * @param max how many elements are allowed
     * @param place the component
     * @throws WireException if there are more
     */
    public static void ahead(DarkriftReader in, int max, String place) {
        int count = countAhead(in);
        if (count > max) {
            throw tooManyCame(in.position(), count, "element", max, place);
        }
    }

    private static void bytesAhead(DarkriftReader in, TextEncoding encoding, int max, String place) {
        int size = countAhead(in);
        if (size > (long) max * mostBytes(encoding)) {
            throw new WireException(
                    place + ": a string of " + size + " bytes arrived, and " + allowed("character", max) + " in "
                            + encoding,
                    in.position());
        }
    }

    /** Returns the largest number of bytes of a char. In UTF-8 it is three: a pair of surrogates takes four. */
    private static int mostBytes(TextEncoding encoding) {
        return switch (encoding) {
            case UTF_16LE, UTF_16BE -> 2;
            case UTF_8 -> 3;
            case US_ASCII -> 1;
        };
    }

    /** Returns the count that is next, or -1 if the bytes end before it, which its reader reports. */
    private static int countAhead(DarkriftReader in) {
        return in.remaining() < 4 ? -1 : BigEndian.getInt32(in.array(), in.require(0));
    }

    private static IllegalArgumentException tooMany(int count, String unit, int max, String place) {
        return new IllegalArgumentException(place + " has " + counted(count, unit) + ": " + allowed(unit, max));
    }

    private static WireException tooManyCame(int offset, int count, String unit, int max, String place) {
        return new WireException(place + ": " + counted(count, unit) + " arrived, and " + allowed(unit, max), offset);
    }

    private static String counted(int count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    private static String allowed(String unit, int max) {
        return "at most " + counted(max, unit) + (max == 1 ? " is allowed" : " are allowed");
    }
}
