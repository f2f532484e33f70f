package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Arrays.IntsMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(int32)")
public final class Arrays_IntsMessageSerializer extends RecordSerializer<Arrays.IntsMessage> {
    /** The only instance. */
    public static final Arrays_IntsMessageSerializer INSTANCE = new Arrays_IntsMessageSerializer();

    private Arrays_IntsMessageSerializer() {
        super(26, Arrays.IntsMessage.class);
    }

    @Override
    public void write(Arrays.IntsMessage value, DarkriftWriter out) {
        out.writeInt32s(Checks.notNull(value.value(), "IntsMessage.value"));
    }

    @Override
    public Arrays.IntsMessage read(DarkriftReader in) {
        int[] value = Reads.int32s(in, "IntsMessage.value");
        return new Arrays.IntsMessage(value);
    }
}
