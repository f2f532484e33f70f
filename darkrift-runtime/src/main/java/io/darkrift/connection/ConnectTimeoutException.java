package io.darkrift.connection;

import io.darkrift.DarkriftException;
import org.jspecify.annotations.Nullable;

/** Thrown when a connection is not established within {@code connectTimeout}. */
public final class ConnectTimeoutException extends DarkriftException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message and its cause.
     *
     * @param message what was expected, what arrived, and what to do
     * @param cause the exception that caused this one, or null
     */
    public ConnectTimeoutException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
