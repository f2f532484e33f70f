package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Numbers.LongMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: int64")
public final class Numbers_LongMessageSerializer extends RecordSerializer<Numbers.LongMessage> {
    /** The only instance. */
    public static final Numbers_LongMessageSerializer INSTANCE = new Numbers_LongMessageSerializer();

    private Numbers_LongMessageSerializer() {
        super(7, Numbers.LongMessage.class);
    }

    @Override
    public void write(Numbers.LongMessage value, DarkriftWriter out) {
        int at = out.reserve(8);
        byte[] bytes = out.array();
        BigEndian.putInt64(bytes, at, value.value());
    }

    @Override
    public Numbers.LongMessage read(DarkriftReader in) {
        int at = Reads.require(in, 8, "LongMessage.value:8");
        byte[] bytes = in.array();
        long value = BigEndian.getInt64(bytes, at);
        return new Numbers.LongMessage(value);
    }
}
