package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import java.time.Instant;

/** Writes instants as milliseconds since 1970. */
public final class InstantSerializer implements ValueSerializer<Instant> {
    /** A serializer. */
    public InstantSerializer() {}

    @Override
    public void write(Instant value, DarkriftWriter out) {
        out.writeInt64(value.toEpochMilli());
    }

    @Override
    public Instant read(DarkriftReader in) {
        return Instant.ofEpochMilli(in.readInt64());
    }
}
