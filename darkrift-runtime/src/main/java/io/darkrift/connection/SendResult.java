package io.darkrift.connection;

/** The results of {@code send}. */
public enum SendResult {
    /** The connection has accepted the message: a reliable one arrives unless the connection ends first. */
    ACCEPTED,
    /** {@code highWaterMark} bytes wait to be sent already, and the message was not accepted. */
    FULL,
    /** The connection has ended, or is ending: the message was not accepted. */
    CLOSED,
    /**
     * {@code highWaterMark} bytes wait already, and the unreliable message was dropped, as the network might have
     * dropped it. If unreliable messages share the connection of reliable ones, as over WebSocket and after {@code
     * udpFallback}, they are dropped as soon as anything waits for the network, because a message behind it would be
     * outdated when it arrives.
     */
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
