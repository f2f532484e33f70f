package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.Iterator;
import java.util.List;

/** Writes and reads {@link Nestings.Shelf}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("marks: list(struct(io.darkrift.tests.model.Nothing))")
public final class Nestings_ShelfSerializer implements ValueSerializer<Nestings.Shelf> {
    /** The only instance. */
    public static final Nestings_ShelfSerializer INSTANCE = new Nestings_ShelfSerializer();

    /** The least size of a value in bytes. */
    public static final int MIN_SIZE = 4;

    private Nestings_ShelfSerializer() {}

    @Override
    public void write(Nestings.Shelf value, DarkriftWriter out) {
        List<Nothing> marks = Checks.notNull(value.marks(), "Shelf.marks");
        int marksCount = marks.size();
        int at = out.reserveArray(marksCount, NothingSerializer.SIZE);
        byte[] bytes = out.array();
        Iterator<Nothing> marksIterator = marks.iterator();
        for (int i = 0; i < marksCount; i++) {
            NothingSerializer.put(Checks.notNull(marksIterator.next(), "Shelf.marks", i), bytes, at + NothingSerializer.SIZE * i);
        }
    }

    @Override
    public Nestings.Shelf read(DarkriftReader in) {
        Nothing[] marks = new Nothing[Reads.count(in, NothingSerializer.SIZE, "Shelf.marks")];
        int at = in.require(NothingSerializer.SIZE * marks.length);
        byte[] bytes = in.array();
        for (int i = 0; i < marks.length; i++) {
            marks[i] = NothingSerializer.get(bytes, at + NothingSerializer.SIZE * i);
        }
        return new Nestings.Shelf(List.of(marks));
    }
}
