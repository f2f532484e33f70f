package io.darkrift.connection;

import io.darkrift.DarkriftException;

/** Thrown when no acknowledgement of a ping arrives within {@code pingTimeout}. */
public final class PingTimeoutException extends DarkriftException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message.
     *
     * @param message what was expected
     */
    public PingTimeoutException(String message) {
        super(message);
    }
}
