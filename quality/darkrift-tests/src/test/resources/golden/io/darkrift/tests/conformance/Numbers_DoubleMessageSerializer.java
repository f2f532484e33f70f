package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Numbers.DoubleMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: float64")
public final class Numbers_DoubleMessageSerializer extends RecordSerializer<Numbers.DoubleMessage> {
    /** The only instance. */
    public static final Numbers_DoubleMessageSerializer INSTANCE = new Numbers_DoubleMessageSerializer();

    private Numbers_DoubleMessageSerializer() {
        super(10, Numbers.DoubleMessage.class);
    }

    @Override
    public void write(Numbers.DoubleMessage value, DarkriftWriter out) {
        int at = out.reserve(8);
        byte[] bytes = out.array();
        BigEndian.putFloat64(bytes, at, value.value());
    }

    @Override
    public Numbers.DoubleMessage read(DarkriftReader in) {
        int at = Reads.require(in, 8, "DoubleMessage.value:8");
        byte[] bytes = in.array();
        double value = BigEndian.getFloat64(bytes, at);
        return new Numbers.DoubleMessage(value);
    }
}
