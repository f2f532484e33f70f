package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Shape.Polygon}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("corners: list(struct(io.darkrift.tests.model.Point))")
public final class Shape_PolygonSerializer implements ValueSerializer<Shape.Polygon> {
    /** The only instance. */
    public static final Shape_PolygonSerializer INSTANCE = new Shape_PolygonSerializer();

    /** The least size of a value in bytes. */
    public static final int MIN_SIZE = 4;

    private Shape_PolygonSerializer() {}

    @Override
    public void write(Shape.Polygon value, DarkriftWriter out) {
        Point[] corners = Checks.notNull(value.corners(), "Polygon.corners");
        int at = out.reserveArray(corners.length, PointSerializer.SIZE);
        byte[] bytes = out.array();
        for (int i = 0; i < corners.length; i++) {
            PointSerializer.put(Checks.notNull(corners[i], "Polygon.corners", i), bytes, at + PointSerializer.SIZE * i);
        }
    }

    @Override
    public Shape.Polygon read(DarkriftReader in) {
        Point[] corners = new Point[Reads.count(in, PointSerializer.SIZE, "Polygon.corners")];
        int at = in.require(PointSerializer.SIZE * corners.length);
        byte[] bytes = in.array();
        for (int i = 0; i < corners.length; i++) {
            corners[i] = PointSerializer.get(bytes, at + PointSerializer.SIZE * i, in);
        }
        return new Shape.Polygon(corners);
    }
}
