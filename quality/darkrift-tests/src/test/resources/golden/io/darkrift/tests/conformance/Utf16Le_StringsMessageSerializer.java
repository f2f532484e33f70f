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
 * Writes and reads {@link Utf16Le.StringsMessage}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(text(UTF_16LE))")
public final class Utf16Le_StringsMessageSerializer implements MessageSerializer<Utf16Le.StringsMessage> {
    /**
     * The only instance.
     */
    public static final Utf16Le_StringsMessageSerializer INSTANCE = new Utf16Le_StringsMessageSerializer();

    private Utf16Le_StringsMessageSerializer() {
    }

    @Override
    public int tag() {
        return 44;
    }

    @Override
    public Class<Utf16Le.StringsMessage> type() {
        return Utf16Le.StringsMessage.class;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "StringsMessage.value is text in UTF_16LE, and that of darkriftpy is UTF_8");
    }

    @Override
    public void write(Utf16Le.StringsMessage value, DarkriftWriter out) {
        String[] value_ = Checks.notNull(value.value(), "StringsMessage.value");
        out.writeInt32(value_.length);
        for (int i = 0; i < value_.length; i++) {
            out.writeString(Checks.notNull(value_[i], "StringsMessage.value", i));
        }
    }

    @Override
    public Utf16Le.StringsMessage read(DarkriftReader in) {
        String[] value = Reads.strings(in, TextEncoding.UTF_16LE, "StringsMessage.value");
        return new Utf16Le.StringsMessage(value);
    }
}
