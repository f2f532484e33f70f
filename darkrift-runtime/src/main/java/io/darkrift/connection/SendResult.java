package io.darkrift.connection;

/** The results of {@code send}. */
public enum SendResult {
    /** The connection has accepted the message: a reliable one arrives unless the connection ends first. */
    ACCEPTED,
    /** {@code highWaterMark} bytes wait to be sent already: the message was not accepted. */
    FULL,
    /** The connection has ended, or is ending: the message was not accepted. */
    CLOSED,
    /** An unreliable message found no room and was dropped, as the network might have dropped it. */
    UNRELIABLE_DROPPED;

    /**
     * Returns whether the message was accepted.
     *
     * @return true for {@link #ACCEPTED}
     */
    public boolean isAccepted() {
        return this == ACCEPTED;
    }
}
