package io.darkrift.wire;

import io.darkrift.DarkriftException;

/**
 * Thrown when bytes are not a valid message: they end too early, a length or count in them can't be true, or a value is
 * outside its limits.
 */
public final class WireException extends DarkriftException {
    private static final long serialVersionUID = 1L;

    /** Where in the payload reading failed. */
    private final int offset;

    /**
     * Creates an exception for an offset.
     *
     * @param message what was expected and what arrived
     * @param offset where in the payload, in bytes from its start
     */
    public WireException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /**
     * Creates an exception for an offset, with a cause.
     *
     * @param message what was expected and what arrived
     * @param offset where in the payload, in bytes from its start
     * @param cause the cause
     */
    public WireException(String message, int offset, Throwable cause) {
        super(message, cause);
        this.offset = offset;
    }

    /**
     * Returns where reading failed.
     *
     * @return the offset in bytes from the start of the payload
     */
    public int offset() {
        return offset;
    }

    /**
     * Returns an exception for the same failure that also names the place.
     *
     * @param place a message, or a component of one
     * @return a new exception whose message starts with the place
     */
    public WireException in(String place) {
        return new WireException(place + ": " + getMessage(), offset, this);
    }
}
