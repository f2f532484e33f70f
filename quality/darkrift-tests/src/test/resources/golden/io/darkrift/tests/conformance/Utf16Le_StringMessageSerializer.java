package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Utf16Le.StringMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: text(UTF_16LE)")
public final class Utf16Le_StringMessageSerializer extends RecordSerializer<Utf16Le.StringMessage> {
    /** The only instance. */
    public static final Utf16Le_StringMessageSerializer INSTANCE = new Utf16Le_StringMessageSerializer();

    private Utf16Le_StringMessageSerializer() {
        super(41, Utf16Le.StringMessage.class);
    }

    @Override
    public void write(Utf16Le.StringMessage value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.value(), "StringMessage.value"));
    }

    @Override
    public Utf16Le.StringMessage read(DarkriftReader in) {
        String value = Reads.string(in, TextEncoding.UTF_16LE, "StringMessage.value");
        return new Utf16Le.StringMessage(value);
    }
}
