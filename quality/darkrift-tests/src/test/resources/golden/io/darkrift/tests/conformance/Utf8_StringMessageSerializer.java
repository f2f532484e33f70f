package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Utf8.StringMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: text(UTF_8)")
public final class Utf8_StringMessageSerializer extends RecordSerializer<Utf8.StringMessage> {
    /** The only instance. */
    public static final Utf8_StringMessageSerializer INSTANCE = new Utf8_StringMessageSerializer();

    private Utf8_StringMessageSerializer() {
        super(61, Utf8.StringMessage.class);
    }

    @Override
    public void write(Utf8.StringMessage value, DarkriftWriter out) {
        out.writeString(Checks.notNull(value.value(), "StringMessage.value"), TextEncoding.UTF_8);
    }

    @Override
    public Utf8.StringMessage read(DarkriftReader in) {
        String value = Reads.string(in, TextEncoding.UTF_8, "StringMessage.value");
        return new Utf8.StringMessage(value);
    }
}
