package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.codec.Codecs;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;

/** Writes and reads {@link Ascii.StringsMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(text(US_ASCII))")
public final class Ascii_StringsMessageSerializer extends RecordSerializer<Ascii.StringsMessage> {
    /** The only instance. */
    public static final Ascii_StringsMessageSerializer INSTANCE = new Ascii_StringsMessageSerializer();

    private static final Codec<String[]> STRING_ARRAY = Codecs.array(String.class, Codecs.ofText(TextEncoding.US_ASCII));

    private Ascii_StringsMessageSerializer() {
        super(74, Ascii.StringsMessage.class);
    }

    @Override
    public void write(Ascii.StringsMessage value, DarkriftWriter out) {
        STRING_ARRAY.write(value.value(), out, "StringsMessage.value");
    }

    @Override
    public Ascii.StringsMessage read(DarkriftReader in) {
        String[] value = STRING_ARRAY.read(in, "StringsMessage.value");
        return new Ascii.StringsMessage(value);
    }
}
