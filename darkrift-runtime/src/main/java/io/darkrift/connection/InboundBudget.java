package io.darkrift.connection;

/**
 * How much a peer may send. What it does not use is saved up and may be spent at once,
 * up to a limit.
 *
 * @param messagesPerSecond messages over both channels, at least 1
 * @param bytesPerSecond bytes of those messages with their headers, at least 1
 * @param burstSeconds for how many seconds' worth may be saved up, at least 1
 * @param action what happens when more comes over TCP. Datagrams beyond the budget are dropped and counted
 */
public record InboundBudget(long messagesPerSecond, long bytesPerSecond, int burstSeconds, Action action) {
    /** What happens when more comes over TCP than the budget allows. */
    public enum Action {
        /** TCP is read no further until the budget allows it: the peer is slowed down. */
        SLOW_DOWN,
        /** The peer gets a strike for each message beyond the budget; the message is handled. */
        STRIKE
    }

    /**
     * Checks the numbers.
     *
     * @param messagesPerSecond at least 1
     * @param bytesPerSecond at least 1
     * @param burstSeconds at least 1
     * @param action what happens when more comes
     */
    public InboundBudget {
        if (messagesPerSecond < 1 || bytesPerSecond < 1 || burstSeconds < 1) {
            throw new IllegalArgumentException("messagesPerSecond is " + messagesPerSecond + ", bytesPerSecond "
                    + bytesPerSecond + ", burstSeconds " + burstSeconds + ": each has to be at least 1");
        }
    }

    /**
     * A budget that slows down who exceeds it, with bursts of two seconds' worth.
     *
     * @param messagesPerSecond messages over both channels, at least 1
     * @param bytesPerSecond bytes of those messages with their headers, at least 1
     * @return a budget
     */
    public static InboundBudget slowDown(long messagesPerSecond, long bytesPerSecond) {
        return new InboundBudget(messagesPerSecond, bytesPerSecond, 2, Action.SLOW_DOWN);
    }

    /**
     * A budget that strikes who exceeds it, with bursts of two seconds' worth.
     *
     * @param messagesPerSecond messages over both channels, at least 1
     * @param bytesPerSecond bytes of those messages with their headers, at least 1
     * @return a budget
     */
    public static InboundBudget strike(long messagesPerSecond, long bytesPerSecond) {
        return new InboundBudget(messagesPerSecond, bytesPerSecond, 2, Action.STRIKE);
    }
}
