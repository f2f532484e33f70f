package io.darkrift.tests.attack;

import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Echo}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"phase: int32", "nanos: int64", "unreliable: bool"})
public final class EchoSerializer extends RecordSerializer<Echo> {
    /** The only instance. */
    public static final EchoSerializer INSTANCE = new EchoSerializer();

    private EchoSerializer() {
        super(301, Echo.class);
    }

    @Override
    public void write(Echo value, DarkriftWriter out) {
        int at = out.reserve(13);
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at, value.phase());
        BigEndian.putInt64(bytes, at + 4, value.nanos());
        BigEndian.putBoolean(bytes, at + 12, value.unreliable());
    }

    @Override
    public Echo read(DarkriftReader in) {
        int at = Reads.require(in, 13, "Echo.phase:4,nanos:8,unreliable:1");
        byte[] bytes = in.array();
        int phase = BigEndian.getInt32(bytes, at);
        long nanos = BigEndian.getInt64(bytes, at + 4);
        boolean unreliable = BigEndian.getBoolean(bytes, at + 12);
        return new Echo(phase, nanos, unreliable);
    }
}
