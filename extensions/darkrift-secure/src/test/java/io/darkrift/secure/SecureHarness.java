package io.darkrift.secure;

import io.darkrift.connection.TransportKind;
import io.darkrift.testing.transport.SocketHarness;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.bichannel.BichannelListener;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Has encrypted bichannel pass the suite of all transports. */
final class SecureHarness extends SocketHarness {
    /** To sign is the most expensive part of a handshake: one key for all tests will do. */
    static final TlsIdentity IDENTITY = TlsIdentity.development();

    private final UnaryOperator<SecureListener> server;
    private final SecureDialer client;

    SecureHarness(TransportKind kind) {
        this(kind, UnaryOperator.identity(), UnaryOperator.identity());
    }

    SecureHarness(TransportKind kind, UnaryOperator<SecureListener> server, UnaryOperator<SecureDialer> client) {
        super(kind, Duration.ofSeconds(60));
        this.server = server;
        this.client = client.apply(SecureDialer.to("localhost", 1).trustDevelopmentCertificate());
    }

    @Override
    public ServerTransport listener() {
        return server.apply(SecureListener.over(BichannelListener.port(0).host("127.0.0.1"), IDENTITY));
    }

    @Override
    public ClientTransport dialer(ServerTransport.Binding binding) {
        return client.address(
                BichannelDialer.to("127.0.0.1", binding.addresses().get(0).getPort())
                        .udpPort(binding.addresses().get(1).getPort()));
    }

    @Override
    protected ClientTransport dialer(int port) {
        return client.address(BichannelDialer.to("127.0.0.1", port));
    }

    @Override
    public int connectionCount() {
        return ENCRYPTED_CONNECTIONS;
    }
}
