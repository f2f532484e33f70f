package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Numbers.UIntMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: uint32")
public final class Numbers_UIntMessageSerializer extends RecordSerializer<Numbers.UIntMessage> {
    /** The only instance. */
    public static final Numbers_UIntMessageSerializer INSTANCE = new Numbers_UIntMessageSerializer();

    private Numbers_UIntMessageSerializer() {
        super(6, Numbers.UIntMessage.class);
    }

    @Override
    public void write(Numbers.UIntMessage value, DarkriftWriter out) {
        int at = out.reserve(4);
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at, Checks.uint32(value.value(), "UIntMessage.value"));
    }

    @Override
    public Numbers.UIntMessage read(DarkriftReader in) {
        int at = Reads.require(in, 4, "UIntMessage.value:4");
        byte[] bytes = in.array();
        long value = BigEndian.getUInt32(bytes, at);
        return new Numbers.UIntMessage(value);
    }
}
