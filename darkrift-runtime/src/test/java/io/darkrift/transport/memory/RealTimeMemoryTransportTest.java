package io.darkrift.transport.memory;

import io.darkrift.testing.transport.TransportContract;
import io.darkrift.testing.transport.TransportHarness;

class RealTimeMemoryTransportTest extends TransportContract {
    @Override
    protected TransportHarness createHarness() {
        return new MemoryHarness(MemoryNetwork.realTime());
    }
}
