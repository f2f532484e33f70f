package io.darkrift.tools.replay;

import java.time.Duration;

/**
 * When what was recorded happens again.
 *
 * @param speed how fast time passes: 2 halves all times; infinite for as fast as possible
 */
record Pace(double speed) {
    static final Pace AS_FAST_AS_POSSIBLE = new Pace(Double.POSITIVE_INFINITY);

    /** Returns when something happens, from the start of the replay. */
    Duration at(Duration recorded) {
        return Duration.ofNanos((long) (recorded.toNanos() / speed));
    }
}
