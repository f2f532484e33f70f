package io.darkrift.transport.bichannel;

import io.darkrift.connection.TransportKind;
import io.darkrift.testing.transport.TransportContract;
import io.darkrift.testing.transport.TransportHarness;

class BichannelNioContractTest extends TransportContract {
    @Override
    protected TransportHarness createHarness() {
        return new BichannelHarness(TransportKind.NIO);
    }
}
