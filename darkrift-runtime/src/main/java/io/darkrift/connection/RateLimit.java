package io.darkrift.connection;

import java.util.Objects;

/**
 * A limit on what a peer may send over each of its two channels. A peer that sends less than the limit may send more
 * later, in a burst of at most {@code burstSeconds} times the limit. TCP and UDP have separate budgets, because the
 * sender of a datagram can be forged.
 *
 * @param messagesPerSecond messages over a channel, at least 1
 * @param bytesPerSecond bytes of those messages with their headers, at least 1
 * @param burstSeconds the largest burst in seconds, at least 1
 * @param action what happens when more arrives over TCP. Datagrams beyond the limit are dropped and counted
 */
public record RateLimit(long messagesPerSecond, long bytesPerSecond, int burstSeconds, Action action) {
    /** The reactions to a peer that sends more over TCP than the limit allows. */
    public enum Action {
        /** Reading pauses until the limit allows it again: the peer is slowed down. */
        SLOW_DOWN,
        /** The peer gets a strike for each message beyond the limit; the message is handled. */
        STRIKE
    }

    /**
     * Checks the numbers.
     *
     * @param messagesPerSecond at least 1
     * @param bytesPerSecond at least 1
     * @param burstSeconds at least 1
     * @param action what happens when more arrives
     */
    public RateLimit {
        Objects.requireNonNull(action, "action");
        if (messagesPerSecond < 1 || bytesPerSecond < 1 || burstSeconds < 1) {
            throw new IllegalArgumentException("messagesPerSecond is " + messagesPerSecond + ", bytesPerSecond "
                    + bytesPerSecond + ", burstSeconds " + burstSeconds + ": each has to be at least 1");
        }
    }

    /**
     * Creates a limit that slows down a peer that exceeds it, with bursts of two seconds.
     *
     * @param messagesPerSecond messages over a channel, at least 1
     * @param bytesPerSecond bytes of those messages with their headers, at least 1
     * @return the limit
     */
    public static RateLimit slowDown(long messagesPerSecond, long bytesPerSecond) {
        return new RateLimit(messagesPerSecond, bytesPerSecond, 2, Action.SLOW_DOWN);
    }

    /**
     * Creates a limit that strikes a peer that exceeds it, with bursts of two seconds.
     *
     * @param messagesPerSecond messages over a channel, at least 1
     * @param bytesPerSecond bytes of those messages with their headers, at least 1
     * @return the limit
     */
    public static RateLimit strike(long messagesPerSecond, long bytesPerSecond) {
        return new RateLimit(messagesPerSecond, bytesPerSecond, 2, Action.STRIKE);
    }
}
