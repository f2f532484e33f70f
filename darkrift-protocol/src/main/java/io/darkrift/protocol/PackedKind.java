package io.darkrift.protocol;

import java.util.Locale;

/** The kinds of values that are packed into bits. */
public enum PackedKind {
    /** A boolean: 1 is true. */
    BOOL,
    /** A whole number, two's complement. */
    INT,
    /** A whole number without a sign. */
    UINT,
    /** The number of an enum constant. */
    ENUM;

    /**
     * Returns the name in text and in JSON.
     *
     * @return the name in lower case, as in {@code uint}
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
