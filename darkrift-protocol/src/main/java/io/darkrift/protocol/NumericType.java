package io.darkrift.protocol;

import java.util.Locale;

/** The numbers on the wire. All are big-endian. */
public enum NumericType {
    /** One byte, two's complement. */
    INT8(8),
    /** Two bytes, two's complement. */
    INT16(16),
    /** Four bytes, two's complement. */
    INT32(32),
    /** Eight bytes, two's complement. */
    INT64(64),
    /** One byte, without a sign. */
    UINT8(8),
    /** Two bytes, without a sign. */
    UINT16(16),
    /** Four bytes, without a sign. */
    UINT32(32),
    /** Eight bytes, without a sign. */
    UINT64(64),
    /** Four bytes, IEEE 754. */
    FLOAT32(32),
    /** Eight bytes, IEEE 754. */
    FLOAT64(64);

    private final int bits;

    NumericType(int bits) {
        this.bits = bits;
    }

    /**
     * Returns the width.
     *
     * @return 8, 16, 32 or 64
     */
    public int bits() {
        return bits;
    }

    /**
     * Returns whether it is a whole number.
     *
     * @return false for FLOAT32 and FLOAT64
     */
    public boolean isInteger() {
        return this != FLOAT32 && this != FLOAT64;
    }

    /**
     * Returns the name in text and in JSON.
     *
     * @return the name in lower case, as in {@code uint16}
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
