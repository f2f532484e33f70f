package io.darkrift.processor.describe;

/** A type does not say what it writes: a user wrote it, or it was compiled by another version of the processor. */
public final class Undescribed extends Exception {
    private static final long serialVersionUID = 1L;

    private final String type;

    Undescribed(String type) {
        super(type, null, false, false);
        this.type = type;
    }

    /** Its canonical name. */
    public String type() {
        return type;
    }
}
