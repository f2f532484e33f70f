package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Cell}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"x: int32", "y: int16"})
public final class CellSerializer implements ValueSerializer<Cell> {
    /** The only instance. */
    public static final CellSerializer INSTANCE = new CellSerializer();

    /** The size of a value in bytes. */
    public static final int SIZE = 6;

    private CellSerializer() {}

    @Override
    public void write(Cell value, DarkriftWriter out) {
        int at = out.reserve(SIZE);
        put(value, out.array(), at);
    }

    @Override
    public Cell read(DarkriftReader in) {
        int at = Reads.require(in, SIZE, "Cell.x:4,y:2");
        return get(in.array(), at);
    }

    /** Stores a value in {@link #SIZE} bytes. */
    public static void put(Cell value, byte[] bytes, int at) {
        BigEndian.putInt32(bytes, at, value.x());
        BigEndian.putInt16(bytes, at + 4, value.y());
    }

    /** Loads a value from {@link #SIZE} bytes. */
    public static Cell get(byte[] bytes, int at) {
        int x = BigEndian.getInt32(bytes, at);
        short y = BigEndian.getInt16(bytes, at + 4);
        return new Cell(x, y);
    }
}
