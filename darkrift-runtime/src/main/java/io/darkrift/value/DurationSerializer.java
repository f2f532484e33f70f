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
 * 999,999,999). Those of a negative duration count forward too: minus half a second is -1 and 500,000,000.
 */
public final class DurationSerializer implements ValueSerializer<Duration> {
    /** The only instance. */
    public static final DurationSerializer INSTANCE = new DurationSerializer();

    /** The bytes that a value takes. */
    public static final int SIZE = 12;

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
     * @param bytes where
     * @param at at which index
     */
    public static void put(Duration value, byte[] bytes, int at) {
        BigEndian.putInt64(bytes, at, value.getSeconds());
        BigEndian.putInt32(bytes, at + 8, value.getNano());
    }

    /**
     * Loads a value from {@link #SIZE} bytes.
     *
     * @param bytes where from
     * @param at from which index
     * @param in the reader of the bytes, for exceptions
     * @return the value
     * @throws WireException if the nanoseconds are more than 999,999,999
     */
    public static Duration get(byte[] bytes, int at, DarkriftReader in) {
        long seconds = BigEndian.getInt64(bytes, at);
        return Duration.ofSeconds(seconds, Nanoseconds.get(bytes, at + 8, in, "Duration.nanoseconds"));
    }
}
