package io.darkrift.tests.attack;

import io.darkrift.annotation.Direction;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Request}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout({"size: int32", "unreliable: bool"})
public final class RequestSerializer extends RecordSerializer<Request> {
    /** The only instance. */
    public static final RequestSerializer INSTANCE = new RequestSerializer();

    private RequestSerializer() {
        super(304, Request.class, Direction.CLIENT_TO_SERVER);
    }

    @Override
    public void write(Request value, DarkriftWriter out) {
        int at = out.reserve(5);
        byte[] bytes = out.array();
        BigEndian.putInt32(bytes, at, value.size());
        BigEndian.putBoolean(bytes, at + 4, value.unreliable());
    }

    @Override
    public Request read(DarkriftReader in) {
        int at = Reads.require(in, 5, "Request.size:4,unreliable:1");
        byte[] bytes = in.array();
        int size = BigEndian.getInt32(bytes, at);
        boolean unreliable = BigEndian.getBoolean(bytes, at + 4);
        return new Request(size, unreliable);
    }
}
