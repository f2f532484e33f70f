package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Arrays.DoublesMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(float64)")
public final class Arrays_DoublesMessageSerializer extends RecordSerializer<Arrays.DoublesMessage> {
    /** The only instance. */
    public static final Arrays_DoublesMessageSerializer INSTANCE = new Arrays_DoublesMessageSerializer();

    private Arrays_DoublesMessageSerializer() {
        super(31, Arrays.DoublesMessage.class);
    }

    @Override
    public void write(Arrays.DoublesMessage value, DarkriftWriter out) {
        out.writeFloat64s(Checks.notNull(value.value(), "DoublesMessage.value"));
    }

    @Override
    public Arrays.DoublesMessage read(DarkriftReader in) {
        double[] value = Reads.float64s(in, "DoublesMessage.value");
        return new Arrays.DoublesMessage(value);
    }
}
