package io.darkrift.tests.conformance;

import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.List;

/**
 * Writes and reads {@link Arrays.BoolsMessage}.
 */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(bool)")
public final class Arrays_BoolsMessageSerializer implements MessageSerializer<Arrays.BoolsMessage> {
    /**
     * The only instance.
     */
    public static final Arrays_BoolsMessageSerializer INSTANCE = new Arrays_BoolsMessageSerializer();

    private Arrays_BoolsMessageSerializer() {
    }

    @Override
    public int tag() {
        return 23;
    }

    @Override
    public Class<Arrays.BoolsMessage> type() {
        return Arrays.BoolsMessage.class;
    }

    @Override
    public List<String> unreadableByDarkriftpy() {
        return List.of(
                "BoolsMessage.value has packed booleans, and darkriftpy knows no list of those");
    }

    @Override
    public void write(Arrays.BoolsMessage value, DarkriftWriter out) {
        out.writeBooleans(Checks.notNull(value.value(), "BoolsMessage.value"));
    }

    @Override
    public Arrays.BoolsMessage read(DarkriftReader in) {
        boolean[] value = Reads.booleans(in, "BoolsMessage.value");
        return new Arrays.BoolsMessage(value);
    }
}
