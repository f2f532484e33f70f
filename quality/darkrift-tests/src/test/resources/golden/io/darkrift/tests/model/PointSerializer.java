package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/**
 * Writes and reads {@link Point}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({
        "x: int32",
        "y: uint16",
        "z: float64",
        "visible: bool",
        "colour: enum(io.darkrift.tests.model.Colour, uint8)"
})
public final class PointSerializer implements ValueSerializer<Point> {
    /**
     * The only instance.
     */
    public static final PointSerializer INSTANCE = new PointSerializer();

    /**
     * The bytes that a value takes.
     */
    public static final int SIZE = 16;

    private static final Colour[] COLOUR_VALUES = Colour.values();

    private PointSerializer() {
    }

    @Override
    public void write(Point value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Point read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Point.x:4,y:2,z:8,visible:1,colour:1");
        return get(in.array(), at, in);
    }

    /**
     * Stores a value in {@link #SIZE} bytes.
     *
     * @param value the value
     * @param bytes where
     * @param at at which index
     */
    public static void put(Point value, byte[] bytes, int at) {
        BigEndian.putInt32(bytes, at, value.x());
        BigEndian.putInt16(bytes, at + 4, Checks.uint16(value.y(), "Point.y"));
        BigEndian.putFloat64(bytes, at + 6, value.z());
        BigEndian.putBoolean(bytes, at + 14, value.visible());
        BigEndian.putInt8(bytes, at + 15, Checks.ordinal(value.colour(), "Point.colour"));
    }

    /**
     * Loads a value from {@link #SIZE} bytes.
     *
     * @param bytes where from
     * @param at from which index
     * @param in the reader of the bytes, for exceptions
     * @return the value
     */
    public static Point get(byte[] bytes, int at, DarkriftReader in) {
        int x = BigEndian.getInt32(bytes, at);
        int y = BigEndian.getUInt16(bytes, at + 4);
        double z = BigEndian.getFloat64(bytes, at + 6);
        boolean visible = BigEndian.getBoolean(bytes, at + 14);
        Colour colour = colourOf(BigEndian.getUInt8(bytes, at + 15), in, "Point.colour");
        return new Point(x, y, z, visible, colour);
    }

    private static Colour colourOf(int number, DarkriftReader in, String place) {
        if (number >= COLOUR_VALUES.length) {
            throw Reads.noConstant(in, number, "Colour", place);
        }
        return COLOUR_VALUES[number];
    }
}
