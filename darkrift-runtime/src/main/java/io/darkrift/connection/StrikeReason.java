package io.darkrift.connection;

/** The mistakes of a peer, and their weights. The weights are those of C# where C# has the reason. */
public enum StrikeReason {
    /** A message shorter than its header, or with a negative length. */
    INVALID_MESSAGE_LENGTH(5),
    /** A message longer than is accepted. */
    OVERSIZED_MESSAGE(10),
    /** A command that this side does not take, such as any from a client. */
    INVALID_COMMAND(5),
    /** Flags that mean nothing. */
    INVALID_FLAGS(5),
    /** The acknowledgement of a ping that was never sent, or long ago. */
    UNIDENTIFIED_PING(1),
    /** A payload that can't be read as the record of its tag. */
    UNREADABLE_MESSAGE(1),
    /** A message that only the other end may send. */
    WRONG_DIRECTION(1),
    /** A message other than the login, over TCP, before the server has accepted the login. */
    NOT_LOGGED_IN(5),
    /** More messages or bytes in a second than the rate limit allows. */
    RATE_LIMIT(1),
    /** Something that the application found wrong. */
    REQUESTED(1);

    private final int weight;

    StrikeReason(int weight) {
        this.weight = weight;
    }

    /**
     * Returns how much it weighs, unless a handler changes it.
     *
     * @return 1 or more
     */
    public int weight() {
        return weight;
    }
}
