package io.darkrift.connection;

/** The reasons for strikes, with their weights. If C# has the same reason, the weight is the same. */
public enum StrikeReason {
    /** A message shorter than its header, or with a negative length. */
    INVALID_MESSAGE_LENGTH(5),
    /** A message longer than is accepted. */
    OVERSIZED_MESSAGE(10),
    /** A command that this side does not accept, such as any command of a client. */
    INVALID_COMMAND(5),
    /** Flags that the protocol does not have. */
    INVALID_FLAGS(5),
    /** The acknowledgement of a ping that was never sent, or was sent long ago. */
    UNIDENTIFIED_PING(1),
    /** A payload that can't be read as the record of its tag. */
    UNREADABLE_MESSAGE(1),
    /** A message that only the other end may send. */
    WRONG_DIRECTION(1),
    /** A message other than the login, over TCP, before the server has accepted the login. */
    NOT_LOGGED_IN(5),
    /** More messages or bytes in a second than the rate limit allows. */
    RATE_LIMIT(1),
    /** A strike that the application gave. */
    REQUESTED(1);

    private final int weight;

    StrikeReason(int weight) {
        this.weight = weight;
    }

    /**
     * Returns the weight of a strike, which {@code onStrike} may change.
     *
     * @return 1 or more
     */
    public int weight() {
        return weight;
    }
}
