package io.darkrift.value;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Vector2}: its floats, in 8 bytes. */
public final class Vector2Serializer implements ValueSerializer<Vector2> {
    /** The only instance. */
    public static final Vector2Serializer INSTANCE = new Vector2Serializer();

    /** The number of bytes that a value takes. */
    public static final int SIZE = 8;

    private Vector2Serializer() {}

    @Override
    public void write(Vector2 value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Vector2 read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Vector2.x:4,y:4");
        return get(in.array(), at);
    }

    /**
     * Stores a value in {@link #SIZE} bytes.
     *
     * @param value the value
     * @param bytes the array to store into
     * @param at the index of the first byte
     */
    public static void put(Vector2 value, byte[] bytes, int at) {
        BigEndian.putFloat32(bytes, at, value.x());
        BigEndian.putFloat32(bytes, at + 4, value.y());
    }

    /**
     * Loads a value from {@link #SIZE} bytes.
     *
     * @param bytes the array to load from
     * @param at the index of the first byte
     * @return the value
     */
    public static Vector2 get(byte[] bytes, int at) {
        float x = BigEndian.getFloat32(bytes, at);
        float y = BigEndian.getFloat32(bytes, at + 4);
        return new Vector2(x, y);
    }
}
