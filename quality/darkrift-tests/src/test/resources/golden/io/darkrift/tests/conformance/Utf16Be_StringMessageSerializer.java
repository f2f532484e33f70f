package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Utf16Be.StringMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: text(UTF_16BE)")
public final class Utf16Be_StringMessageSerializer extends RecordSerializer<Utf16Be.StringMessage> {
    /** The only instance. */
    public static final Utf16Be_StringMessageSerializer INSTANCE = new Utf16Be_StringMessageSerializer();

    private Utf16Be_StringMessageSerializer() {
        super(51, Utf16Be.StringMessage.class);
    }

    @Override
    public void write(Utf16Be.StringMessage value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.value(), "StringMessage.value"), TextEncoding.UTF_16BE);
    }

    @Override
    public Utf16Be.StringMessage read(DarkriftReader in) {
        String value = Reads.string(in, TextEncoding.UTF_16BE, "StringMessage.value");
        return new Utf16Be.StringMessage(value);
    }
}
