package io.darkrift.connection;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The end of a connection: its reason and its details.
 *
 * @param reason what ended it
 * @param detail the reason in words, for the log; it may quote text that the peer sent, with control characters escaped
 * @param cause the exception that ended it, or null
 */
public record DisconnectInfo(
        Reason reason, String detail, @Nullable Throwable cause) {
    /** The reasons for which a connection ends. */
    public enum Reason {
        /** The application on this side closed the connection. */
        LOCAL,
        /** The peer closed the connection. */
        PEER,
        /** The server's application removed the client with {@code kick}. */
        KICKED,
        /** The server is closing. */
        SERVER_CLOSING,
        /** The client collected {@code maxStrikes} or more. */
        STRUCK_OUT,
        /** The peer reads so slowly that a reliable message found no room in the send queue. */
        SLOW_CONSUMER,
        /** The peer accepted nothing of what was sent for the {@code writeTimeout}. */
        WRITE_TIMEOUT,
        /** Nothing arrived for the {@code idleTimeout}. */
        IDLE,
        /** The peer did not acknowledge three pings in a row, and did before. */
        PING_TIMEOUT,
        /** The peer sent more than its rate limit allows. */
        RATE_LIMIT,
        /** The peer broke the protocol. */
        PROTOCOL_ERROR,
        /** The network failed: a reset connection, an unreachable host. */
        NETWORK_ERROR,
        /** The server is short of memory, and this peer held most of it. */
        OVERLOADED,
        /** The server has as many clients as it may have. */
        FULL,
        /** The server's application rejected the login, or removed the client before it had accepted it. */
        REJECTED,
        /**
         * The client did not log in in time, or {@code maxPendingLogins} was exceeded and it had been silent longest.
         */
        LOGIN_TIMEOUT,
        /** The executor of the handlers accepted no more tasks. */
        EXECUTOR_REJECTED,
        /** The handshake did not complete. */
        HANDSHAKE_FAILED,
        /** This library, or a serializer or accessor of the application, failed. */
        INTERNAL_ERROR
    }

    /**
     * Checks the values.
     *
     * @param reason what ended the connection
     * @param detail the reason in words
     * @param cause the exception that ended it, or null
     */
    public DisconnectInfo {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
    }

    /**
     * Creates a description without an exception.
     *
     * @param reason what ended the connection
     * @param detail the reason in words
     * @return the description
     */
    public static DisconnectInfo of(Reason reason, String detail) {
        return new DisconnectInfo(reason, detail, null);
    }

    /**
     * Returns whether the connection was lost because of the network. The peer may not know that the connection has
     * ended, and a client can connect again.
     *
     * @return true for {@code NETWORK_ERROR}, {@code WRITE_TIMEOUT}, {@code IDLE} and {@code PING_TIMEOUT}
     */
    public boolean isLoss() {
        return switch (reason) {
            case NETWORK_ERROR, WRITE_TIMEOUT, IDLE, PING_TIMEOUT -> true;
            default -> false;
        };
    }

    /** Returns the reason and the detail. */
    @Override
    public String toString() {
        return reason + ": " + detail;
    }
}
