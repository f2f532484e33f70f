package io.darkrift.connection;

import io.darkrift.DarkriftException;

/** Thrown when no answer to a request arrives in time. The peer may have handled the request, or may still do so. */
public final class RequestTimeoutException extends DarkriftException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception with a message.
     *
     * @param message what was expected
     */
    public RequestTimeoutException(String message) {
        super(message);
    }
}
