package io.darkrift.connection;

import io.darkrift.DarkriftException;
import org.jspecify.annotations.Nullable;

/** A connection was not made in time. */
public final class ConnectTimeoutException extends DarkriftException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message and its cause.
     *
     * @param message what was expected, what came, and what to do
     * @param cause what brought it about, or null
     */
    public ConnectTimeoutException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
