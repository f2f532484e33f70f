package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Arrays.BytesMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(int8)")
public final class Arrays_BytesMessageSerializer extends RecordSerializer<Arrays.BytesMessage> {
    /** The only instance. */
    public static final Arrays_BytesMessageSerializer INSTANCE = new Arrays_BytesMessageSerializer();

    private Arrays_BytesMessageSerializer() {
        super(21, Arrays.BytesMessage.class);
    }

    @Override
    public void write(Arrays.BytesMessage value, DarkriftWriter out) {
        out.writeInt8s(Checks.notNull(value.value(), "BytesMessage.value"));
    }

    @Override
    public Arrays.BytesMessage read(DarkriftReader in) {
        byte[] value = Reads.int8s(in, "BytesMessage.value");
        return new Arrays.BytesMessage(value);
    }
}
