package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/**
 * Writes and reads {@link Utf8.StringsMessage}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(text(UTF_8))")
public final class Utf8_StringsMessageSerializer implements MessageSerializer<Utf8.StringsMessage> {
    /**
     * The only instance.
     */
    public static final Utf8_StringsMessageSerializer INSTANCE = new Utf8_StringsMessageSerializer();

    private Utf8_StringsMessageSerializer() {
    }

    @Override
    public int tag() {
        return 64;
    }

    @Override
    public Class<Utf8.StringsMessage> type() {
        return Utf8.StringsMessage.class;
    }

    @Override
    public void write(Utf8.StringsMessage value, DarkriftWriter out) {
        String[] value_ = Checks.notNull(value.value(), "StringsMessage.value");
        out.writeInt32(value_.length);
        for (int i = 0; i < value_.length; i++) {
            out.writeString(Checks.notNull(value_[i], "StringsMessage.value", i), TextEncoding.UTF_8);
        }
    }

    @Override
    public Utf8.StringsMessage read(DarkriftReader in) {
        String[] value = Reads.strings(in, TextEncoding.UTF_8, "StringsMessage.value");
        return new Utf8.StringsMessage(value);
    }
}
