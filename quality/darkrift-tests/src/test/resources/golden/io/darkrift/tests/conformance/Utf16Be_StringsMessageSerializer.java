package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.List;

/**
 * Writes and reads {@link Utf16Be.StringsMessage}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(text(UTF_16BE))")
public final class Utf16Be_StringsMessageSerializer implements MessageSerializer<Utf16Be.StringsMessage> {
    /**
     * The only instance.
     */
    public static final Utf16Be_StringsMessageSerializer INSTANCE = new Utf16Be_StringsMessageSerializer();

    private Utf16Be_StringsMessageSerializer() {
    }

    @Override
    public int tag() {
        return 54;
    }

    @Override
    public Class<Utf16Be.StringsMessage> type() {
        return Utf16Be.StringsMessage.class;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "StringsMessage.value is text in UTF_16BE, and that of darkriftpy is UTF_8");
    }

    @Override
    public void write(Utf16Be.StringsMessage value, DarkriftWriter out) {
        String[] value_ = Checks.notNull(value.value(), "StringsMessage.value");
        out.writeInt32(value_.length);
        for (int i = 0; i < value_.length; i++) {
            out.writeString(Checks.notNull(value_[i], "StringsMessage.value", i), TextEncoding.UTF_16BE);
        }
    }

    @Override
    public Utf16Be.StringsMessage read(DarkriftReader in) {
        String[] value = Reads.strings(in, TextEncoding.UTF_16BE, "StringsMessage.value");
        return new Utf16Be.StringsMessage(value);
    }
}
