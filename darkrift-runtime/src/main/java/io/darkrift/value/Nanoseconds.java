package io.darkrift.value;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.WireException;
import io.darkrift.wire.support.BigEndian;

/** The part of a second that instants and durations have in common: an unsigned number of four bytes. */
final class Nanoseconds {
    private static final long MOST = 999_999_999;

    private Nanoseconds() {}

    static long get(byte[] bytes, int at, DarkriftReader in, String place) {
        long nanoseconds = BigEndian.getUInt32(bytes, at);
        if (nanoseconds > MOST) {
            throw new WireException(place + ": " + nanoseconds + " came, and a second has 0 to " + MOST, in.position());
        }
        return nanoseconds;
    }
}
