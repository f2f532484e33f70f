package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Nestings.Nowhere}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({})
public final class Nestings_NowhereSerializer implements ValueSerializer<Nestings.Nowhere> {
    /** The only instance. */
    public static final Nestings_NowhereSerializer INSTANCE = new Nestings_NowhereSerializer();

    /** The size of a value in bytes. */
    public static final int SIZE = 0;

    private Nestings_NowhereSerializer() {}

    @Override
    public void write(Nestings.Nowhere value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Nestings.Nowhere read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Nowhere.");
        return get(in.array(), at);
    }

    /** Stores a value in {@link #SIZE} bytes. */
    public static void put(Nestings.Nowhere value, byte[] bytes, int at) {}

    /** Loads a value from {@link #SIZE} bytes. */
    public static Nestings.Nowhere get(byte[] bytes, int at) {
        return new Nestings.Nowhere();
    }
}
