package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Arrays.LongsMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(int64)")
public final class Arrays_LongsMessageSerializer extends RecordSerializer<Arrays.LongsMessage> {
    /** The only instance. */
    public static final Arrays_LongsMessageSerializer INSTANCE = new Arrays_LongsMessageSerializer();

    private Arrays_LongsMessageSerializer() {
        super(28, Arrays.LongsMessage.class);
    }

    @Override
    public void write(Arrays.LongsMessage value, DarkriftWriter out) {
        out.writeInt64s(Checks.notNull(value.value(), "LongsMessage.value"));
    }

    @Override
    public Arrays.LongsMessage read(DarkriftReader in) {
        long[] value = Reads.int64s(in, "LongsMessage.value");
        return new Arrays.LongsMessage(value);
    }
}
