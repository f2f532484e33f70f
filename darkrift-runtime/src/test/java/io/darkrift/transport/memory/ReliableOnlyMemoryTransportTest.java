package io.darkrift.transport.memory;

import io.darkrift.testing.transport.TransportContract;
import io.darkrift.testing.transport.TransportHarness;

/** A transport without a way of their own for unreliable messages. */
class ReliableOnlyMemoryTransportTest extends TransportContract {
    @Override
    protected TransportHarness createHarness() {
        return new MemoryHarness(MemoryNetwork.builder().unreliable(false).inVirtualTime());
    }
}
