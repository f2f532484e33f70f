package io.darkrift.connection;

import io.darkrift.DarkriftException;
import org.jspecify.annotations.Nullable;

/** Thrown when a connection can't be established: no server listens, or the host is unknown or can't be reached. */
public final class ConnectFailedException extends DarkriftException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message and its cause.
     *
     * @param message what was expected, what arrived, and what to do
     * @param cause the exception that caused this one, or null
     */
    public ConnectFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
