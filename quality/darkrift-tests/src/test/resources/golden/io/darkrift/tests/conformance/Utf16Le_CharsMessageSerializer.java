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
 * Writes and reads {@link Utf16Le.CharsMessage}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(char(UTF_16LE))")
public final class Utf16Le_CharsMessageSerializer implements MessageSerializer<Utf16Le.CharsMessage> {
    /**
     * The only instance.
     */
    public static final Utf16Le_CharsMessageSerializer INSTANCE = new Utf16Le_CharsMessageSerializer();

    private Utf16Le_CharsMessageSerializer() {
    }

    @Override
    public int tag() {
        return 43;
    }

    @Override
    public Class<Utf16Le.CharsMessage> type() {
        return Utf16Le.CharsMessage.class;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "CharsMessage.value is text in UTF_16LE, and that of darkriftpy is UTF_8");
    }

    @Override
    public void write(Utf16Le.CharsMessage value, DarkriftWriter out) {
        out.writeChars(Checks.notNull(value.value(), "CharsMessage.value"));
    }

    @Override
    public Utf16Le.CharsMessage read(DarkriftReader in) {
        char[] value = Reads.chars(in, TextEncoding.UTF_16LE, "CharsMessage.value");
        return new Utf16Le.CharsMessage(value);
    }
}
