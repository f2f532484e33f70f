package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Utf16Le.CharMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: char(UTF_16LE)")
public final class Utf16Le_CharMessageSerializer extends RecordSerializer<Utf16Le.CharMessage> {
    /** The only instance. */
    public static final Utf16Le_CharMessageSerializer INSTANCE = new Utf16Le_CharMessageSerializer();

    private Utf16Le_CharMessageSerializer() {
        super(42, Utf16Le.CharMessage.class);
    }

    @Override
    public void write(Utf16Le.CharMessage value, DarkriftWriter out) {
        out.writeChar(value.value());
    }

    @Override
    public Utf16Le.CharMessage read(DarkriftReader in) {
        char value = Reads.character(in, TextEncoding.UTF_16LE, "CharMessage.value");
        return new Utf16Le.CharMessage(value);
    }
}
