package io.darkrift.example.readme;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import java.util.UUID;

public final class UuidSerializer implements ValueSerializer<UUID> {
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
