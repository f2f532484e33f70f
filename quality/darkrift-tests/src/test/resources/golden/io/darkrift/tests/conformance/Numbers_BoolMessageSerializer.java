package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Numbers.BoolMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: bool")
public final class Numbers_BoolMessageSerializer extends RecordSerializer<Numbers.BoolMessage> {
    /** The only instance. */
    public static final Numbers_BoolMessageSerializer INSTANCE = new Numbers_BoolMessageSerializer();

    private Numbers_BoolMessageSerializer() {
        super(11, Numbers.BoolMessage.class);
    }

    @Override
    public void write(Numbers.BoolMessage value, DarkriftWriter out) {
        int at = out.reserve(1);
        byte[] bytes = out.array();
        BigEndian.putBoolean(bytes, at, value.value());
    }

    @Override
    public Numbers.BoolMessage read(DarkriftReader in) {
        int at = Reads.require(in, 1, "BoolMessage.value:1");
        byte[] bytes = in.array();
        boolean value = BigEndian.getBoolean(bytes, at);
        return new Numbers.BoolMessage(value);
    }
}
