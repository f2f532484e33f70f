package io.darkrift.example;

import io.darkrift.annotation.Direction;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Choose}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("items: list(int32)")
public final class ChooseSerializer extends RecordSerializer<Choose> {
    /** The only instance. */
    public static final ChooseSerializer INSTANCE = new ChooseSerializer();

    private ChooseSerializer() {
        super(1, Choose.class, Direction.CLIENT_TO_SERVER);
    }

    @Override
    public void write(Choose value, DarkriftWriter out) {
        out.writeInt32s(Checks.notNull(value.items(), "Choose.items"));
    }

    @Override
    public Choose read(DarkriftReader in) {
        int[] items = Reads.int32s(in, "Choose.items");
        return new Choose(items);
    }
}
