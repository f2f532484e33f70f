package io.darkrift.tests.direction;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Rumour}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("text: text(UTF_16LE)")
public final class RumourSerializer extends RecordSerializer<Rumour> {
    /** The only instance. */
    public static final RumourSerializer INSTANCE = new RumourSerializer();

    private RumourSerializer() {
        super(203, Rumour.class);
    }

    @Override
    public void write(Rumour value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.text(), "Rumour.text"));
    }

    @Override
    public Rumour read(DarkriftReader in) {
        String text = Reads.string(in, TextEncoding.UTF_16LE, "Rumour.text");
        return new Rumour(text);
    }
}
