package game;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Point}. */
@DarkriftGenerated
@Layout("value: int8")
final class PointSerializer implements ValueSerializer<Point> {
    /** The only instance. */
    public static final PointSerializer INSTANCE = new PointSerializer();

    /** The size of a value in bytes. */
    static final int SIZE = 1;

    private PointSerializer() {}

    @Override
    public void write(Point value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Point read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Point.value:1");
        return get(in.array(), at);
    }

    /** Stores a value in {@link #SIZE} bytes. */
    static void put(Point value, byte[] bytes, int at) {
        BigEndian.putInt8(bytes, at, Checks.int8(value.value(), "Point.value"));
    }

    /** Loads a value from {@link #SIZE} bytes. */
    static Point get(byte[] bytes, int at) {
        int value = BigEndian.getInt8(bytes, at);
        return new Point(value);
    }
}
