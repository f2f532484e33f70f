package io.darkrift.value;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Vector3}: its floats, in 12 bytes. */
public final class Vector3Serializer implements ValueSerializer<Vector3> {
    /** The only instance. */
    public static final Vector3Serializer INSTANCE = new Vector3Serializer();

    /** The number of bytes that a value takes. */
    public static final int SIZE = 12;

    private Vector3Serializer() {}

    @Override
    public void write(Vector3 value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Vector3 read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Vector3.x:4,y:4,z:4");
        return get(in.array(), at);
    }

    /**
     * Stores a value in {@link #SIZE} bytes.
     *
     * @param value the value
     * @param bytes the array to store into
     * @param at the index of the first byte
     */
    public static void put(Vector3 value, byte[] bytes, int at) {
        BigEndian.putFloat32(bytes, at, value.x());
        BigEndian.putFloat32(bytes, at + 4, value.y());
        BigEndian.putFloat32(bytes, at + 8, value.z());
    }

    /**
     * Loads a value from {@link #SIZE} bytes.
     *
     * @param bytes the array to load from
     * @param at the index of the first byte
     * @return the value
     */
    public static Vector3 get(byte[] bytes, int at) {
        float x = BigEndian.getFloat32(bytes, at);
        float y = BigEndian.getFloat32(bytes, at + 4);
        float z = BigEndian.getFloat32(bytes, at + 8);
        return new Vector3(x, y, z);
    }
}
