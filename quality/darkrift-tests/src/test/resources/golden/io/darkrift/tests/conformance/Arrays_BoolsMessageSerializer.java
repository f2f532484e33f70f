package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Arrays.BoolsMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(bool)")
public final class Arrays_BoolsMessageSerializer extends RecordSerializer<Arrays.BoolsMessage> {
    /** The only instance. */
    public static final Arrays_BoolsMessageSerializer INSTANCE = new Arrays_BoolsMessageSerializer();

    private Arrays_BoolsMessageSerializer() {
        super(23, Arrays.BoolsMessage.class);
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
