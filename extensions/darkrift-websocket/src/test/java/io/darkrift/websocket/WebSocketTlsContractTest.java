package io.darkrift.websocket;

import io.darkrift.connection.TransportKind;
import io.darkrift.testing.transport.TransportContract;
import io.darkrift.testing.transport.TransportHarness;

class WebSocketTlsContractTest extends TransportContract {
    @Override
    protected TransportHarness createHarness() {
        return new WebSocketHarness(TransportKind.NIO, true);
    }
}
