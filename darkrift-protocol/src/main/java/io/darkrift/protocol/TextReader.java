package io.darkrift.protocol;

import java.util.function.IntPredicate;

/** A string, and how far it has been read. */
final class TextReader {
    private final String text;
    private int at;

    TextReader(String text) {
        this.text = text;
    }

    /** Skips a string if it is next. Returns whether it was. */
    boolean take(String expected) {
        boolean isNext = text.startsWith(expected, at);
        at += isNext ? expected.length() : 0;
        return isNext;
    }

    void expect(String expected) {
        if (!take(expected)) {
            throw expected("\"" + expected + "\"");
        }
    }

    void end() {
        if (at < text.length()) {
            throw expected("the end");
        }
    }

    /** Takes characters up to the first of another kind: one at least. */
    String word(String what, IntPredicate kind) {
        int start = at;
        while (at < text.length() && kind.test(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        if (at == start) {
            throw expected(what);
        }
        return text.substring(start, at);
    }

    String identifier(String what) {
        return word(what, Character::isJavaIdentifierPart);
    }

    String className() {
        return word("a class name", each -> each == '.' || Character.isJavaIdentifierPart(each));
    }

    int integer(String what) {
        int start = at;
        String digits = word(what, each -> each >= '0' && each <= '9');
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            at = start;
            throw expected(what);
        }
    }

    /** A number, up to a comma, two dots or a bracket. */
    double number(String what) {
        int start = at;
        while (at < text.length() && ", )".indexOf(text.charAt(at)) < 0 && !text.startsWith("..", at)) {
            at++;
        }
        String number = text.substring(start, at);
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException e) {
            at = start;
            throw expected(what);
        }
    }

    /** The text between quotes, of which the first has been taken. */
    String quoted() {
        StringBuilder value = new StringBuilder();
        while (!take("\"")) {
            if (at == text.length()) {
                throw expected("\"\\\"\"");
            }
            value.append(take("\\") ? escaped() : text.charAt(at++));
        }
        return value.toString();
    }

    private char escaped() {
        if (take("u")) {
            int end = at + 4;
            try {
                char value = (char) Integer.parseUnsignedInt(text.substring(at, Math.min(end, text.length())), 16);
                at = end;
                return value;
            } catch (NumberFormatException e) {
                throw expected("four hexadecimal digits");
            }
        }
        int index = at < text.length() ? Quoting.LETTERS.indexOf(text.charAt(at)) : -1;
        if (index < 0) {
            throw expected("one of " + Quoting.LETTERS + "u");
        }
        at++;
        return Quoting.CHARACTERS.charAt(index);
    }

    ProtocolFormatException expected(String what) {
        String came = at < text.length() ? "\"" + text.substring(at) + "\"" : "the end";
        return new ProtocolFormatException(
                "in \"" + text + "\" at character " + at + ": expected " + what + ", and " + came + " arrived");
    }

    /** Returns the exception for parts that a description refuses, with the text. */
    ProtocolFormatException refused(IllegalArgumentException reason) {
        return new ProtocolFormatException("in \"" + text + "\": " + reason.getMessage(), reason);
    }
}
