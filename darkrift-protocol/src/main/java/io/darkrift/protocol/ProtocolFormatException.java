package io.darkrift.protocol;

/** A text or a JSON document that is no description. The message says where, what was expected and what came. */
public class ProtocolFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param message where, what was expected, and what came
     */
    public ProtocolFormatException(String message) {
        super(message);
    }

    /**
     * An exception with a cause.
     *
     * @param message where, what was expected, and what came
     * @param cause what was thrown
     */
    public ProtocolFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
