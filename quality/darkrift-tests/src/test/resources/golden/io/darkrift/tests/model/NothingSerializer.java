package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Nothing}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({})
public final class NothingSerializer implements ValueSerializer<Nothing> {
    /** The only instance. */
    public static final NothingSerializer INSTANCE = new NothingSerializer();

    /** The size of a value in bytes. */
    public static final int SIZE = 0;

    private NothingSerializer() {}

    @Override
    public void write(Nothing value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Nothing read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Nothing.");
        return get(in.array(), at);
    }

    /** Stores a value in {@link #SIZE} bytes. */
    public static void put(Nothing value, byte[] bytes, int at) {}

    /** Loads a value from {@link #SIZE} bytes. */
    public static Nothing get(byte[] bytes, int at) {
        return new Nothing();
    }
}
