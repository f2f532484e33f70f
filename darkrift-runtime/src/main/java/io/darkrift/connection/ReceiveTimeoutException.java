package io.darkrift.connection;

import io.darkrift.DarkriftException;
import org.jspecify.annotations.Nullable;

/** Thrown when no message arrives in time. */
public final class ReceiveTimeoutException extends DarkriftException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message and its cause.
     *
     * @param message what was expected, what arrived, and what to do
     * @param cause the exception that caused this one, or null
     */
    public ReceiveTimeoutException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
