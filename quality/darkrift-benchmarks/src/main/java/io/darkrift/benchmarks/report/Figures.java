package io.darkrift.benchmarks.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as a reader wants them. */
public final class Figures {
    private Figures() {}

    /**
     * A number with three digits that count, and its thousands apart.
     *
     * @param value the number
     * @return such as 1.43, 14.3, 143 or 1,430
     */
    public static String of(double value) {
        double size = Math.abs(value);
        String format = size >= 99.95 || value == 0 ? "%,.0f" : size >= 9.995 ? "%,.1f" : "%,.2f";
        return String.format(Locale.ROOT, format, value);
    }

    /**
     * A whole number with its thousands apart.
     *
     * @param value the number, which is rounded
     * @return such as 1,430
     */
    public static String whole(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }

    /**
     * A number of an axis.
     *
     * @param value the number
     * @return such as 0.1, 2.5 or 1,000
     */
    public static String axis(double value) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }

    /**
     * A part of something.
     *
     * @param value 0.05 are five per cent
     * @return such as 5 %
     */
    public static String percent(double value) {
        return Math.round(100 * value) + " %";
    }
}
