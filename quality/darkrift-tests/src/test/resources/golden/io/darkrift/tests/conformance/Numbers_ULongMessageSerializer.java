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

/** Writes and reads {@link Numbers.ULongMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: uint64")
public final class Numbers_ULongMessageSerializer extends RecordSerializer<Numbers.ULongMessage> {
    /** The only instance. */
    public static final Numbers_ULongMessageSerializer INSTANCE = new Numbers_ULongMessageSerializer();

    private Numbers_ULongMessageSerializer() {
        super(8, Numbers.ULongMessage.class);
    }

    @Override
    public void write(Numbers.ULongMessage value, DarkriftWriter out) {
        int at = out.reserve(8);
        byte[] bytes = out.array();
        BigEndian.putInt64(bytes, at, Checks.uint64(value.value(), "ULongMessage.value"));
    }

    @Override
    public Numbers.ULongMessage read(DarkriftReader in) {
        int at = Reads.require(in, 8, "ULongMessage.value:8");
        byte[] bytes = in.array();
        BigInteger value = BigEndian.getBigUInt64(bytes, at);
        return new Numbers.ULongMessage(value);
    }
}
