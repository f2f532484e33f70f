package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Shape.Nowhere}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({})
public final class Shape_NowhereSerializer implements ValueSerializer<Shape.Nowhere> {
    /** The only instance. */
    public static final Shape_NowhereSerializer INSTANCE = new Shape_NowhereSerializer();

    /** The size of a value in bytes. */
    public static final int SIZE = 0;

    private Shape_NowhereSerializer() {}

    @Override
    public void write(Shape.Nowhere value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Shape.Nowhere read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Nowhere.");
        return get(in.array(), at);
    }

    /** Stores a value in {@link #SIZE} bytes. */
    public static void put(Shape.Nowhere value, byte[] bytes, int at) {}

    /** Loads a value from {@link #SIZE} bytes. */
    public static Shape.Nowhere get(byte[] bytes, int at) {
        return new Shape.Nowhere();
    }
}
