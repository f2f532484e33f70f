package io.darkrift;

import org.jspecify.annotations.Nullable;

/** The root of what this library throws when bytes, peers or connections are not as they should be. */
public class DarkriftException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message.
     *
     * @param message what was expected, what came, and what to do
     */
    public DarkriftException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a message and its cause.
     *
     * @param message what was expected, what came, and what to do
     * @param cause what brought it about, or null
     */
    public DarkriftException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
