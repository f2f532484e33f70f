package io.darkrift.protocol;

/** Texts in quotes, as in JSON. */
final class Quoting {
    /** The characters after a backslash; those at the same index of the other string are their meanings. */
    static final String LETTERS = "\"\\/bfnrt";

    static final String CHARACTERS = "\"\\/\b\f\n\r\t";

    private Quoting() {}

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            int index = each == '/' ? -1 : CHARACTERS.indexOf(each);
            if (index >= 0) {
                quoted.append('\\').append(LETTERS.charAt(index));
            } else if (each < ' ') {
                quoted.append(String.format("\\u%04x", (int) each));
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }
}
