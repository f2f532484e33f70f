package io.darkrift.transport.memory;

import io.darkrift.testing.transport.TransportContract;
import io.darkrift.testing.transport.TransportHarness;

class MemoryTransportTest extends TransportContract {
    @Override
    protected TransportHarness createHarness() {
        return new MemoryHarness(MemoryNetwork.virtualTime());
    }
}
