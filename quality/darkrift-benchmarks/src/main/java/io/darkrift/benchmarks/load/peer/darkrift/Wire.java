package io.darkrift.benchmarks.load.peer.darkrift;

import io.darkrift.secure.SecureDialer;
import io.darkrift.secure.SecureListener;
import io.darkrift.secure.TlsIdentity;
import io.darkrift.server.Listener;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.websocket.WebSocketDialer;
import io.darkrift.websocket.WebSocketListener;

/** What carries the messages of this library over the loopback interface. */
enum Wire {
    /** Bichannel in the clear. */
    PLAIN {
        @Override
        ServerTransport listener() {
            return bichannel();
        }

        @Override
        ClientTransport dialer(int port) {
            return BichannelDialer.to(HOST, port);
        }
    },
    /** Bichannel with TLS 1.3. */
    TLS {
        @Override
        ServerTransport listener() {
            return SecureListener.over(bichannel(), TlsIdentity.development());
        }

        @Override
        ClientTransport dialer(int port) {
            return SecureDialer.to(HOST, port).trustDevelopmentCertificate();
        }
    },
    /** WebSocket in the clear. */
    WEBSOCKET {
        @Override
        ServerTransport listener() {
            return WebSocketListener.port(0).host(HOST);
        }

        @Override
        ClientTransport dialer(int port) {
            return WebSocketDialer.to("ws://" + HOST + ":" + port + "/Listener");
        }
    };

    private static final String HOST = "127.0.0.1";

    /** Returns a listener on a free port. */
    abstract ServerTransport listener();

    /** Returns what connects to the listener. */
    abstract ClientTransport dialer(int port);

    private static BichannelListener bichannel() {
        return Listener.bichannel(0).host(HOST).udpFallback(true);
    }
}
