package io.darkrift.tools.doctor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a peer has sent, so that it can be printed. */
final class Escaped {
    private static final int MAX_SHOWN = 60;

    private Escaped() {}

    /** Returns bytes in quotes, at most 60 of them. */
    static String quoted(byte[] bytes, int count) {
        String text = new String(Arrays.copyOf(bytes, Math.min(count, MAX_SHOWN)), StandardCharsets.ISO_8859_1);
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\r' -> quoted.append("\\r");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '"', '\\' -> quoted.append('\\').append(c);
                default -> {
                    if (c >= ' ' && c <= '~') {
                        quoted.append(c);
                    } else {
                        quoted.append(String.format("\\x%02x", (int) c));
                    }
                }
            }
        }
        return quoted.append(count > MAX_SHOWN ? "\"..." : "\"").toString();
    }

    /** Returns text of a peer, such as a name in a certificate, in one line that no terminal obeys. */
    static String line(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                        ? String.format("\\u%04x", c)
                        : Character.toString(c))
                .collect(Collectors.joining());
    }
}
