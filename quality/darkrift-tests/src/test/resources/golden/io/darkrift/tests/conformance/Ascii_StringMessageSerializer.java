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
 * Writes and reads {@link Ascii.StringMessage}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: text(US_ASCII)")
public final class Ascii_StringMessageSerializer implements MessageSerializer<Ascii.StringMessage> {
    /**
     * The only instance.
     */
    public static final Ascii_StringMessageSerializer INSTANCE = new Ascii_StringMessageSerializer();

    private Ascii_StringMessageSerializer() {
    }

    @Override
    public int tag() {
        return 71;
    }

    @Override
    public Class<Ascii.StringMessage> type() {
        return Ascii.StringMessage.class;
    }

    @Override
    public void write(Ascii.StringMessage value, DarkriftWriter out) {
        out.writeString(Checks.ascii(value.value(), "StringMessage.value"), TextEncoding.US_ASCII);
    }

    @Override
    public Ascii.StringMessage read(DarkriftReader in) {
        String value = Reads.string(in, TextEncoding.US_ASCII, "StringMessage.value");
        return new Ascii.StringMessage(value);
    }
}
