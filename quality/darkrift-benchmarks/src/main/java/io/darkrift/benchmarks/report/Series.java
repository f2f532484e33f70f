package io.darkrift.benchmarks.report;

import java.util.Collection;
import java.util.List;

/**
 * The same thing measured several times.
 *
 * @param values what was measured, in ascending order; one or more
 */
public record Series(List<Double> values) {
    /**
     * Sorts the values.
     *
     * @param values what was measured, in any order
     */
    public Series {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        values = values.stream().sorted().toList();
    }

    /**
     * A series of numbers.
     *
     * @param values what was measured, in any order
     * @return the series
     */
    public static Series of(Collection<Double> values) {
        return new Series(List.copyOf(values));
    }

    /**
     * The value in the middle.
     *
     * @return the mean of the two in the middle if there are two
     */
    public double median() {
        int count = values.size();
        return (values.get((count - 1) / 2) + values.get(count / 2)) / 2;
    }

    /**
     * The least value.
     *
     * @return the first
     */
    public double min() {
        return values.get(0);
    }

    /**
     * The greatest value.
     *
     * @return the last
     */
    public double max() {
        return values.get(values.size() - 1);
    }

    /**
     * The value that a part of all values do not exceed.
     *
     * @param part more than 0, 1 at most: 0.99 for the 99th percentile
     * @return the value
     */
    public double percentile(double part) {
        return values.get((int) Math.ceil(part * values.size()) - 1);
    }

    /**
     * Returns how far the values lie apart.
     *
     * @return greatest less least, as a part of the median; 0 if that is 0
     */
    public double spread() {
        return median() == 0 ? 0 : (max() - min()) / median();
    }
}
