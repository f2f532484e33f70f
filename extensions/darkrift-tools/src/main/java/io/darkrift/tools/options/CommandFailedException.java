package io.darkrift.tools.options;

/** Thrown when a command can't do what it was asked for. Its message is one line for the user. */
public final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Creates the exception.
     *
     * @param message what was expected, what arrived, and what to do
     */
    public CommandFailedException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message what was expected, what arrived, and what to do
     * @param cause what failed
     */
    public CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
