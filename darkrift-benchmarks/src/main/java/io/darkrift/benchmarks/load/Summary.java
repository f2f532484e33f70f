package io.darkrift.benchmarks.load;

import java.util.List;

/**
 * A figure over all rounds.
 *
 * @param median the middle one
 * @param min the least
 * @param max the most
 */
record Summary(double median, double min, double max) {
    static Summary of(List<Double> values) {
        if (values.isEmpty()) {
            return new Summary(Double.NaN, Double.NaN, Double.NaN);
        }
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
        return new Summary(median, sorted.get(0), sorted.get(size - 1));
    }

    /** Such as "12.3 (11.9 to 14.0)". */
    String text(double unit) {
        return number(median / unit) + " (" + number(min / unit) + " to " + number(max / unit) + ")";
    }

    /** As many digits as are worth reading. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        double size = Math.abs(value);
        return String.format(size >= 1000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }
}
