package io.darkrift.tests.conformance;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.List;

/**
 * Writes and reads {@link Utf16Le.CharMessage}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: char(UTF_16LE)")
public final class Utf16Le_CharMessageSerializer implements MessageSerializer<Utf16Le.CharMessage> {
    /**
     * The only instance.
     */
    public static final Utf16Le_CharMessageSerializer INSTANCE = new Utf16Le_CharMessageSerializer();

    private Utf16Le_CharMessageSerializer() {
    }

    @Override
    public int tag() {
        return 42;
    }

    @Override
    public Class<Utf16Le.CharMessage> type() {
        return Utf16Le.CharMessage.class;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "CharMessage.value is a character, and that of darkriftpy is a byte without a length");
    }

    @Override
    public void write(Utf16Le.CharMessage value, DarkriftWriter out) {
        out.writeChar(value.value());
    }

    @Override
    public Utf16Le.CharMessage read(DarkriftReader in) {
        char value = Reads.character(in, TextEncoding.UTF_16LE, "CharMessage.value");
        return new Utf16Le.CharMessage(value);
    }
}
