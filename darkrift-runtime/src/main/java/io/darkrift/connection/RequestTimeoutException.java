package io.darkrift.connection;

import io.darkrift.DarkriftException;

/** No answer to a request came in time. The peer may have acted on it nevertheless. */
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
