package io.darkrift.benchmarks.load.task;

import io.darkrift.benchmarks.load.child.Fields;
import org.HdrHistogram.AbstractHistogram;

/** The percentiles of a histogram in nanoseconds, as benchmarks want them. */
final class Percentiles {
    private static final double NANOS_PER_MICRO = 1000;

    private Percentiles() {}

    /** "count", and "p50", "p99" and "p99.9" in microseconds. */
    static Fields of(AbstractHistogram histogram) {
        return Fields.of(
                "count", histogram.getTotalCount(),
                "p50", micros(histogram, 50),
                "p99", micros(histogram, 99),
                "p99.9", micros(histogram, 99.9));
    }

    private static double micros(AbstractHistogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
    }
}
