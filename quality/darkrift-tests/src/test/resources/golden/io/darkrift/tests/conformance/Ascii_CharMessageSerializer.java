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
 * Writes and reads {@link Ascii.CharMessage}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: char(US_ASCII)")
public final class Ascii_CharMessageSerializer implements MessageSerializer<Ascii.CharMessage> {
    /**
     * The only instance.
     */
    public static final Ascii_CharMessageSerializer INSTANCE = new Ascii_CharMessageSerializer();

    private Ascii_CharMessageSerializer() {
    }

    @Override
    public int tag() {
        return 72;
    }

    @Override
    public Class<Ascii.CharMessage> type() {
        return Ascii.CharMessage.class;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "CharMessage.value is a character, and that of darkriftpy is a byte without a length");
    }

    @Override
    public void write(Ascii.CharMessage value, DarkriftWriter out) {
        out.writeChar(Checks.ascii(value.value(), "CharMessage.value"), TextEncoding.US_ASCII);
    }

    @Override
    public Ascii.CharMessage read(DarkriftReader in) {
        char value = Reads.character(in, TextEncoding.US_ASCII, "CharMessage.value");
        return new Ascii.CharMessage(value);
    }
}
