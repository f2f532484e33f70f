package io.darkrift.wire;

/**
 * Makes strings of a few chars. A string costs 48 bytes and its place in an array 4, which is more than eight times the
 * 5 or 6 bytes that the shortest texts take on the wire: those are shared. They are made when first needed, and take
 * 4.5 MB if every one of them is.
 */
final class ShortText {
    /** By their char, in pages. */
    private static final String[][] SINGLES = new String[256][];

    /** Two chars that UTF-8 can have in two bytes: ASCII, and what stands for bytes that are no character. */
    private static final String[][] PAIRS = new String[129][];

    private ShortText() {}

    static String of(char c) {
        return lookUp(SINGLES, 256, c >> 8, c & 0xFF, c, '\0', 1);
    }

    static String of(char first, char second) {
        int row = indexInPairs(first);
        int column = indexInPairs(second);
        return row < 0 || column < 0 ? "" + first + second : lookUp(PAIRS, 129, row, column, first, second, 2);
    }

    /**
     * A string of chars that are not all Latin-1. {@code new String} tries a compact copy first, in vain and for as many
     * bytes again; a concatenation makes none.
     */
    static String ofWide(char[] c, int length) {
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

    /** Threads may fill a place at once: they put equal strings there, and strings may be published by a race. */
    private static String lookUp(
            String[][] rows, int columns, int row, int column, char first, char second, int length) {
        String[] strings = rows[row];
        if (strings == null) {
            strings = new String[columns];
            rows[row] = strings;
        }
        String text = strings[column];
        if (text == null) {
            text = length == 1 ? String.valueOf(first) : "" + first + second;
            strings[column] = text;
        }
        return text;
    }
}
