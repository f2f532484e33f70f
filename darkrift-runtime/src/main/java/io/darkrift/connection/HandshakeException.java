package io.darkrift.connection;

import io.darkrift.DarkriftException;
import org.jspecify.annotations.Nullable;

/** The peer does not do what the protocol asks for at the start of a connection. */
public final class HandshakeException extends DarkriftException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message and its cause.
     *
     * @param message what was expected, what came, and what to do
     * @param cause what brought it about, or null
     */
    public HandshakeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
