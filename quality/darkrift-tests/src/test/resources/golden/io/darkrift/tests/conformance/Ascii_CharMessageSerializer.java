package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Ascii.CharMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: char(US_ASCII)")
public final class Ascii_CharMessageSerializer extends RecordSerializer<Ascii.CharMessage> {
    /** The only instance. */
    public static final Ascii_CharMessageSerializer INSTANCE = new Ascii_CharMessageSerializer();

    private Ascii_CharMessageSerializer() {
        super(72, Ascii.CharMessage.class);
    }

    @Override
    public void write(Ascii.CharMessage value, DarkriftWriter out) {
        out.writeChar(Checks.ascii(value.value(), "CharMessage.value"), TextEncoding.US_ASCII);
    }

    @Override
    public Ascii.CharMessage read(DarkriftReader in) {
        char value = Reads.character(in, TextEncoding.US_ASCII, "CharMessage.value");
        return new Ascii.CharMessage(value);
    }
}
