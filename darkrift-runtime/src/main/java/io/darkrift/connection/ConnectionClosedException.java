package io.darkrift.connection;

import io.darkrift.DarkriftException;
import org.jspecify.annotations.Nullable;

/** The connection has ended. */
public final class ConnectionClosedException extends DarkriftException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message and its cause.
     *
     * @param message what was expected, what came, and what to do
     * @param cause what brought it about, or null
     */
    public ConnectionClosedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
