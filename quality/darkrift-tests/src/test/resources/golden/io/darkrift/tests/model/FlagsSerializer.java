package io.darkrift.tests.model;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Lists;
import io.darkrift.wire.support.Reads;
import java.util.List;

/** Writes and reads {@link Flags}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"first: bool", "between: int32", "second: bool", "packed: list(bool)", "list: list(bool)",
                "last: bool"})
public final class FlagsSerializer extends RecordSerializer<Flags> {
    /** The only instance. */
    public static final FlagsSerializer INSTANCE = new FlagsSerializer();

    private FlagsSerializer() {
        super(108, Flags.class);
    }

    @Override
    public void write(Flags value, DarkriftWriter out) {
        int at = out.reserve(6);
        byte[] bytes = out.array();
        BigEndian.putBoolean(bytes, at, value.first());
        BigEndian.putInt32(bytes, at + 1, value.between());
        BigEndian.putBoolean(bytes, at + 5, value.second());
        out.writeBooleans(Checks.notNull(value.packed(), "Flags.packed"));
        out.writeBooleans(Lists.booleans(value.list(), "Flags.list"));
        at = out.reserve(1);
        bytes = out.array();
        BigEndian.putBoolean(bytes, at, value.last());
    }

    @Override
    public Flags read(DarkriftReader in) {
        int at = Reads.require(in, 6, "Flags.first:1,between:4,second:1");
        byte[] bytes = in.array();
        boolean first = BigEndian.getBoolean(bytes, at);
        int between = BigEndian.getInt32(bytes, at + 1);
        boolean second = BigEndian.getBoolean(bytes, at + 5);
        boolean[] packed = Reads.booleans(in, "Flags.packed");
        List<Boolean> list = Lists.of(Reads.booleans(in, "Flags.list"));
        at = Reads.require(in, 1, "Flags.last:1");
        boolean last = BigEndian.getBoolean(bytes, at);
        return new Flags(first, between, second, packed, list, last);
    }
}
