package io.darkrift.tests.attack.harness;

import java.util.concurrent.atomic.LongAdder;

/** How much there was of an attack. Safe for use by any thread. */
final class Volume {
    final LongAdder connections = new LongAdder();
    final LongAdder clients = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder datagrams = new LongAdder();

    boolean isNothing() {
        return connections.sum() == 0;
    }

    @Override
    public String toString() {
        return String.format(
                "%,d connections, %,d clients, %,d KB, %,d datagrams",
                connections.sum(), clients.sum(), bytes.sum() / 1_000, datagrams.sum());
    }
}
