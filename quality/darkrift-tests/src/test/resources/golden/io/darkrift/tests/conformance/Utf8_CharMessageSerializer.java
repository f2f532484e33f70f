package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Utf8.CharMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: char(UTF_8)")
public final class Utf8_CharMessageSerializer extends RecordSerializer<Utf8.CharMessage> {
    /** The only instance. */
    public static final Utf8_CharMessageSerializer INSTANCE = new Utf8_CharMessageSerializer();

    private Utf8_CharMessageSerializer() {
        super(62, Utf8.CharMessage.class);
    }

    @Override
    public void write(Utf8.CharMessage value, DarkriftWriter out) {
        out.writeChar(value.value(), TextEncoding.UTF_8);
    }

    @Override
    public Utf8.CharMessage read(DarkriftReader in) {
        char value = Reads.character(in, TextEncoding.UTF_8, "CharMessage.value");
        return new Utf8.CharMessage(value);
    }
}
