package io.darkrift.value;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.WireException;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Reads;
import java.time.Instant;

/**
 * Writes and reads {@link Instant}: the seconds since 1970-01-01T00:00Z (eight bytes, signed), and the nanoseconds
 * after them (four bytes, 0 to 999,999,999). Before 1970 the nanoseconds count forward too: half a second before 1970
 * is -1 and 500,000,000.
 */
public final class InstantSerializer implements ValueSerializer<Instant> {
    /** The only instance. */
    public static final InstantSerializer INSTANCE = new InstantSerializer();

    /** The number of bytes that a value takes. */
    public static final int SIZE = 12;

    private static final long LEAST = Instant.MIN.getEpochSecond();
    private static final long MOST = Instant.MAX.getEpochSecond();

    private InstantSerializer() {}

    @Override
    public void write(Instant value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Instant read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Instant.seconds:8,nanoseconds:4");
        return get(in.array(), at, in);
    }

    /**
     * Stores a value in {@link #SIZE} bytes.
     *
     * @param value the value
     * @param bytes the array to store into
     * @param at the index of the first byte
     */
    public static void put(Instant value, byte[] bytes, int at) {
        BigEndian.putInt64(bytes, at, value.getEpochSecond());
        BigEndian.putInt32(bytes, at + 8, value.getNano());
    }

    /**
     * Loads a value from {@link #SIZE} bytes.
     *
     * @param bytes the array to load from
     * @param at the index of the first byte
     * @param in the reader of the bytes, for exceptions
     * @return the value
     * @throws WireException if the nanoseconds are more than 999,999,999, or the seconds are outside the range of
     *     {@link Instant}
     */
    public static Instant get(byte[] bytes, int at, DarkriftReader in) {
        long seconds = BigEndian.getInt64(bytes, at);
        if (seconds < LEAST || seconds > MOST) {
            throw new WireException(
                    "Instant.seconds: " + seconds + " arrived, and an Instant holds " + LEAST + " to " + MOST,
                    in.position());
        }
        return Instant.ofEpochSecond(
                seconds, DurationSerializer.getNanoseconds(bytes, at + 8, in, "Instant.nanoseconds"));
    }
}
