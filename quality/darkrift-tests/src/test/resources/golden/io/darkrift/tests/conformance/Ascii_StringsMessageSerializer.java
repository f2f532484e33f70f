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
 * Writes and reads {@link Ascii.StringsMessage}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(text(US_ASCII))")
public final class Ascii_StringsMessageSerializer implements MessageSerializer<Ascii.StringsMessage> {
    /**
     * The only instance.
     */
    public static final Ascii_StringsMessageSerializer INSTANCE = new Ascii_StringsMessageSerializer();

    private Ascii_StringsMessageSerializer() {
    }

    @Override
    public int tag() {
        return 74;
    }

    @Override
    public Class<Ascii.StringsMessage> type() {
        return Ascii.StringsMessage.class;
    }

    @Override
    public void write(Ascii.StringsMessage value, DarkriftWriter out) {
        String[] value_ = Checks.notNull(value.value(), "StringsMessage.value");
        out.writeInt32(value_.length);
        for (int i = 0; i < value_.length; i++) {
            out.writeString(Checks.ascii(value_[i], "StringsMessage.value", i), TextEncoding.US_ASCII);
        }
    }

    @Override
    public Ascii.StringsMessage read(DarkriftReader in) {
        String[] value = Reads.strings(in, TextEncoding.US_ASCII, "StringsMessage.value");
        return new Ascii.StringsMessage(value);
    }
}
