package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;

/** Writes and reads {@link Utf16Le.StringsMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(text(UTF_16LE))")
public final class Utf16Le_StringsMessageSerializer extends RecordSerializer<Utf16Le.StringsMessage> {
    /** The only instance. */
    public static final Utf16Le_StringsMessageSerializer INSTANCE = new Utf16Le_StringsMessageSerializer();

    private static final Codec<String[]> STRING_ARRAY = Codecs.array(String.class, Codecs.ofText(TextEncoding.UTF_16LE));

    private Utf16Le_StringsMessageSerializer() {
        super(44, Utf16Le.StringsMessage.class);
    }

    @Override
    public void write(Utf16Le.StringsMessage value, DarkriftWriter out) {
        STRING_ARRAY.write(value.value(), out, "StringsMessage.value");
    }

    @Override
    public Utf16Le.StringsMessage read(DarkriftReader in) {
        String[] value = STRING_ARRAY.read(in, "StringsMessage.value");
        return new Utf16Le.StringsMessage(value);
    }
}
