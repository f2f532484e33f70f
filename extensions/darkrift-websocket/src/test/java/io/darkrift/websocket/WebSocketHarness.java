package io.darkrift.websocket;

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

/** Has WebSocket pass the suite of all transports, with several event loops. */
final class WebSocketHarness implements TransportHarness {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final EventLoops eventLoops;
    private final boolean secure;

    WebSocketHarness(TransportKind kind, boolean secure) {
        this.eventLoops = EventLoops.create(3, kind);
        this.secure = secure;
    }

    @Override
    public ServerTransport listener() {
        WebSocketListener listener = WebSocketListener.port(0).host("127.0.0.1");
        return secure ? listener.tls(Certificates.server()) : listener;
    }

    @Override
    public ClientTransport dialer(ServerTransport.Binding binding) {
        return dialer(binding.addresses().get(0).getPort());
    }

    private WebSocketDialer dialer(int port) {
        return secure
                ? WebSocketDialer.to("wss://localhost:" + port + "/Listener").tls(Certificates.client())
                : WebSocketDialer.to("ws://127.0.0.1:" + port + "/Listener");
    }

    @Override
    public ClientTransport dialerToNobody() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return dialer(free.getLocalPort());
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
