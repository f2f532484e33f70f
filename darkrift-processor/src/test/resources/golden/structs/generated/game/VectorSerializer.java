package game;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Vector}. */
@DarkriftGenerated
@Layout({"x: float32", "y: float32", "z: float32"})
public final class VectorSerializer implements ValueSerializer<Vector> {
    /** The only instance. */
    public static final VectorSerializer INSTANCE = new VectorSerializer();

    /** The size of a value in bytes. */
    public static final int SIZE = 12;

    private VectorSerializer() {}

    @Override
    public void write(Vector value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Vector read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Vector.x:4,y:4,z:4");
        return get(in.array(), at);
    }

    /** Stores a value in {@link #SIZE} bytes. */
    public static void put(Vector value, byte[] bytes, int at) {
        BigEndian.putFloat32(bytes, at, value.x());
        BigEndian.putFloat32(bytes, at + 4, value.y());
        BigEndian.putFloat32(bytes, at + 8, value.z());
    }

    /** Loads a value from {@link #SIZE} bytes. */
    public static Vector get(byte[] bytes, int at) {
        float x = BigEndian.getFloat32(bytes, at);
        float y = BigEndian.getFloat32(bytes, at + 4);
        float z = BigEndian.getFloat32(bytes, at + 8);
        return new Vector(x, y, z);
    }
}
