package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Numbers.UShortMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: uint16")
public final class Numbers_UShortMessageSerializer extends RecordSerializer<Numbers.UShortMessage> {
    /** The only instance. */
    public static final Numbers_UShortMessageSerializer INSTANCE = new Numbers_UShortMessageSerializer();

    private Numbers_UShortMessageSerializer() {
        super(4, Numbers.UShortMessage.class);
    }

    @Override
    public void write(Numbers.UShortMessage value, DarkriftWriter out) {
        int at = out.reserve(2);
        byte[] bytes = out.array();
        BigEndian.putInt16(bytes, at, Checks.uint16(value.value(), "UShortMessage.value"));
    }

    @Override
    public Numbers.UShortMessage read(DarkriftReader in) {
        int at = Reads.require(in, 2, "UShortMessage.value:2");
        byte[] bytes = in.array();
        int value = BigEndian.getUInt16(bytes, at);
        return new Numbers.UShortMessage(value);
    }
}
