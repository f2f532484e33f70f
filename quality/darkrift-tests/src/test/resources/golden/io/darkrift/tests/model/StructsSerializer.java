package io.darkrift.tests.model;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.Iterator;
import java.util.List;

/** Writes and reads {@link Structs}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"point: struct(io.darkrift.tests.model.Point)",
                "segment: struct(io.darkrift.tests.model.Segment)",
                "item: struct(io.darkrift.tests.model.Item)",
                "nothing: struct(io.darkrift.tests.model.Nothing)",
                "points: list(struct(io.darkrift.tests.model.Point))",
                "segments: list(struct(io.darkrift.tests.model.Segment))",
                "items: list(struct(io.darkrift.tests.model.Item))",
                "itemList: list(struct(io.darkrift.tests.model.Item))",
                "nothings: list(struct(io.darkrift.tests.model.Nothing))", "last: int32"})
public final class StructsSerializer extends RecordSerializer<Structs> {
    /** The only instance. */
    public static final StructsSerializer INSTANCE = new StructsSerializer();

    private StructsSerializer() {
        super(112, Structs.class);
    }

    @Override
    public void write(Structs value, DarkriftWriter out) {
        int at = out.reserve(49);
        byte[] bytes = out.array();
        PointSerializer.put(Checks.notNull(value.point(), "Structs.point"), bytes, at);
        SegmentSerializer.put(Checks.notNull(value.segment(), "Structs.segment"), bytes, at + 16);
        ItemSerializer.INSTANCE.write(Checks.notNull(value.item(), "Structs.item"), out);
        at = out.reserve(0);
        bytes = out.array();
        NothingSerializer.put(Checks.notNull(value.nothing(), "Structs.nothing"), bytes, at);
        Point[] points = Checks.notNull(value.points(), "Structs.points");
        at = out.reserveArray(points.length, PointSerializer.SIZE);
        bytes = out.array();
        for (int i = 0; i < points.length; i++) {
            PointSerializer.put(Checks.notNull(points[i], "Structs.points", i), bytes, at + PointSerializer.SIZE * i);
        }
        List<Segment> segments = Checks.notNull(value.segments(), "Structs.segments");
        int segmentsCount = segments.size();
        at = out.reserveArray(segmentsCount, SegmentSerializer.SIZE);
        bytes = out.array();
        Iterator<Segment> segmentsIterator = segments.iterator();
        for (int i = 0; i < segmentsCount; i++) {
            SegmentSerializer.put(Checks.notNull(segmentsIterator.next(), "Structs.segments", i), bytes, at + SegmentSerializer.SIZE * i);
        }
        Item[] items = Checks.notNull(value.items(), "Structs.items");
        out.writeCount(items.length, 38);
        for (int i = 0; i < items.length; i++) {
            ItemSerializer.INSTANCE.write(Checks.notNull(items[i], "Structs.items", i), out);
        }
        List<Item> itemList = Checks.notNull(value.itemList(), "Structs.itemList");
        int itemListCount = itemList.size();
        out.writeCount(itemListCount, 38);
        Iterator<Item> itemListIterator = itemList.iterator();
        for (int i = 0; i < itemListCount; i++) {
            ItemSerializer.INSTANCE.write(Checks.notNull(itemListIterator.next(), "Structs.itemList", i), out);
        }
        Nothing[] nothings = Checks.notNull(value.nothings(), "Structs.nothings");
        at = out.reserveArray(nothings.length, NothingSerializer.SIZE);
        bytes = out.array();
        for (int i = 0; i < nothings.length; i++) {
            NothingSerializer.put(Checks.notNull(nothings[i], "Structs.nothings", i), bytes, at + NothingSerializer.SIZE * i);
        }
        at = out.reserve(4);
        bytes = out.array();
        BigEndian.putInt32(bytes, at, value.last());
    }

    @Override
    public Structs read(DarkriftReader in) {
        int at = Reads.require(in, 49, "Structs.point:16,segment:33");
        byte[] bytes = in.array();
        Point point = PointSerializer.get(bytes, at, in);
        Segment segment = SegmentSerializer.get(bytes, at + 16, in);
        Item item = ItemSerializer.INSTANCE.read(in);
        at = Reads.require(in, 0, "Structs.nothing:0");
        Nothing nothing = NothingSerializer.get(bytes, at);
        Point[] points = new Point[Reads.count(in, PointSerializer.SIZE, "Structs.points")];
        at = in.require(PointSerializer.SIZE * points.length);
        for (int i = 0; i < points.length; i++) {
            points[i] = PointSerializer.get(bytes, at + PointSerializer.SIZE * i, in);
        }
        Segment[] segments = new Segment[Reads.count(in, SegmentSerializer.SIZE, "Structs.segments")];
        at = in.require(SegmentSerializer.SIZE * segments.length);
        for (int i = 0; i < segments.length; i++) {
            segments[i] = SegmentSerializer.get(bytes, at + SegmentSerializer.SIZE * i, in);
        }
        Item[] items = new Item[Reads.count(in, 38, "Structs.items")];
        for (int i = 0; i < items.length; i++) {
            items[i] = ItemSerializer.INSTANCE.read(in);
        }
        Item[] itemList = new Item[Reads.count(in, 38, "Structs.itemList")];
        for (int i = 0; i < itemList.length; i++) {
            itemList[i] = ItemSerializer.INSTANCE.read(in);
        }
        Nothing[] nothings = new Nothing[Reads.count(in, NothingSerializer.SIZE, "Structs.nothings")];
        at = in.require(NothingSerializer.SIZE * nothings.length);
        for (int i = 0; i < nothings.length; i++) {
            nothings[i] = NothingSerializer.get(bytes, at + NothingSerializer.SIZE * i);
        }
        at = Reads.require(in, 4, "Structs.last:4");
        int last = BigEndian.getInt32(bytes, at);
        return new Structs(point, segment, item, nothing, points, List.of(segments), items,
                List.of(itemList), nothings, last);
    }
}
