package io.darkrift;

import org.jspecify.annotations.Nullable;

/** The superclass of the exceptions of this library: for invalid bytes, for peers that break the protocol, and for connections that fail. */
public class DarkriftException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message.
     *
     * @param message what was expected, what arrived, and what to do
     */
    public DarkriftException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a message and its cause.
     *
     * @param message what was expected, what arrived, and what to do
     * @param cause the exception that caused this one, or null
     */
    public DarkriftException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
