package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.math.BigInteger;

/** Writes and reads {@link Arrays.ULongsMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: list(uint64)")
public final class Arrays_ULongsMessageSerializer extends RecordSerializer<Arrays.ULongsMessage> {
    /** The only instance. */
    public static final Arrays_ULongsMessageSerializer INSTANCE = new Arrays_ULongsMessageSerializer();

    private Arrays_ULongsMessageSerializer() {
        super(29, Arrays.ULongsMessage.class);
    }

    @Override
    public void write(Arrays.ULongsMessage value, DarkriftWriter out) {
        BigInteger[] value_ = Checks.notNull(value.value(), "ULongsMessage.value");
        int at = out.reserveArray(value_.length, 8);
        byte[] bytes = out.array();
        for (int i = 0; i < value_.length; i++) {
            BigEndian.putInt64(bytes, at + 8 * i, Checks.uint64(value_[i], "ULongsMessage.value", i));
        }
    }

    @Override
    public Arrays.ULongsMessage read(DarkriftReader in) {
        BigInteger[] value = new BigInteger[Reads.count(in, 8, "ULongsMessage.value")];
        int at = in.require(8 * value.length);
        byte[] bytes = in.array();
        for (int i = 0; i < value.length; i++) {
            value[i] = BigEndian.getBigUInt64(bytes, at + 8 * i);
        }
        return new Arrays.ULongsMessage(value);
    }
}
