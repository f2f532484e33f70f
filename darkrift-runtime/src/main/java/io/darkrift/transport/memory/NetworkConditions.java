package io.darkrift.transport.memory;

import java.time.Duration;
import java.util.Objects;

/**
 * The latency, loss and other conditions in one direction of a {@link MemoryNetwork}. The reliable way stays in order
 * and loses nothing; only latency, jitter and bandwidth apply to it.
 *
 * @param latency the time from sender to receiver: 0 to 1 day
 * @param jitter the longest time that is added to the latency, at random for each packet: 0 to 1 day. Jitter alone does
 *     not change the order
 * @param loss the probability that an unreliable message is lost: 0 to 1
 * @param duplication the probability that an unreliable message arrives twice: 0 to 1
 * @param reordering the probability that an unreliable message is held back, so that later ones overtake it: 0 to 1. It
 *     is held back at random for up to latency and jitter together, or up to 10 ms if that is more
 * @param bytesPerSecond what the direction of one link carries in a second: at least 1; {@link #UNLIMITED} for no limit
 */
public record NetworkConditions(
        Duration latency, Duration jitter, double loss, double duplication, double reordering, long bytesPerSecond) {
    /** The bandwidth of a direction without a limit. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    // Before the first conditions, which it checks.
    private static final Duration LONGEST = Duration.ofDays(1);

    /** A network without latency, loss or limits. */
    public static final NetworkConditions PERFECT =
            new NetworkConditions(Duration.ZERO, Duration.ZERO, 0, 0, 0, UNLIMITED);

    /**
     * Checks the values.
     *
     * @param latency the time from sender to receiver
     * @param jitter the longest time that is added to the latency
     * @param loss the probability of a loss
     * @param duplication the probability of a duplicate
     * @param reordering the probability of being held back
     * @param bytesPerSecond the bandwidth
     * @throws IllegalArgumentException if a value is out of its range
     */
    public NetworkConditions {
        checkDelay("latency", latency);
        checkDelay("jitter", jitter);
        checkProbability("loss", loss);
        checkProbability("duplication", duplication);
        checkProbability("reordering", reordering);
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("bytesPerSecond is " + bytesPerSecond
                    + ": at least 1 is needed. Use MemoryNetwork.freeze() to let nothing pass");
        }
    }

    private static void checkDelay(String name, Duration delay) {
        Objects.requireNonNull(delay, name);
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " is " + delay + ": 0 to 1 day is allowed");
        }
    }

    private static void checkProbability(String name, double probability) {
        // Written so that NaN is refused too.
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(name + " is " + probability + ": 0 to 1 is allowed");
        }
    }

    /**
     * Returns these conditions with another latency.
     *
     * @param time the time from sender to receiver: 0 to 1 day
     * @return the conditions
     */
    public NetworkConditions withLatency(Duration time) {
        return new NetworkConditions(time, jitter, loss, duplication, reordering, bytesPerSecond);
    }

    /**
     * Returns these conditions with another jitter.
     *
     * @param time the longest time that is added to the latency: 0 to 1 day
     * @return the conditions
     */
    public NetworkConditions withJitter(Duration time) {
        return new NetworkConditions(latency, time, loss, duplication, reordering, bytesPerSecond);
    }

    /**
     * Returns these conditions with another loss rate.
     *
     * @param probability the probability that an unreliable message is lost: 0 to 1
     * @return the conditions
     */
    public NetworkConditions withLoss(double probability) {
        return new NetworkConditions(latency, jitter, probability, duplication, reordering, bytesPerSecond);
    }

    /**
     * Returns these conditions with another rate of duplicates.
     *
     * @param probability the probability that an unreliable message arrives twice: 0 to 1
     * @return the conditions
     */
    public NetworkConditions withDuplication(double probability) {
        return new NetworkConditions(latency, jitter, loss, probability, reordering, bytesPerSecond);
    }

    /**
     * Returns these conditions with another rate of messages that are overtaken.
     *
     * @param probability the probability that an unreliable message is held back: 0 to 1
     * @return the conditions
     */
    public NetworkConditions withReordering(double probability) {
        return new NetworkConditions(latency, jitter, loss, duplication, probability, bytesPerSecond);
    }

    /**
     * Returns these conditions with another bandwidth.
     *
     * @param bytes what the direction of one link carries in a second: at least 1, or {@link #UNLIMITED}
     * @return the conditions
     */
    public NetworkConditions withBytesPerSecond(long bytes) {
        return new NetworkConditions(latency, jitter, loss, duplication, reordering, bytes);
    }
}
