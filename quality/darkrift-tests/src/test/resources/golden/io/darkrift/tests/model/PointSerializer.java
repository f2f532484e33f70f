package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.codec.EnumTable;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Point}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"x: int32", "y: uint16", "z: float64", "visible: bool",
                "colour: enum(io.darkrift.tests.model.Colour, uint8)"})
public final class PointSerializer implements ValueSerializer<Point> {
    /** The only instance. */
    public static final PointSerializer INSTANCE = new PointSerializer();

    /** The size of a value in bytes. */
    public static final int SIZE = 16;

    private static final EnumTable<Colour> COLOUR = EnumTable.of(Colour.class);

    private PointSerializer() {}

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

    /** Stores a value in {@link #SIZE} bytes. */
    public static void put(Point value, byte[] bytes, int at) {
        BigEndian.putInt32(bytes, at, value.x());
        BigEndian.putInt16(bytes, at + 4, Checks.uint16(value.y(), "Point.y"));
        BigEndian.putFloat64(bytes, at + 6, value.z());
        BigEndian.putBoolean(bytes, at + 14, value.visible());
        BigEndian.putInt8(bytes, at + 15, COLOUR.number(value.colour(), "Point.colour"));
    }

    /** Loads a value from {@link #SIZE} bytes. */
    public static Point get(byte[] bytes, int at, DarkriftReader in) {
        int x = BigEndian.getInt32(bytes, at);
        int y = BigEndian.getUInt16(bytes, at + 4);
        double z = BigEndian.getFloat64(bytes, at + 6);
        boolean visible = BigEndian.getBoolean(bytes, at + 14);
        Colour colour = COLOUR.constant(BigEndian.getUInt8(bytes, at + 15), in, "Point.colour");
        return new Point(x, y, z, visible, colour);
    }
}
