package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Utf16Le.CharsMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(char(UTF_16LE))")
public final class Utf16Le_CharsMessageSerializer extends RecordSerializer<Utf16Le.CharsMessage> {
    /** The only instance. */
    public static final Utf16Le_CharsMessageSerializer INSTANCE = new Utf16Le_CharsMessageSerializer();

    private Utf16Le_CharsMessageSerializer() {
        super(43, Utf16Le.CharsMessage.class);
    }

    @Override
    public void write(Utf16Le.CharsMessage value, DarkriftWriter out) {
        out.writeChars(Checks.notNull(value.value(), "CharsMessage.value"));
    }

    @Override
    public Utf16Le.CharsMessage read(DarkriftReader in) {
        char[] value = Reads.chars(in, TextEncoding.UTF_16LE, "CharsMessage.value");
        return new Utf16Le.CharsMessage(value);
    }
}
