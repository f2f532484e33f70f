package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Arrays.UShortsMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(uint16)")
public final class Arrays_UShortsMessageSerializer extends RecordSerializer<Arrays.UShortsMessage> {
    /** The only instance. */
    public static final Arrays_UShortsMessageSerializer INSTANCE = new Arrays_UShortsMessageSerializer();

    private Arrays_UShortsMessageSerializer() {
        super(25, Arrays.UShortsMessage.class);
    }

    @Override
    public void write(Arrays.UShortsMessage value, DarkriftWriter out) {
        int[] value_ = Checks.notNull(value.value(), "UShortsMessage.value");
        int at = out.reserveArray(value_.length, 2);
        byte[] bytes = out.array();
        for (int i = 0; i < value_.length; i++) {
            BigEndian.putInt16(bytes, at + 2 * i, Checks.uint16(value_[i], "UShortsMessage.value", i));
        }
    }

    @Override
    public Arrays.UShortsMessage read(DarkriftReader in) {
        int[] value = new int[Reads.count(in, 2, "UShortsMessage.value")];
        int at = in.require(2 * value.length);
        byte[] bytes = in.array();
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getUInt16(bytes, at + 2 * i);
        }
        return new Arrays.UShortsMessage(value);
    }
}
