package io.darkrift.benchmarks.load.peer.darkrift;

import io.darkrift.benchmarks.message.Snapshot;
import io.darkrift.benchmarks.message.SnapshotSerializer;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.util.concurrent.atomic.AtomicLong;

/** Counts how often M4 is written. */
final class CountingSerializer implements MessageSerializer<Snapshot> {
    private final AtomicLong written = new AtomicLong();

    long written() {
        return written.get();
    }

    @Override
    public int tag() {
        return SnapshotSerializer.INSTANCE.tag();
    }

    @Override
    public Class<Snapshot> type() {
        return Snapshot.class;
    }

    @Override
    public void write(Snapshot value, DarkriftWriter out) {
        written.incrementAndGet();
        SnapshotSerializer.INSTANCE.write(value, out);
    }

    @Override
    public Snapshot read(DarkriftReader in) {
        return SnapshotSerializer.INSTANCE.read(in);
    }
}
