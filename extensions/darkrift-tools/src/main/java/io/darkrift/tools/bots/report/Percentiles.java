package io.darkrift.tools.bots.report;

import org.HdrHistogram.AbstractHistogram;

/**
 * A summary of durations, all in milliseconds; NaN if there is none.
 *
 * @param count how many there are
 * @param mean the mean
 * @param p50 the median
 * @param p90 what 90 % do not exceed
 * @param p99 what 99 % do not exceed
 * @param p999 what 99.9 % do not exceed
 * @param max the longest
 */
public record Percentiles(long count, double mean, double p50, double p90, double p99, double p999, double max) {
    /** No durations. */
    public static final Percentiles NONE =
            new Percentiles(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    static Percentiles of(AbstractHistogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return NONE;
        }
        return new Percentiles(
                histogram.getTotalCount(),
                histogram.getMean() / 1e3,
                at(histogram, 50),
                at(histogram, 90),
                at(histogram, 99),
                at(histogram, 99.9),
                histogram.getMaxValue() / 1e3);
    }

    private static double at(AbstractHistogram histogram, double percentile) {
        // A bucket ends above the largest value in it.
        return Math.min(histogram.getValueAtPercentile(percentile), histogram.getMaxValue()) / 1e3;
    }

    /** Returns one of the numbers by its name, such as {@code p99}; NaN where there is none. */
    double named(String name) {
        return switch (name) {
            case "count" -> count;
            case "mean" -> mean;
            case "p50" -> p50;
            case "p90" -> p90;
            case "p99" -> p99;
            case "p999" -> p999;
            case "max" -> max;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
