package io.darkrift.protocol;

/** Thrown when a string or a JSON document is not a description. The message says where, what was expected and what arrived. */
public class ProtocolFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message where, what was expected, and what arrived
     */
    public ProtocolFormatException(String message) {
        super(message);
    }

    /**
     * Creates an exception with a cause.
     *
     * @param message where, what was expected, and what arrived
     * @param cause what was thrown
     */
    public ProtocolFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
