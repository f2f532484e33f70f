package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Shape.Circle}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"centre: struct(io.darkrift.tests.model.Point)", "radius: float32"})
public final class Shape_CircleSerializer implements ValueSerializer<Shape.Circle> {
    /** The only instance. */
    public static final Shape_CircleSerializer INSTANCE = new Shape_CircleSerializer();

    /** The size of a value in bytes. */
    public static final int SIZE = 20;

    private Shape_CircleSerializer() {}

    @Override
    public void write(Shape.Circle value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Shape.Circle read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Circle.centre:16,radius:4");
        return get(in.array(), at, in);
    }

    /** Stores a value in {@link #SIZE} bytes. */
    public static void put(Shape.Circle value, byte[] bytes, int at) {
        PointSerializer.put(Checks.notNull(value.centre(), "Circle.centre"), bytes, at);
        BigEndian.putFloat32(bytes, at + 16, value.radius());
    }

    /** Loads a value from {@link #SIZE} bytes. */
    public static Shape.Circle get(byte[] bytes, int at, DarkriftReader in) {
        Point centre = PointSerializer.get(bytes, at, in);
        float radius = BigEndian.getFloat32(bytes, at + 16);
        return new Shape.Circle(centre, radius);
    }
}
