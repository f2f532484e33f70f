package io.darkrift.secure;

import io.darkrift.connection.TransportKind;
import io.darkrift.testing.transport.TransportContract;
import io.darkrift.testing.transport.TransportHarness;

class SecureNioContractTest extends TransportContract {
    @Override
    protected TransportHarness createHarness() {
        return new SecureHarness(TransportKind.NIO);
    }
}
