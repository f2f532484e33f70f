package io.darkrift.tools.relay;

import io.darkrift.secure.SecureDialer;
import io.darkrift.secure.SecureListener;
import io.darkrift.secure.TlsIdentity;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.transport.bichannel.Dialect;
import io.darkrift.websocket.WebSocketDialer;
import io.darkrift.websocket.WebSocketListener;

/** The transports on both sides of a relay. */
enum Route {
    BICHANNEL(Wire.V1, Wire.V1),
    V0(Wire.V0, Wire.V0),
    DARKRIFTPY(Wire.DARKRIFTPY, Wire.DARKRIFTPY),
    OLD_CLIENTS(Wire.V0, Wire.V1),
    WEB_CLIENTS(Wire.WEB_SOCKET, Wire.V1),
    WEB_SERVER(Wire.V1, Wire.WEB_SOCKET),
    TLS_CLIENTS(Wire.TLS, Wire.V1),
    TLS_SERVER(Wire.V1, Wire.TLS);

    private static final String HOST = "127.0.0.1";
    // To sign is the most expensive part of a handshake: one key for all tests will do.
    private static final TlsIdentity IDENTITY = TlsIdentity.development();

    private final Wire clients;
    private final Wire server;

    Route(Wire clients, Wire server) {
        this.clients = clients;
        this.server = server;
    }

    ServerTransport serverListener() {
        return server.listener();
    }

    ClientTransport serverDialer(int port) {
        return server.dialer(port);
    }

    ServerTransport relayListener() {
        return clients.listener();
    }

    ClientTransport relayDialer(int port) {
        return clients.dialer(port);
    }

    private enum Wire {
        V1,
        V0,
        DARKRIFTPY,
        WEB_SOCKET,
        TLS;

        private Dialect dialect() {
            return this == V0 ? Dialect.V0 : this == DARKRIFTPY ? Dialect.DARKRIFTPY : Dialect.V1;
        }

        ServerTransport listener() {
            BichannelListener plain = BichannelListener.port(0).host(HOST).dialect(dialect());
            return switch (this) {
                case WEB_SOCKET -> WebSocketListener.port(0).host(HOST);
                case TLS -> SecureListener.over(plain, IDENTITY);
                default -> plain;
            };
        }

        ClientTransport dialer(int port) {
            BichannelDialer plain = BichannelDialer.to(HOST, port).dialect(dialect());
            return switch (this) {
                case WEB_SOCKET -> WebSocketDialer.to("ws://" + HOST + ":" + port + "/Listener");
                case TLS -> SecureDialer.over(plain).trustDevelopmentCertificate();
                default -> plain;
            };
        }
    }
}
