package io.darkrift.tests.direction;

import io.darkrift.annotation.Direction;
import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Ask}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("text: text(UTF_16LE)")
public final class AskSerializer extends RecordSerializer<Ask> {
    /** The only instance. */
    public static final AskSerializer INSTANCE = new AskSerializer();

    private AskSerializer() {
        super(201, Ask.class, Direction.CLIENT_TO_SERVER);
    }

    @Override
    public void write(Ask value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.text(), "Ask.text"));
    }

    @Override
    public Ask read(DarkriftReader in) {
        String text = Reads.string(in, TextEncoding.UTF_16LE, "Ask.text");
        return new Ask(text);
    }
}
