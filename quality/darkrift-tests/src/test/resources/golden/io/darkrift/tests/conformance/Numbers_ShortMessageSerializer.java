package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Numbers.ShortMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: int16")
public final class Numbers_ShortMessageSerializer extends RecordSerializer<Numbers.ShortMessage> {
    /** The only instance. */
    public static final Numbers_ShortMessageSerializer INSTANCE = new Numbers_ShortMessageSerializer();

    private Numbers_ShortMessageSerializer() {
        super(3, Numbers.ShortMessage.class);
    }

    @Override
    public void write(Numbers.ShortMessage value, DarkriftWriter out) {
        int at = out.reserve(2);
        byte[] bytes = out.array();
        BigEndian.putInt16(bytes, at, value.value());
    }

    @Override
    public Numbers.ShortMessage read(DarkriftReader in) {
        int at = Reads.require(in, 2, "ShortMessage.value:2");
        byte[] bytes = in.array();
        short value = BigEndian.getInt16(bytes, at);
        return new Numbers.ShortMessage(value);
    }
}
