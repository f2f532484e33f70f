package io.darkrift.value;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.WireException;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Reads;
import java.time.Duration;

/**
 * Writes and reads {@link Duration}: the seconds (eight bytes, signed), and the nanoseconds after them (four bytes, 0 to
 * 999,999,999). The nanoseconds of a negative duration count forward too: minus half a second is -1 and 500,000,000.
 */
public final class DurationSerializer implements ValueSerializer<Duration> {
    /** The only instance. */
    public static final DurationSerializer INSTANCE = new DurationSerializer();

    /** The number of bytes that a value takes. */
    public static final int SIZE = 12;

    private static final long MAX_NANOSECONDS = 999_999_999;

    private DurationSerializer() {}

    @Override
    public void write(Duration value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Duration read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Duration.seconds:8,nanoseconds:4");
        return get(in.array(), at, in);
    }

    /**
     * Stores a value in {@link #SIZE} bytes.
     *
     * @param value the value
     * @param bytes the array to store into
     * @param at the index of the first byte
     */
    public static void put(Duration value, byte[] bytes, int at) {
        BigEndian.putInt64(bytes, at, value.getSeconds());
        BigEndian.putInt32(bytes, at + 8, value.getNano());
    }

    /**
     * Loads a value from {@link #SIZE} bytes.
     *
     * @param bytes the array to load from
     * @param at the index of the first byte
     * @param in the reader of the bytes, for exceptions
     * @return the value
     * @throws WireException if the nanoseconds are more than 999,999,999
     */
    public static Duration get(byte[] bytes, int at, DarkriftReader in) {
        long seconds = BigEndian.getInt64(bytes, at);
        return Duration.ofSeconds(seconds, getNanoseconds(bytes, at + 8, in, "Duration.nanoseconds"));
    }

    /** Loads the part of a second that durations and instants have: an unsigned number of four bytes. */
    static long getNanoseconds(byte[] bytes, int at, DarkriftReader in, String place) {
        long nanoseconds = BigEndian.getUInt32(bytes, at);
        if (nanoseconds > MAX_NANOSECONDS) {
            throw new WireException(
                    place + ": " + nanoseconds + " arrived, and a second has 0 to " + MAX_NANOSECONDS, in.position());
        }
        return nanoseconds;
    }
}
