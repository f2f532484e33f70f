package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;

/** Writes and reads {@link Utf8.StringsMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(text(UTF_8))")
public final class Utf8_StringsMessageSerializer extends RecordSerializer<Utf8.StringsMessage> {
    /** The only instance. */
    public static final Utf8_StringsMessageSerializer INSTANCE = new Utf8_StringsMessageSerializer();

    private static final Codec<String[]> STRING_ARRAY = Codecs.array(String.class, Codecs.ofText(TextEncoding.UTF_8));

    private Utf8_StringsMessageSerializer() {
        super(64, Utf8.StringsMessage.class);
    }

    @Override
    public void write(Utf8.StringsMessage value, DarkriftWriter out) {
        STRING_ARRAY.write(value.value(), out, "StringsMessage.value");
    }

    @Override
    public Utf8.StringsMessage read(DarkriftReader in) {
        String[] value = STRING_ARRAY.read(in, "StringsMessage.value");
        return new Utf8.StringsMessage(value);
    }
}
