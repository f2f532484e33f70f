package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import java.util.UUID;

/** Writes UUIDs as sixteen bytes. Has an instance to share. */
public final class UuidSerializer implements ValueSerializer<UUID> {
    /** The instance. */
    public static final UuidSerializer INSTANCE = new UuidSerializer();

    private UuidSerializer() {}

    @Override
    public void write(UUID value, DarkriftWriter out) {
        out.writeInt64(value.getMostSignificantBits());
        out.writeInt64(value.getLeastSignificantBits());
    }

    @Override
    public UUID read(DarkriftReader in) {
        return new UUID(in.readInt64(), in.readInt64());
    }
}
