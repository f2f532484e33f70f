package io.darkrift.tests.attack;

import io.darkrift.annotation.Direction;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;

/** Writes and reads {@link Snapshot}. */
@DarkriftGenerated
@SuppressWarnings("exports")
@Layout("bytes: list(int8)")
public final class SnapshotSerializer extends RecordSerializer<Snapshot> {
    /** The only instance. */
    public static final SnapshotSerializer INSTANCE = new SnapshotSerializer();

    private SnapshotSerializer() {
        super(305, Snapshot.class, Direction.SERVER_TO_CLIENT);
    }

    @Override
    public void write(Snapshot value, DarkriftWriter out) {
        out.writeInt8s(Checks.notNull(value.bytes(), "Snapshot.bytes"));
    }

    @Override
    public Snapshot read(DarkriftReader in) {
        byte[] bytes_ = Reads.int8s(in, "Snapshot.bytes");
        return new Snapshot(bytes_);
    }
}
