package io.darkrift.tests.attack.harness;

import java.time.Duration;

/**
 * How hard an attack is.
 *
 * @param duration how long it lasts
 * @param crowd the share of the clients and connections that it has at most
 * @param rate the share of what it sends in a second at most
 */
public record Effort(Duration duration, double crowd, double rate) {
    /** As it was found to hurt. */
    public static Effort full(Duration duration) {
        return new Effort(duration, 1, 1);
    }

    /** Returns the same for another time. */
    Effort lasting(Duration other) {
        return new Effort(other, crowd, rate);
    }

    /** For each build. */
    public static Effort brief() {
        return new Effort(Duration.ofMillis(300), 0.02, 0.5);
    }
}
