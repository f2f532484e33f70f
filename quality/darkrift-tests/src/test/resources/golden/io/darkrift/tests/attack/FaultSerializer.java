package io.darkrift.tests.attack;

import io.darkrift.annotation.Direction;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Fault}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("text: text(UTF_8)")
public final class FaultSerializer extends RecordSerializer<Fault> {
    /** The only instance. */
    public static final FaultSerializer INSTANCE = new FaultSerializer();

    private FaultSerializer() {
        super(303, Fault.class, Direction.CLIENT_TO_SERVER);
    }

    @Override
    public void write(Fault value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.text(), "Fault.text"), TextEncoding.UTF_8);
    }

    @Override
    public Fault read(DarkriftReader in) {
        String text = Reads.string(in, TextEncoding.UTF_8, "Fault.text");
        return new Fault(text);
    }
}
