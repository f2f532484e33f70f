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
 * Writes and reads {@link Utf8.CharMessage}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: char(UTF_8)")
public final class Utf8_CharMessageSerializer implements MessageSerializer<Utf8.CharMessage> {
    /**
     * The only instance.
     */
    public static final Utf8_CharMessageSerializer INSTANCE = new Utf8_CharMessageSerializer();

    private Utf8_CharMessageSerializer() {
    }

    @Override
    public int tag() {
        return 62;
    }

    @Override
    public Class<Utf8.CharMessage> type() {
        return Utf8.CharMessage.class;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "CharMessage.value is a character, and that of darkriftpy is a byte without a length");
    }

    @Override
    public void write(Utf8.CharMessage value, DarkriftWriter out) {
        out.writeChar(value.value(), TextEncoding.UTF_8);
    }

    @Override
    public Utf8.CharMessage read(DarkriftReader in) {
        char value = Reads.character(in, TextEncoding.UTF_8, "CharMessage.value");
        return new Utf8.CharMessage(value);
    }
}
