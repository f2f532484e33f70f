package io.darkrift.tools.bots.report;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * Durations of one kind, in microseconds, up to an hour. Any thread records them; one thread sums them up, for an interval and
 * since the start.
 */
final class Durations {
    private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);
    private static final int DIGITS = 3;

    private final Recorder recorder = new Recorder(DIGITS);
    private final Histogram total = new Histogram(DIGITS);
    private @Nullable Histogram latest;

    void record(long nanos) {
        recorder.recordValue(Math.max(0, Math.min(LONGEST_MICROS, nanos / 1_000)));
    }

    /** Returns what was recorded since the last call. */
    Percentiles interval() {
        Histogram interval = recorder.getIntervalHistogram(latest);
        total.add(interval);
        latest = interval;
        return Percentiles.of(interval);
    }

    /** Returns what was recorded until the last interval. */
    Percentiles total() {
        return Percentiles.of(total);
    }
}
