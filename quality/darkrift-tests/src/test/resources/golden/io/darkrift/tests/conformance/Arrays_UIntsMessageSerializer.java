package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Arrays.UIntsMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(uint32)")
public final class Arrays_UIntsMessageSerializer extends RecordSerializer<Arrays.UIntsMessage> {
    /** The only instance. */
    public static final Arrays_UIntsMessageSerializer INSTANCE = new Arrays_UIntsMessageSerializer();

    private Arrays_UIntsMessageSerializer() {
        super(27, Arrays.UIntsMessage.class);
    }

    @Override
    public void write(Arrays.UIntsMessage value, DarkriftWriter out) {
        long[] value_ = Checks.notNull(value.value(), "UIntsMessage.value");
        int at = out.reserveArray(value_.length, 4);
        byte[] bytes = out.array();
        for (int i = 0; i < value_.length; i++) {
            BigEndian.putInt32(bytes, at + 4 * i, Checks.uint32(value_[i], "UIntsMessage.value", i));
        }
    }

    @Override
    public Arrays.UIntsMessage read(DarkriftReader in) {
        long[] value = new long[Reads.count(in, 4, "UIntsMessage.value")];
        int at = in.require(4 * value.length);
        byte[] bytes = in.array();
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getUInt32(bytes, at + 4 * i);
        }
        return new Arrays.UIntsMessage(value);
    }
}
