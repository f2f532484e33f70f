package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Utf16Be.CharMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: char(UTF_16BE)")
public final class Utf16Be_CharMessageSerializer extends RecordSerializer<Utf16Be.CharMessage> {
    /** The only instance. */
    public static final Utf16Be_CharMessageSerializer INSTANCE = new Utf16Be_CharMessageSerializer();

    private Utf16Be_CharMessageSerializer() {
        super(52, Utf16Be.CharMessage.class);
    }

    @Override
    public void write(Utf16Be.CharMessage value, DarkriftWriter out) {
        out.writeChar(value.value(), TextEncoding.UTF_16BE);
    }

    @Override
    public Utf16Be.CharMessage read(DarkriftReader in) {
        char value = Reads.character(in, TextEncoding.UTF_16BE, "CharMessage.value");
        return new Utf16Be.CharMessage(value);
    }
}
