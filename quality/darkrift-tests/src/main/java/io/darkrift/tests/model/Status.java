package io.darkrift.tests.model;

import io.darkrift.annotation.WireValue;

/** An enum with pinned numbers, which need more than one byte. */
public enum Status {
    /** Its ordinal. */
    UNKNOWN,
    /** Pinned. */
    @WireValue(200)
    OK,
    /** Pinned. */
    @WireValue(404)
    NOT_FOUND,
    /** Its ordinal, although others are pinned. */
    LOST
}
