package io.darkrift.secure;

import io.darkrift.connection.TransportKind;
import io.darkrift.testing.transport.TransportContract;
import io.darkrift.testing.transport.TransportHarness;

class SecureEpollContractTest extends TransportContract {
    @Override
    protected TransportHarness createHarness() {
        return new SecureHarness(
                TransportKind.EPOLL, listener -> listener.ciphers(DatagramCipher.CHACHA20_POLY1305), dialer -> dialer);
    }
}
