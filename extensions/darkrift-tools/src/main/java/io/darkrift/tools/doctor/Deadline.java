package io.darkrift.tools.doctor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The moment at which something ends.
 *
 * @param nanos the moment, as {@link System#nanoTime} has it
 */
record Deadline(long nanos) {
    static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /** Returns a deadline that is not later than this one. */
    Deadline within(Duration limit) {
        return left().compareTo(limit) < 0 ? this : in(limit);
    }

    /** Returns the time that is left: at least 0. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    /** Returns the time that is left for a socket, at least 1 millisecond: 0 would mean no limit. */
    int millis() {
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime()));
    }

    boolean isOver() {
        return nanos - System.nanoTime() <= 0;
    }
}
