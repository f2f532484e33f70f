package io.darkrift.message;

import io.darkrift.DarkriftException;

/** Thrown when the registry has no message with the tag of a raw message. */
public final class UnknownTagException extends DarkriftException {
    private static final long serialVersionUID = 1L;

    /** The tag. */
    private final int tag;

    /**
     * Creates an exception for a tag.
     *
     * @param tag the tag
     */
    public UnknownTagException(int tag) {
        super("no message of the registry has tag " + tag + ": add a record with @DarkriftMessage(tag = " + tag
                + "), or handle the raw message");
        this.tag = tag;
    }

    /**
     * Returns the tag.
     *
     * @return 0 to 65,535
     */
    public int tag() {
        return tag;
    }
}
