package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Arrays.FloatsMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(float32)")
public final class Arrays_FloatsMessageSerializer extends RecordSerializer<Arrays.FloatsMessage> {
    /** The only instance. */
    public static final Arrays_FloatsMessageSerializer INSTANCE = new Arrays_FloatsMessageSerializer();

    private Arrays_FloatsMessageSerializer() {
        super(30, Arrays.FloatsMessage.class);
    }

    @Override
    public void write(Arrays.FloatsMessage value, DarkriftWriter out) {
        out.writeFloat32s(Checks.notNull(value.value(), "FloatsMessage.value"));
    }

    @Override
    public Arrays.FloatsMessage read(DarkriftReader in) {
        float[] value = Reads.float32s(in, "FloatsMessage.value");
        return new Arrays.FloatsMessage(value);
    }
}
