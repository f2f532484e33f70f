package io.darkrift.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

/** Clients whose address changes. */
class MovingClientTest {
    private static final byte[] MESSAGE = {0, 0, 5};

    private final InMemoryServer server =
            new InMemoryServer(Listener.bichannel(4296).host("127.0.0.1"), null);
    private final InMemoryPeer peer = server.connect(at(1));

    @Test
    void aClientIsKnownWhereItIsAndNowhereElse() {
        for (int port = 1; port <= 1_000; port++) {
            show(at(port));
        }
        assertThat(server.udpAddresses()).isEqualTo(1);
        assertThat(handledFrom(at(1_000))).isEqualTo(1);
        assertThat(handledFrom(at(1))).isZero();
        show(at(1));
        assertThat(handledFrom(at(1))).isEqualTo(1);
        server.close();
        assertThat(server.udpAddresses()).isZero();
    }

    private void show(InetSocketAddress from) {
        server.datagram(from, peer.token(), 0, peer.token().length);
        server.pass(0);
    }

    private int handledFrom(InetSocketAddress from) {
        int before = server.handled();
        server.datagram(from, MESSAGE, 0, MESSAGE.length);
        server.pass(0);
        return server.handled() - before;
    }

    private static InetSocketAddress at(int port) {
        return new InetSocketAddress("10.0.0.2", port);
    }
}
