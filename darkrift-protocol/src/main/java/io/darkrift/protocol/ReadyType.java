package io.darkrift.protocol;

import java.util.Locale;

/** Values whose bytes are given by the library. */
public enum ReadyType {
    /** 16 bytes, in the order of its text. */
    UUID,
    /** Seconds since 1970 as an int64, nanoseconds (0 to 999,999,999) as a uint32. */
    INSTANT,
    /** Seconds as an int64, nanoseconds (0 to 999,999,999) as a uint32. */
    DURATION,
    /** Two float32: x and y. */
    VECTOR2,
    /** Three float32: x, y and z. */
    VECTOR3,
    /** Four float32: x, y, z and w. */
    VECTOR4;

    /**
     * The name in texts and in JSON.
     *
     * @return the name in lower case, as in {@code uuid}
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
