package io.darkrift.websocket;

import io.darkrift.connection.TransportKind;
import io.darkrift.testing.transport.TransportContract;
import io.darkrift.testing.transport.TransportHarness;

class WebSocketEpollContractTest extends TransportContract {
    @Override
    protected TransportHarness createHarness() {
        return new WebSocketHarness(TransportKind.EPOLL, false);
    }
}
