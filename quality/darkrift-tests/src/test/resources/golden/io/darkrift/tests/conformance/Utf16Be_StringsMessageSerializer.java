package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;

/** Writes and reads {@link Utf16Be.StringsMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(text(UTF_16BE))")
public final class Utf16Be_StringsMessageSerializer extends RecordSerializer<Utf16Be.StringsMessage> {
    /** The only instance. */
    public static final Utf16Be_StringsMessageSerializer INSTANCE = new Utf16Be_StringsMessageSerializer();

    private static final Codec<String[]> STRING_ARRAY = Codecs.array(String.class, Codecs.ofText(TextEncoding.UTF_16BE));

    private Utf16Be_StringsMessageSerializer() {
        super(54, Utf16Be.StringsMessage.class);
    }

    @Override
    public void write(Utf16Be.StringsMessage value, DarkriftWriter out) {
        STRING_ARRAY.write(value.value(), out, "StringsMessage.value");
    }

    @Override
    public Utf16Be.StringsMessage read(DarkriftReader in) {
        String[] value = STRING_ARRAY.read(in, "StringsMessage.value");
        return new Utf16Be.StringsMessage(value);
    }
}
