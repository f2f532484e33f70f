package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Ascii.StringMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: text(US_ASCII)")
public final class Ascii_StringMessageSerializer extends RecordSerializer<Ascii.StringMessage> {
    /** The only instance. */
    public static final Ascii_StringMessageSerializer INSTANCE = new Ascii_StringMessageSerializer();

    private Ascii_StringMessageSerializer() {
        super(71, Ascii.StringMessage.class);
    }

    @Override
    public void write(Ascii.StringMessage value, DarkriftWriter out) {
        out.writeString(Checks.ascii(value.value(), "StringMessage.value"), TextEncoding.US_ASCII);
    }

    @Override
    public Ascii.StringMessage read(DarkriftReader in) {
        String value = Reads.string(in, TextEncoding.US_ASCII, "StringMessage.value");
        return new Ascii.StringMessage(value);
    }
}
