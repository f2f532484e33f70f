package io.darkrift.tests.model;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.codec.UnionCodec;
import io.darkrift.wire.codec.WireInteger;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes and reads {@link Shapes}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"shape: union(io.darkrift.tests.model.Shape, uint8)",
                "wide: union(io.darkrift.tests.model.Shape, uint16)",
                "signed: union(io.darkrift.tests.model.Shape, int16)",
                "array: list(union(io.darkrift.tests.model.Shape, uint8))",
                "list: list(union(io.darkrift.tests.model.Shape, uint8))",
                "maybe: optional(union(io.darkrift.tests.model.Shape, uint8))",
                "map: map(int32, union(io.darkrift.tests.model.Shape, uint8))"})
public final class ShapesSerializer extends RecordSerializer<Shapes> {
    /** The only instance. */
    public static final ShapesSerializer INSTANCE = new ShapesSerializer();

    private static final Codec<Shape> SHAPE = UnionCodec.of(Shape.class, WireInteger.UINT8, 0)
            .with(1, Shape.Circle.class, Shape_CircleSerializer.INSTANCE)
            .with(7, Shape.Polygon.class, Shape_PolygonSerializer.INSTANCE)
            .with(200, Shape.Nowhere.class, Shape_NowhereSerializer.INSTANCE);
    private static final Codec<Shape> SHAPE_AS_UINT16 = UnionCodec.of(Shape.class, WireInteger.UINT16, 0)
            .with(1, Shape.Circle.class, Shape_CircleSerializer.INSTANCE)
            .with(7, Shape.Polygon.class, Shape_PolygonSerializer.INSTANCE)
            .with(200, Shape.Nowhere.class, Shape_NowhereSerializer.INSTANCE);
    private static final Codec<Shape> SHAPE_AS_INT16 = UnionCodec.of(Shape.class, WireInteger.INT16, 0)
            .with(1, Shape.Circle.class, Shape_CircleSerializer.INSTANCE)
            .with(7, Shape.Polygon.class, Shape_PolygonSerializer.INSTANCE)
            .with(200, Shape.Nowhere.class, Shape_NowhereSerializer.INSTANCE);
    private static final Codec<Shape[]> SHAPE_ARRAY = Codecs.array(Shape.class, SHAPE);
    private static final Codec<List<Shape>> SHAPE_LIST = Codecs.list(SHAPE);
    private static final Codec<Optional<Shape>> OPTIONAL_SHAPE = Codecs.optional(SHAPE);
    private static final Codec<Map<Integer, Shape>> INTEGER_TO_SHAPE = Codecs.map(Codecs.ofInt(WireInteger.INT32),
            SHAPE);

    private ShapesSerializer() {
        super(122, Shapes.class);
    }

    @Override
    public void write(Shapes value, DarkriftWriter out) {
        SHAPE.write(value.shape(), out, "Shapes.shape");
        SHAPE_AS_UINT16.write(value.wide(), out, "Shapes.wide");
        SHAPE_AS_INT16.write(value.signed(), out, "Shapes.signed");
        SHAPE_ARRAY.write(value.array(), out, "Shapes.array");
        SHAPE_LIST.write(value.list(), out, "Shapes.list");
        OPTIONAL_SHAPE.write(value.maybe(), out, "Shapes.maybe");
        INTEGER_TO_SHAPE.write(value.map(), out, "Shapes.map");
    }

    @Override
    public Shapes read(DarkriftReader in) {
        Shape shape = SHAPE.read(in, "Shapes.shape");
        Shape wide = SHAPE_AS_UINT16.read(in, "Shapes.wide");
        Shape signed = SHAPE_AS_INT16.read(in, "Shapes.signed");
        Shape[] array = SHAPE_ARRAY.read(in, "Shapes.array");
        List<Shape> list = SHAPE_LIST.read(in, "Shapes.list");
        Optional<Shape> maybe = OPTIONAL_SHAPE.read(in, "Shapes.maybe");
        Map<Integer, Shape> map = INTEGER_TO_SHAPE.read(in, "Shapes.map");
        return new Shapes(shape, wide, signed, array, list, maybe, map);
    }
}
