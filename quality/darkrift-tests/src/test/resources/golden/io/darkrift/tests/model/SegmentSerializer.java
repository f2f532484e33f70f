package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Segment}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"from: struct(io.darkrift.tests.model.Point)", "to: struct(io.darkrift.tests.model.Point)",
                "weight: int8"})
public final class SegmentSerializer implements ValueSerializer<Segment> {
    /** The only instance. */
    public static final SegmentSerializer INSTANCE = new SegmentSerializer();

    /** The size of a value in bytes. */
    public static final int SIZE = 33;

    private SegmentSerializer() {}

    @Override
    public void write(Segment value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Segment read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Segment.from:16,to:16,weight:1");
        return get(in.array(), at, in);
    }

    /** Stores a value in {@link #SIZE} bytes. */
    public static void put(Segment value, byte[] bytes, int at) {
        PointSerializer.put(Checks.notNull(value.from(), "Segment.from"), bytes, at);
        PointSerializer.put(Checks.notNull(value.to(), "Segment.to"), bytes, at + 16);
        BigEndian.putInt8(bytes, at + 32, value.weight());
    }

    /** Loads a value from {@link #SIZE} bytes. */
    public static Segment get(byte[] bytes, int at, DarkriftReader in) {
        Point from = PointSerializer.get(bytes, at, in);
        Point to = PointSerializer.get(bytes, at + 16, in);
        byte weight = BigEndian.getInt8(bytes, at + 32);
        return new Segment(from, to, weight);
    }
}
