package io.darkrift.tools.doctor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

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
}
