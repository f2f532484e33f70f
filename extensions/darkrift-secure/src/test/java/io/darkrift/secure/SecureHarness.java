package io.darkrift.secure;

import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.testing.transport.TransportHarness;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.bichannel.BichannelListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;

/** Has encrypted bichannel pass the suite of all transports, with several event loops. */
final class SecureHarness implements TransportHarness {
    /** To sign is the most expensive part of a handshake: one key for all tests will do. */
    static final TlsIdentity IDENTITY = TlsIdentity.development();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EventLoops eventLoops;
    private final UnaryOperator<SecureListener> server;
    private final SecureDialer client;

    SecureHarness(TransportKind kind) {
        this(kind, UnaryOperator.identity(), UnaryOperator.identity());
    }

    SecureHarness(TransportKind kind, UnaryOperator<SecureListener> server, UnaryOperator<SecureDialer> client) {
        this.eventLoops = EventLoops.create(3, kind);
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
    public ClientTransport dialerToNobody() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return client.address(BichannelDialer.to("127.0.0.1", free.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public EventLoops eventLoops() {
        return eventLoops;
    }

    @Override
    public void endEventLoops() {
        eventLoops.close();
    }

    @Override
    public int moreThanBuffers() {
        // Linux lets the buffers of both sockets grow to 4 and 6 MiB.
        return 16 << 20;
    }

    @Override
    public void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .pollInterval(Duration.ofMillis(1))
                .atMost(PATIENCE)
                .until(condition::getAsBoolean);
    }

    @Override
    public void close() {
        eventLoops.close();
    }
}
