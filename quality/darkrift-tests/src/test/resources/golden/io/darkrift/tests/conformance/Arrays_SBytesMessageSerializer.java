package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Arrays.SBytesMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(int8)")
public final class Arrays_SBytesMessageSerializer extends RecordSerializer<Arrays.SBytesMessage> {
    /** The only instance. */
    public static final Arrays_SBytesMessageSerializer INSTANCE = new Arrays_SBytesMessageSerializer();

    private Arrays_SBytesMessageSerializer() {
        super(22, Arrays.SBytesMessage.class);
    }

    @Override
    public void write(Arrays.SBytesMessage value, DarkriftWriter out) {
        out.writeInt8s(Checks.notNull(value.value(), "SBytesMessage.value"));
    }

    @Override
    public Arrays.SBytesMessage read(DarkriftReader in) {
        byte[] value = Reads.int8s(in, "SBytesMessage.value");
        return new Arrays.SBytesMessage(value);
    }
}
