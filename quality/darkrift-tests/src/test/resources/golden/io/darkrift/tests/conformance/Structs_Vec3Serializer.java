package io.darkrift.tests.conformance;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Structs.Vec3}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"x: float32", "y: float32", "z: float32"})
public final class Structs_Vec3Serializer implements ValueSerializer<Structs.Vec3> {
    /** The only instance. */
    public static final Structs_Vec3Serializer INSTANCE = new Structs_Vec3Serializer();

    /** The size of a value in bytes. */
    public static final int SIZE = 12;

    private Structs_Vec3Serializer() {}

    @Override
    public void write(Structs.Vec3 value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Structs.Vec3 read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Vec3.x:4,y:4,z:4");
        return get(in.array(), at);
    }

    /** Stores a value in {@link #SIZE} bytes. */
    public static void put(Structs.Vec3 value, byte[] bytes, int at) {
        BigEndian.putFloat32(bytes, at, value.x());
        BigEndian.putFloat32(bytes, at + 4, value.y());
        BigEndian.putFloat32(bytes, at + 8, value.z());
    }

    /** Loads a value from {@link #SIZE} bytes. */
    public static Structs.Vec3 get(byte[] bytes, int at) {
        float x = BigEndian.getFloat32(bytes, at);
        float y = BigEndian.getFloat32(bytes, at + 4);
        float z = BigEndian.getFloat32(bytes, at + 8);
        return new Structs.Vec3(x, y, z);
    }
}
