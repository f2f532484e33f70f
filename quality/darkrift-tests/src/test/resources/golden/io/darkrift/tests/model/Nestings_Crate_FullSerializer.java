package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Nestings.Crate.Full}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("marks: list(struct(io.darkrift.tests.model.Nothing))")
public final class Nestings_Crate_FullSerializer implements ValueSerializer<Nestings.Crate.Full> {
    /** The only instance. */
    public static final Nestings_Crate_FullSerializer INSTANCE = new Nestings_Crate_FullSerializer();

    /** The least size of a value in bytes. */
    public static final int MIN_SIZE = 4;

    private Nestings_Crate_FullSerializer() {}

    @Override
    public void write(Nestings.Crate.Full value, DarkriftWriter out) {
        Nothing[] marks = Checks.notNull(value.marks(), "Full.marks");
        int at = out.reserveArray(marks.length, NothingSerializer.SIZE);
        byte[] bytes = out.array();
        for (int i = 0; i < marks.length; i++) {
            NothingSerializer.put(Checks.notNull(marks[i], "Full.marks", i), bytes, at + NothingSerializer.SIZE * i);
        }
    }

    @Override
    public Nestings.Crate.Full read(DarkriftReader in) {
        Nothing[] marks = new Nothing[Reads.count(in, NothingSerializer.SIZE, "Full.marks")];
        int at = in.require(NothingSerializer.SIZE * marks.length);
        byte[] bytes = in.array();
        for (int i = 0; i < marks.length; i++) {
            marks[i] = NothingSerializer.get(bytes, at + NothingSerializer.SIZE * i);
        }
        return new Nestings.Crate.Full(marks);
    }
}
