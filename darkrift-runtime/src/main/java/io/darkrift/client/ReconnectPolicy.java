package io.darkrift.client;

import io.darkrift.connection.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The delays between the attempts of a {@link ReconnectingClient}. Each delay is longer than the one before, up to a
 * maximum, and a part of it is random, so that clients that have lost a server at the same time do not all return at
 * the same time.
 *
 * @param firstDelay the delay before the first attempt, more than 0
 * @param maxDelay the longest delay, {@code firstDelay} or more
 * @param factor the factor from each delay to the next, 1 or more
 * @param jitter the random part of a delay, 0 to 1: a delay of 2 seconds with a jitter of 0.5 takes 1 to 2 seconds
 * @param maxAttempts how many attempts in a row may fail, at least 1
 * @param maxTime how long the client tries after the loss of the connection, more than 0
 */
public record ReconnectPolicy(
        Duration firstDelay, Duration maxDelay, double factor, double jitter, int maxAttempts, Duration maxTime) {
    /**
     * The default policy: delays from half a second to 15 seconds, doubled each time, half of each random, for 2
     * minutes.
     */
    public static final ReconnectPolicy DEFAULT = new ReconnectPolicy(
            Duration.ofMillis(500), Duration.ofSeconds(15), 2, 0.5, Integer.MAX_VALUE, Duration.ofMinutes(2));

    /**
     * Checks the values.
     *
     * @param firstDelay the delay before the first attempt
     * @param maxDelay the longest delay
     * @param factor the factor from each delay to the next
     * @param jitter the random part of a delay
     * @param maxAttempts how many attempts in a row may fail
     * @param maxTime how long the client tries
     * @throws IllegalArgumentException if a value is out of its range
     */
    public ReconnectPolicy {
        Durations.positive(firstDelay, "firstDelay");
        Durations.positive(maxTime, "maxTime");
        if (Objects.requireNonNull(maxDelay, "maxDelay").compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException(
                    "maxDelay is " + maxDelay + ": it has to be at least firstDelay, which is " + firstDelay);
        }
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("factor is " + factor + ": it has to be at least 1");
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter is " + jitter + ": 0 to 1 is allowed");
        }
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts is " + maxAttempts + ": it has to be at least 1");
        }
    }

    /**
     * Returns this policy with other delays.
     *
     * @param first the delay before the first attempt
     * @param longest the longest delay
     * @return the policy
     */
    public ReconnectPolicy withDelays(Duration first, Duration longest) {
        return new ReconnectPolicy(first, longest, factor, jitter, maxAttempts, maxTime);
    }

    /**
     * Returns this policy with other limits.
     *
     * @param attempts how many attempts in a row may fail
     * @param time how long the client tries
     * @return the policy
     */
    public ReconnectPolicy withLimits(int attempts, Duration time) {
        return new ReconnectPolicy(firstDelay, maxDelay, factor, jitter, attempts, time);
    }

    /**
     * Returns the delay before an attempt.
     *
     * @param attempt the number of the attempt, from 1
     * @param random the source of the random part
     * @return the delay
     */
    public Duration delay(int attempt, RandomGenerator random) {
        double longest = Math.min(
                Durations.nanos(maxDelay), Durations.nanos(firstDelay) * Math.pow(factor, Math.max(0, attempt - 1)));
        return Duration.ofNanos((long) (longest * (1 - jitter * random.nextDouble())));
    }
}
