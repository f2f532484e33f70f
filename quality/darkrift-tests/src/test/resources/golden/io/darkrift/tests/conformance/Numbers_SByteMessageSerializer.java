package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Numbers.SByteMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: int8")
public final class Numbers_SByteMessageSerializer extends RecordSerializer<Numbers.SByteMessage> {
    /** The only instance. */
    public static final Numbers_SByteMessageSerializer INSTANCE = new Numbers_SByteMessageSerializer();

    private Numbers_SByteMessageSerializer() {
        super(2, Numbers.SByteMessage.class);
    }

    @Override
    public void write(Numbers.SByteMessage value, DarkriftWriter out) {
        int at = out.reserve(1);
        byte[] bytes = out.array();
        BigEndian.putInt8(bytes, at, value.value());
    }

    @Override
    public Numbers.SByteMessage read(DarkriftReader in) {
        int at = Reads.require(in, 1, "SByteMessage.value:1");
        byte[] bytes = in.array();
        byte value = BigEndian.getInt8(bytes, at);
        return new Numbers.SByteMessage(value);
    }
}
