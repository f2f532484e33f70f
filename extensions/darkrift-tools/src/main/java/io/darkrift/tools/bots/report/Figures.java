package io.darkrift.tools.bots.report;

import io.darkrift.tools.capture.Printable;
import java.util.Locale;

/** Formats numbers and strings for reports. */
public final class Figures {
    private static final int MAX_TEXT = 300;

    private Figures() {}

    /**
     * Returns a string that does not disturb a terminal.
     *
     * @param text any text
     * @return the text in one line, escaped, and cut after 300 characters
     */
    public static String printable(String text) {
        return Printable.escape(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text);
    }

    /** A duration in milliseconds with its unit, or a dash. */
    static String millis(double millis) {
        if (Double.isNaN(millis)) {
            return "-";
        }
        if (millis > 0 && millis < 1) {
            return format("%.0f us", millis * 1_000);
        }
        if (millis == 0) {
            return "0 ms";
        }
        return millis < 1_000 ? format(millis < 10 ? "%.2f ms" : "%.1f ms", millis) : format("%.2f s", millis / 1_000);
    }

    /** A count with commas. */
    static String count(double count) {
        return format(count < 10 && count != Math.rint(count) ? "%,.1f" : "%,.0f", count);
    }

    /** A size in bytes with its unit. */
    static String bytes(double bytes) {
        if (bytes < 10_000) {
            return format("%,.0f B", bytes);
        }
        return bytes < 1_000_000 ? format("%,.1f kB", bytes / 1e3) : format("%,.1f MB", bytes / 1e6);
    }

    static String percent(double part) {
        return Double.isNaN(part) ? "-" : format(part > 0 && part < 0.1 ? "%.2f %%" : "%.0f %%", 100 * part);
    }

    static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
