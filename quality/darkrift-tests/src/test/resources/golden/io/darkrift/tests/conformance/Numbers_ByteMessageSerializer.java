package io.darkrift.tests.conformance;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Numbers.ByteMessage}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("value: uint8")
public final class Numbers_ByteMessageSerializer extends RecordSerializer<Numbers.ByteMessage> {
    /** The only instance. */
    public static final Numbers_ByteMessageSerializer INSTANCE = new Numbers_ByteMessageSerializer();

    private Numbers_ByteMessageSerializer() {
        super(1, Numbers.ByteMessage.class);
    }

    @Override
    public void write(Numbers.ByteMessage value, DarkriftWriter out) {
        int at = out.reserve(1);
        byte[] bytes = out.array();
        BigEndian.putInt8(bytes, at, Checks.uint8(value.value(), "ByteMessage.value"));
    }

    @Override
    public Numbers.ByteMessage read(DarkriftReader in) {
        int at = Reads.require(in, 1, "ByteMessage.value:1");
        byte[] bytes = in.array();
        int value = BigEndian.getUInt8(bytes, at);
        return new Numbers.ByteMessage(value);
    }
}
