package io.darkrift.connection;

import org.jspecify.annotations.Nullable;

/**
 * How a connection ended.
 *
 * @param reason what brought it about
 * @param detail the same in words, for a log
 * @param cause the exception that ended it, or null
 */
public record Disconnect(
        Reason reason, String detail, @Nullable Throwable cause) {
    /** What brings about the end of a connection. */
    public enum Reason {
        /** This side closed it. */
        LOCAL,
        /** The peer closed it, or went away. */
        REMOTE,
        /** Something failed, or the peer broke the protocol. */
        ERROR,
        /** The peer did not do in time what it had to. */
        TIMEOUT
    }

    /** The reason and the detail. */
    @Override
    public String toString() {
        return reason + ": " + detail;
    }
}
