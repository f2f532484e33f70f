package io.darkrift.value;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Reads;
import java.util.UUID;

/**
 * Writes and reads {@link UUID}: 16 bytes, in the order of the hexadecimal digits of its string. {@code
 * Guid.ToByteArray()} of C# uses another order: it reverses the bytes of the first three groups.
 */
public final class UuidSerializer implements ValueSerializer<UUID> {
    /** The only instance. */
    public static final UuidSerializer INSTANCE = new UuidSerializer();

    /** The number of bytes that a value takes. */
    public static final int SIZE = 16;

    private UuidSerializer() {}

    @Override
    public void write(UUID value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public UUID read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "UUID:16");
        return get(in.array(), at);
    }

    /**
     * Stores a value in {@link #SIZE} bytes.
     *
     * @param value the value
     * @param bytes the array to store into
     * @param at the index of the first byte
     */
    public static void put(UUID value, byte[] bytes, int at) {
        BigEndian.putInt64(bytes, at, value.getMostSignificantBits());
        BigEndian.putInt64(bytes, at + 8, value.getLeastSignificantBits());
    }

    /**
     * Loads a value from {@link #SIZE} bytes.
     *
     * @param bytes the array to load from
     * @param at the index of the first byte
     * @return the value
     */
    public static UUID get(byte[] bytes, int at) {
        return new UUID(BigEndian.getInt64(bytes, at), BigEndian.getInt64(bytes, at + 8));
    }
}
