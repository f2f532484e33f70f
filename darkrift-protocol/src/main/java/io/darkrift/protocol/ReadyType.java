package io.darkrift.protocol;

import java.util.Locale;

/** Values whose bytes are given by the library. */
public enum ReadyType {
    /** 16 bytes, in the order of its text. */
    UUID(16),
    /** Seconds since 1970 as an int64, nanoseconds (0 to 999,999,999) as a uint32. */
    INSTANT(12),
    /** Seconds as an int64, nanoseconds (0 to 999,999,999) as a uint32. */
    DURATION(12),
    /** Two float32: x and y. */
    VECTOR2(8),
    /** Three float32: x, y and z. */
    VECTOR3(12),
    /** Four float32: x, y, z and w. */
    VECTOR4(16);

    private final int bytes;

    ReadyType(int bytes) {
        this.bytes = bytes;
    }

    /**
     * Returns the size.
     *
     * @return bytes
     */
    public int bytes() {
        return bytes;
    }

    /**
     * Returns the name in text and in JSON.
     *
     * @return the name in lower case, as in {@code uuid}
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
