package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Numbers.FloatMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: float32")
public final class Numbers_FloatMessageSerializer extends RecordSerializer<Numbers.FloatMessage> {
    /** The only instance. */
    public static final Numbers_FloatMessageSerializer INSTANCE = new Numbers_FloatMessageSerializer();

    private Numbers_FloatMessageSerializer() {
        super(9, Numbers.FloatMessage.class);
    }

    @Override
    public void write(Numbers.FloatMessage value, DarkriftWriter out) {
        int at = out.reserve(4);
        byte[] bytes = out.array();
        BigEndian.putFloat32(bytes, at, value.value());
    }

    @Override
    public Numbers.FloatMessage read(DarkriftReader in) {
        int at = Reads.require(in, 4, "FloatMessage.value:4");
        byte[] bytes = in.array();
        float value = BigEndian.getFloat32(bytes, at);
        return new Numbers.FloatMessage(value);
    }
}
