package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Numbers.IntMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: int32")
public final class Numbers_IntMessageSerializer extends RecordSerializer<Numbers.IntMessage> {
    /** The only instance. */
    public static final Numbers_IntMessageSerializer INSTANCE = new Numbers_IntMessageSerializer();

    private Numbers_IntMessageSerializer() {
        super(5, Numbers.IntMessage.class);
    }

    @Override
    public void write(Numbers.IntMessage value, DarkriftWriter out) {
        int at = out.reserve(4);
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at, value.value());
    }

    @Override
    public Numbers.IntMessage read(DarkriftReader in) {
        int at = Reads.require(in, 4, "IntMessage.value:4");
        byte[] bytes = in.array();
        int value = BigEndian.getInt32(bytes, at);
        return new Numbers.IntMessage(value);
    }
}
