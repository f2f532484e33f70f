package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Ascii.CharsMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(char(US_ASCII))")
public final class Ascii_CharsMessageSerializer extends RecordSerializer<Ascii.CharsMessage> {
    /** The only instance. */
    public static final Ascii_CharsMessageSerializer INSTANCE = new Ascii_CharsMessageSerializer();

    private Ascii_CharsMessageSerializer() {
        super(73, Ascii.CharsMessage.class);
    }

    @Override
    public void write(Ascii.CharsMessage value, DarkriftWriter out) {
        out.writeChars(Checks.ascii(Checks.notNull(value.value(), "CharsMessage.value"), "CharsMessage.value"), TextEncoding.US_ASCII);
    }

    @Override
    public Ascii.CharsMessage read(DarkriftReader in) {
        char[] value = Reads.chars(in, TextEncoding.US_ASCII, "CharsMessage.value");
        return new Ascii.CharsMessage(value);
    }
}
