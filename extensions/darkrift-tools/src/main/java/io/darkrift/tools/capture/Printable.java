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
        if (text.codePoints().allMatch(Printable::isPlain)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(each -> {
            if (isPlain(each)) {
                escaped.appendCodePoint(each);
            } else {
                for (char part : Character.toChars(each)) {
                    escaped.append(String.format("\\u%04x", (int) part));
                }
            }
        });
        return escaped.toString();
    }

    private static boolean isPlain(int c) {
        if (c >= ' ' && c < 0x7F) {
            return true;
        }
        return !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT && c != '\u2028' && c != '\u2029';
    }
}
