package io.darkrift.tests.model;

import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Maps;
import io.darkrift.wire.support.Reads;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes and reads {@link Shapes}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({
        "shape: union(io.darkrift.tests.model.Shape, uint8)",
        "wide: union(io.darkrift.tests.model.Shape, uint16)",
        "signed: union(io.darkrift.tests.model.Shape, int16)",
        "array: list(union(io.darkrift.tests.model.Shape, uint8))",
        "list: list(union(io.darkrift.tests.model.Shape, uint8))",
        "maybe: optional(union(io.darkrift.tests.model.Shape, uint8))",
        "map: map(int32, union(io.darkrift.tests.model.Shape, uint8))"
})
public final class ShapesSerializer implements MessageSerializer<Shapes> {
    /**
     * The only instance.
     */
    public static final ShapesSerializer INSTANCE = new ShapesSerializer();

    private ShapesSerializer() {
    }

    @Override
    public int tag() {
        return 122;
    }

    @Override
    public Class<Shapes> type() {
        return Shapes.class;
    }

    @Override
    public void write(Shapes value, DarkriftWriter out) {
        writeShape(Checks.notNull(value.shape(), "Shapes.shape"), out);
        writeShapeAsUInt16(Checks.notNull(value.wide(), "Shapes.wide"), out);
        writeShapeAsInt16(Checks.notNull(value.signed(), "Shapes.signed"), out);

        Shape[] array = Checks.notNull(value.array(), "Shapes.array");
        out.writeInt32(array.length);
        for (int i = 0; i < array.length; i++) {
            writeShape(Checks.notNull(array[i], "Shapes.array", i), out);
        }

        List<Shape> list = Checks.notNull(value.list(), "Shapes.list");
        int listCount = list.size();
        out.writeInt32(listCount);
        Iterator<Shape> listIterator = list.iterator();
        for (int i = 0; i < listCount; i++) {
            writeShape(Checks.notNull(listIterator.next(), "Shapes.list", i), out);
        }

        Optional<Shape> maybe = Checks.notNull(value.maybe(), "Shapes.maybe");
        out.writeBoolean(maybe.isPresent());
        if (maybe.isPresent()) {
            writeShape(maybe.get(), out);
        }

        Map<Integer, Shape> map = Checks.notNull(value.map(), "Shapes.map");
        int mapCount = map.size();
        out.writeInt32(mapCount);
        Iterator<Map.Entry<Integer, Shape>> mapIterator = map.entrySet().iterator();
        for (int i = 0; i < mapCount; i++) {
            Map.Entry<Integer, Shape> mapEntry = mapIterator.next();
            int at = out.reserve(4);
            byte[] bytes = out.array();
            BigEndian.putInt32(bytes, at, Checks.notNull(mapEntry.getKey(), "Shapes.map", i));
            writeShape(Checks.notNull(mapEntry.getValue(), "Shapes.map", i), out);
        }
    }

    @Override
    public Shapes read(DarkriftReader in) {
        Shape shape = readShape(in, "Shapes.shape");
        Shape wide = readShapeAsUInt16(in, "Shapes.wide");
        Shape signed = readShapeAsInt16(in, "Shapes.signed");

        Shape[] array = new Shape[Reads.count(in, 1, "Shapes.array")];
        for (int i = 0; i < array.length; i++) {
            array[i] = readShape(in, "Shapes.array");
        }

        Shape[] list = new Shape[Reads.count(in, 1, "Shapes.list")];
        for (int i = 0; i < list.length; i++) {
            list[i] = readShape(in, "Shapes.list");
        }

        Optional<Shape> maybe = Optional.empty();
        if (Reads.bool(in, "Shapes.maybe")) {
            maybe = Optional.of(readShape(in, "Shapes.maybe"));
        }

        int mapCount = Reads.count(in, 5, "Shapes.map");
        Map<Integer, Shape> map = Maps.forEntries(mapCount);
        for (int i = 0; i < mapCount; i++) {
            int at = Reads.require(in, 4, "Shapes.map");
            byte[] bytes = in.array();
            Integer mapKey = BigEndian.getInt32(bytes, at);
            Maps.put(in, map, mapKey, readShape(in, "Shapes.map"), "Shapes.map");
        }

        return new Shapes(shape, wide, signed, array, List.of(list), maybe,
                Collections.unmodifiableMap(map));
    }

    private static void writeShape(Shape value, DarkriftWriter out) {
        if (value instanceof Shape.Circle variant) {
            out.writeUInt8(1);
            Shape_CircleSerializer.INSTANCE.write(variant, out);
        } else if (value instanceof Shape.Polygon variant) {
            out.writeUInt8(7);
            Shape_PolygonSerializer.INSTANCE.write(variant, out);
        } else if (value instanceof Shape.Nowhere variant) {
            out.writeUInt8(200);
            Shape_NowhereSerializer.INSTANCE.write(variant, out);
        } else {
            throw Checks.noVariant(value, "Shape");
        }
    }

    private static Shape readShape(DarkriftReader in, String place) {
        int at = Reads.require(in, 1, place);
        byte[] bytes = in.array();
        int number = BigEndian.getUInt8(bytes, at);
        return switch (number) {
            case 1 -> Shape_CircleSerializer.INSTANCE.read(in);
            case 7 -> Shape_PolygonSerializer.INSTANCE.read(in);
            case 200 -> Shape_NowhereSerializer.INSTANCE.read(in);
            default -> throw Reads.noVariant(in, number, "Shape", place);
        };
    }

    private static void writeShapeAsUInt16(Shape value, DarkriftWriter out) {
        if (value instanceof Shape.Circle variant) {
            out.writeUInt16(1);
            Shape_CircleSerializer.INSTANCE.write(variant, out);
        } else if (value instanceof Shape.Polygon variant) {
            out.writeUInt16(7);
            Shape_PolygonSerializer.INSTANCE.write(variant, out);
        } else if (value instanceof Shape.Nowhere variant) {
            out.writeUInt16(200);
            Shape_NowhereSerializer.INSTANCE.write(variant, out);
        } else {
            throw Checks.noVariant(value, "Shape");
        }
    }

    private static Shape readShapeAsUInt16(DarkriftReader in, String place) {
        int at = Reads.require(in, 2, place);
        byte[] bytes = in.array();
        int number = BigEndian.getUInt16(bytes, at);
        return switch (number) {
            case 1 -> Shape_CircleSerializer.INSTANCE.read(in);
            case 7 -> Shape_PolygonSerializer.INSTANCE.read(in);
            case 200 -> Shape_NowhereSerializer.INSTANCE.read(in);
            default -> throw Reads.noVariant(in, number, "Shape", place);
        };
    }

    private static void writeShapeAsInt16(Shape value, DarkriftWriter out) {
        if (value instanceof Shape.Circle variant) {
            out.writeInt16((short) 1);
            Shape_CircleSerializer.INSTANCE.write(variant, out);
        } else if (value instanceof Shape.Polygon variant) {
            out.writeInt16((short) 7);
            Shape_PolygonSerializer.INSTANCE.write(variant, out);
        } else if (value instanceof Shape.Nowhere variant) {
            out.writeInt16((short) 200);
            Shape_NowhereSerializer.INSTANCE.write(variant, out);
        } else {
            throw Checks.noVariant(value, "Shape");
        }
    }

    private static Shape readShapeAsInt16(DarkriftReader in, String place) {
        int at = Reads.require(in, 2, place);
        byte[] bytes = in.array();
        int number = BigEndian.getInt16(bytes, at);
        return switch (number) {
            case 1 -> Shape_CircleSerializer.INSTANCE.read(in);
            case 7 -> Shape_PolygonSerializer.INSTANCE.read(in);
            case 200 -> Shape_NowhereSerializer.INSTANCE.read(in);
            default -> throw Reads.noVariant(in, number, "Shape", place);
        };
    }
}
