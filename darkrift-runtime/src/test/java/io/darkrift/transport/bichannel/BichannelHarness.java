package io.darkrift.transport.bichannel;

import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.testing.transport.TransportHarness;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.ServerTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Has bichannel pass the suite of all transports, with several event loops. */
final class BichannelHarness implements TransportHarness {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final EventLoops eventLoops;

    BichannelHarness(TransportKind kind) {
        this.eventLoops = EventLoops.create(3, kind);
    }

    @Override
    public ServerTransport listener() {
        return BichannelListener.port(0).host("127.0.0.1");
    }

    @Override
    public ClientTransport dialer(ServerTransport.Binding binding) {
        return BichannelDialer.to("127.0.0.1", binding.addresses().get(0).getPort())
                .udpPort(binding.addresses().get(1).getPort());
    }

    @Override
    public ClientTransport dialerToNobody() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return BichannelDialer.to("127.0.0.1", free.getLocalPort());
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
