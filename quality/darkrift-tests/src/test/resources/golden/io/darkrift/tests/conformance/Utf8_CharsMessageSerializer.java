package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Utf8.CharsMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(char(UTF_8))")
public final class Utf8_CharsMessageSerializer extends RecordSerializer<Utf8.CharsMessage> {
    /** The only instance. */
    public static final Utf8_CharsMessageSerializer INSTANCE = new Utf8_CharsMessageSerializer();

    private Utf8_CharsMessageSerializer() {
        super(63, Utf8.CharsMessage.class);
    }

    @Override
    public void write(Utf8.CharsMessage value, DarkriftWriter out) {
        out.writeChars(Checks.notNull(value.value(), "CharsMessage.value"), TextEncoding.UTF_8);
    }

    @Override
    public Utf8.CharsMessage read(DarkriftReader in) {
        char[] value = Reads.chars(in, TextEncoding.UTF_8, "CharsMessage.value");
        return new Utf8.CharsMessage(value);
    }
}
