package io.darkrift.benchmarks.codec;

import io.darkrift.benchmarks.report.Series;
import java.util.ArrayList;
import java.util.List;

/** The iterations of a case, over all rounds. */
final class Measured {
    private final List<Double> nanoseconds = new ArrayList<>();
    private final List<Double> allocated = new ArrayList<>();

    void add(double nanoseconds, double allocated) {
        this.nanoseconds.add(nanoseconds);
        this.allocated.add(allocated);
    }

    Series nanoseconds() {
        return Series.of(nanoseconds);
    }

    /** Bytes for one message. What the harness itself allocates counts too, and is less than one. */
    Series allocated() {
        return Series.of(allocated);
    }
}
