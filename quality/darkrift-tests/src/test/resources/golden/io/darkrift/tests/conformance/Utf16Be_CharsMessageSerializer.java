package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Utf16Be.CharsMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(char(UTF_16BE))")
public final class Utf16Be_CharsMessageSerializer extends RecordSerializer<Utf16Be.CharsMessage> {
    /** The only instance. */
    public static final Utf16Be_CharsMessageSerializer INSTANCE = new Utf16Be_CharsMessageSerializer();

    private Utf16Be_CharsMessageSerializer() {
        super(53, Utf16Be.CharsMessage.class);
    }

    @Override
    public void write(Utf16Be.CharsMessage value, DarkriftWriter out) {
        out.writeChars(Checks.notNull(value.value(), "CharsMessage.value"), TextEncoding.UTF_16BE);
    }

    @Override
    public Utf16Be.CharsMessage read(DarkriftReader in) {
        char[] value = Reads.chars(in, TextEncoding.UTF_16BE, "CharsMessage.value");
        return new Utf16Be.CharsMessage(value);
    }
}
