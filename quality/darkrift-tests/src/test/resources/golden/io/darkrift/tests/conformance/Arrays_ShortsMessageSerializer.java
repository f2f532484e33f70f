package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Arrays.ShortsMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(int16)")
public final class Arrays_ShortsMessageSerializer extends RecordSerializer<Arrays.ShortsMessage> {
    /** The only instance. */
    public static final Arrays_ShortsMessageSerializer INSTANCE = new Arrays_ShortsMessageSerializer();

    private Arrays_ShortsMessageSerializer() {
        super(24, Arrays.ShortsMessage.class);
    }

    @Override
    public void write(Arrays.ShortsMessage value, DarkriftWriter out) {
        out.writeInt16s(Checks.notNull(value.value(), "ShortsMessage.value"));
    }

    @Override
    public Arrays.ShortsMessage read(DarkriftReader in) {
        short[] value = Reads.int16s(in, "ShortsMessage.value");
        return new Arrays.ShortsMessage(value);
    }
}
