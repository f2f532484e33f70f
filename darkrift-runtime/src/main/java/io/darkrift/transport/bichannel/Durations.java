package io.darkrift.transport.bichannel;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Durations as event loops take them. */
final class Durations {
    static final TimeUnit UNIT = TimeUnit.NANOSECONDS;

    /** Event loops add delays to their time, which must not overflow. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Durations() {}

    /** Returns a duration in nanoseconds: 100 years at most. */
    static long nanos(Duration duration) {
        return (duration.compareTo(LONGEST) < 0 ? duration : LONGEST).toNanos();
    }
}
