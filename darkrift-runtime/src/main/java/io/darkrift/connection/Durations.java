package io.darkrift.connection;

import java.time.Duration;
import java.util.Objects;

/** Checks durations of settings, and converts them to nanoseconds. */
public final class Durations {
    /** Longer than any program runs, and short enough to be added to a clock of nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Durations() {}

    /**
     * Checks a time limit or interval, and caps it at 100 years.
     *
     * @param value the duration
     * @param name the name of the setting, for the exception
     * @return the duration, 36,500 days at most
     * @throws IllegalArgumentException if it is zero or negative
     */
    public static Duration positive(Duration value, String name) {
        Objects.requireNonNull(value, name);
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " is " + value + ": it has to be more than zero");
        }
        return value.compareTo(LONGEST) > 0 ? LONGEST : value;
    }

    /**
     * Converts a duration, capped at 100 years.
     *
     * @param value the duration
     * @return nanoseconds, 0 for a negative duration
     */
    public static long nanos(Duration value) {
        if (value.isNegative()) {
            return 0;
        }
        return (value.compareTo(LONGEST) > 0 ? LONGEST : value).toNanos();
    }
}
