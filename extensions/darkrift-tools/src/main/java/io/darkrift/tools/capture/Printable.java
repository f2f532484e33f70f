package io.darkrift.tools.capture;

/** Makes what peers and files control fit for a terminal. */
public final class Printable {
    private Printable() {}

    /**
     * Escapes characters that a terminal acts on: control characters, also those of Unicode, and characters that change the
     * direction of text.
     *
     * @param text the text
     * @return the same, in one line, with such characters as in {@code \u001b}
     */
    public static String escape(String text) {
        int first = 0;
        while (first < text.length() && isPlain(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char each = text.charAt(i);
            if (isPlain(each)) {
                escaped.append(each);
            } else {
                escaped.append(String.format("\\u%04x", (int) each));
            }
        }
        return escaped.toString();
    }

    private static boolean isPlain(char c) {
        if (c >= ' ' && c < 0x7F) {
            return true;
        }
        return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT && c != '\u2028' && c != '\u2029';
    }
}
