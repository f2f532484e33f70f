package io.darkrift.transport.bichannel;

import io.darkrift.connection.TransportKind;
import io.darkrift.testing.transport.SocketHarness;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.ServerTransport;
import java.time.Duration;

/** Has bichannel pass the suite of all transports. */
final class BichannelHarness extends SocketHarness {
    BichannelHarness(TransportKind kind) {
        super(kind, Duration.ofSeconds(40));
    }

    @Override
    public ServerTransport listener() {
        return BichannelListener.port(0).host("127.0.0.1");
    }

    @Override
    public ClientTransport dialer(ServerTransport.Binding binding) {
        return dialer(binding.addresses().get(0).getPort())
                .udpPort(binding.addresses().get(1).getPort());
    }

    @Override
    protected BichannelDialer dialer(int port) {
        return BichannelDialer.to("127.0.0.1", port);
    }
}
