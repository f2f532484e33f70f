package io.darkrift.websocket;

import io.darkrift.connection.TransportKind;
import io.darkrift.testing.transport.SocketHarness;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.ServerTransport;
import java.time.Duration;

/** Has WebSocket pass the suite of all transports. */
final class WebSocketHarness extends SocketHarness {
    private final boolean secure;

    WebSocketHarness(TransportKind kind, boolean secure) {
        super(kind, Duration.ofSeconds(40));
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

    @Override
    protected ClientTransport dialer(int port) {
        return secure
                ? WebSocketDialer.to("wss://localhost:" + port + "/Listener").tls(Certificates.client())
                : WebSocketDialer.to("ws://127.0.0.1:" + port + "/Listener");
    }

    @Override
    public int connectionCount() {
        return secure ? ENCRYPTED_CONNECTIONS : super.connectionCount();
    }
}
