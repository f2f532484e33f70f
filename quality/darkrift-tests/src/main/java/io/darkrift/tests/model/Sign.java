package io.darkrift.tests.model;

import io.darkrift.annotation.WireValue;

/** An enum with negative numbers. */
public enum Sign {
    /** Below zero. */
    @WireValue(-1)
    NEGATIVE,
    /** Zero. */
    @WireValue(0)
    ZERO,
    /** Above zero. */
    @WireValue(1)
    POSITIVE
}
