package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Nestings.Crate.Hollow}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({})
public final class Nestings_Crate_HollowSerializer implements ValueSerializer<Nestings.Crate.Hollow> {
    /** The only instance. */
    public static final Nestings_Crate_HollowSerializer INSTANCE = new Nestings_Crate_HollowSerializer();

    /** The size of a value in bytes. */
    public static final int SIZE = 0;

    private Nestings_Crate_HollowSerializer() {}

    @Override
    public void write(Nestings.Crate.Hollow value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Nestings.Crate.Hollow read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Hollow.");
        return get(in.array(), at);
    }

    /** Stores a value in {@link #SIZE} bytes. */
    public static void put(Nestings.Crate.Hollow value, byte[] bytes, int at) {}

    /** Loads a value from {@link #SIZE} bytes. */
    public static Nestings.Crate.Hollow get(byte[] bytes, int at) {
        return new Nestings.Crate.Hollow();
    }
}
