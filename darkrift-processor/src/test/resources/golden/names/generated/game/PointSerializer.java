package game;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import javax.annotation.processing.Generated;

/**
 * Writes and reads {@link Point}.
 */
@Generated("io.darkrift.processor.DarkriftProcessor")
@DarkriftGenerated
@Layout("value: int8")
final class PointSerializer implements ValueSerializer<Point> {
    /**
     * The only instance.
     */
    public static final PointSerializer INSTANCE = new PointSerializer();

    /**
     * The bytes that a value takes.
     */
    static final int SIZE = 1;

    private PointSerializer() {
    }

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

    /**
     * Stores a value in {@link #SIZE} bytes.
     *
     * @param value the value
     * @param bytes where
     * @param at at which index
     */
    static void put(Point value, byte[] bytes, int at) {
        BigEndian.putInt8(bytes, at, Checks.int8(value.value(), "Point.value"));
    }

    /**
     * Loads a value from {@link #SIZE} bytes.
     *
     * @param bytes where from
     * @param at from which index
     * @return the value
     */
    static Point get(byte[] bytes, int at) {
        int value = BigEndian.getInt8(bytes, at);
        return new Point(value);
    }
}
