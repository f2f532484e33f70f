package io.darkrift.transport.bichannel;

import io.darkrift.connection.TransportKind;
import io.darkrift.testing.transport.TransportContract;
import io.darkrift.testing.transport.TransportHarness;

class BichannelTcpOnlyContractTest extends TransportContract {
    @Override
    protected TransportHarness createHarness() {
        return new BichannelHarness(
                TransportKind.AUTO, BichannelListener.port(0).host("127.0.0.1").tcpOnly(), false);
    }
}
