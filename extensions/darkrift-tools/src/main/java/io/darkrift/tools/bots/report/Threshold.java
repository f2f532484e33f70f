package io.darkrift.tools.bots.report;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on which a run has failed, such as {@code rtt.p99>50ms}.
 *
 * @param text as the user wrote it
 * @param metric the name of the number
 * @param operator {@code >}, {@code >=}, {@code <} or {@code <=}
 * @param limit what the number is compared with, in the unit of the metric
 */
public record Threshold(String text, String metric, String operator, double limit) {
    private static final Pattern SYNTAX = Pattern.compile(
            "\\s*([A-Za-z0-9_.-]+)\\s*(>=|<=|>|<)\\s*([0-9]{1,15}(?:\\.[0-9]{1,9})?)\\s*(us|ms|s|%)?\\s*");

    /**
     * What a run says to a threshold.
     *
     * @param threshold the threshold
     * @param value the number; NaN if nothing was measured
     * @param failed whether the run has failed on it
     */
    public record Result(Threshold threshold, double value, boolean failed) {
        /** Returns the result in words. */
        @Override
        public String toString() {
            String actual = Double.isNaN(value)
                    ? "nothing was measured"
                    : switch (Metrics.unit(threshold.metric).orElseThrow()) {
                        case MILLIS -> "it is " + Figures.millis(value);
                        case PERCENT -> "it is " + Figures.format("%.2f %%", value);
                        case COUNT -> "it is " + Figures.count(value);
                    };
            return (failed ? "FAILED  " : "ok      ") + threshold.text + ": " + actual;
        }
    }

    /**
     * Reads a threshold.
     *
     * @param text what the user wrote
     * @return the threshold
     * @throws IllegalArgumentException if it is not valid; the message says what is expected
     */
    public static Threshold parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a condition: write it as in 'rtt.p99>50ms', 'failures>0' or 'loss>1%'");
        }
        String metric = matcher.group(1);
        Metrics.Unit unit = Metrics.unit(metric)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + metric + "' is not a metric: there are " + Metrics.describe()));
        return new Threshold(
                text.strip(),
                metric,
                matcher.group(2),
                limit(text, unit, Double.parseDouble(matcher.group(3)), matcher.group(4)));
    }

    private static double limit(String text, Metrics.Unit unit, double number, String suffix) {
        String given = String.valueOf(suffix).toLowerCase(Locale.ROOT);
        boolean fits = switch (unit) {
            case COUNT -> suffix == null;
            case MILLIS -> suffix != null && !suffix.equals("%");
            case PERCENT -> suffix == null || suffix.equals("%");
        };
        if (!fits) {
            throw new IllegalArgumentException("'" + text + "' has the wrong unit: "
                    + switch (unit) {
                        case COUNT -> "this metric is a number without a unit";
                        case MILLIS -> "this metric is a time, in us, ms or s";
                        case PERCENT -> "this metric is a part, in %";
                    });
        }
        return switch (given) {
            case "us" -> number / 1_000;
            case "s" -> number * 1_000;
            default -> number;
        };
    }

    /**
     * Looks at a report. What was not measured has failed, whatever the limit.
     *
     * @param report what was measured
     * @return the result
     */
    public Result check(BotsReport report) {
        double value = Metrics.value(metric, report);
        boolean holds = switch (operator) {
            case ">" -> value > limit;
            case ">=" -> value >= limit;
            case "<" -> value < limit;
            default -> value <= limit;
        };
        return new Result(this, value, Double.isNaN(value) || holds);
    }
}
