package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Nestings.Pair}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"first: struct(io.darkrift.tests.model.Nothing)",
                "second: struct(io.darkrift.tests.model.Nothing)"})
public final class Nestings_PairSerializer implements ValueSerializer<Nestings.Pair> {
    /** The only instance. */
    public static final Nestings_PairSerializer INSTANCE = new Nestings_PairSerializer();

    /** The size of a value in bytes. */
    public static final int SIZE = 0;

    private Nestings_PairSerializer() {}

    @Override
    public void write(Nestings.Pair value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Nestings.Pair read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Pair.first:0,second:0");
        return get(in.array(), at);
    }

    /** Stores a value in {@link #SIZE} bytes. */
    public static void put(Nestings.Pair value, byte[] bytes, int at) {
        NothingSerializer.put(Checks.notNull(value.first(), "Pair.first"), bytes, at);
        NothingSerializer.put(Checks.notNull(value.second(), "Pair.second"), bytes, at);
    }

    /** Loads a value from {@link #SIZE} bytes. */
    public static Nestings.Pair get(byte[] bytes, int at) {
        Nothing first = NothingSerializer.get(bytes, at);
        Nothing second = NothingSerializer.get(bytes, at);
        return new Nestings.Pair(first, second);
    }
}
