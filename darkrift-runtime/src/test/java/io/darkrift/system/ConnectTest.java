package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.HandshakeException;
import io.darkrift.connection.SendResult;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.testing.LogCapture;
import io.darkrift.testing.RawClient;
import io.darkrift.testing.RawServer;
import io.darkrift.testing.UdpProxy;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTest extends Loopback {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void a_client_connects_and_has_the_id_that_the_server_gave() throws Exception {
        DarkriftServer server = startEcho();
        DarkriftClient client = connect(server);
        assertThat(client.id()).isZero();
        assertThat(client.isOpen()).isTrue();
        assertThat(client.remoteAddress().getPort()).isEqualTo(server.port());
        assertThat(onlyClientOf(server).id()).isZero();
    }

    @Test
    void a_client_connects_without_waiting() throws Exception {
        DarkriftServer server = startEcho();
        DarkriftClient client = closing(get(client().connectAsync("127.0.0.1", server.port(), server.port())));
        client.send(Message.of(5));
        assertThat(client.receive(LIMIT).tag()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "localhost", "127.0.0.1"})
    void hosts_are_names_or_addresses_of_either_kind(String host) throws Exception {
        DarkriftServer server = start(io.darkrift.server.DarkriftServer.builder()
                .listen(Listener.bichannel(0).host(host))
                .onUnhandledMessage((client, message) -> client.send(message)));
        echoesOnBothChannels(closing(client().connect(host, server.port())));
    }

    @Test
    void a_server_on_all_addresses_is_reached_by_each() throws Exception {
        DarkriftServer server = start(io.darkrift.server.DarkriftServer.builder()
                .listen(Listener.bichannel(0))
                .onUnhandledMessage((client, message) -> client.send(message)));
        echoesOnBothChannels(closing(client().connect("127.0.0.1", server.port())));
        echoesOnBothChannels(closing(client().connect("::1", server.port())));
    }

    @Test
    void the_ports_of_tcp_and_udp_may_differ() throws Exception {
        int udpPort;
        try (RawServer free = new RawServer()) {
            udpPort = free.udpPort();
        }
        DarkriftServer server = start(io.darkrift.server.DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1").udpPort(udpPort))
                .onUnhandledMessage((client, message) -> client.send(message)));
        assertThat(server.listeners().get(0).udpAddress().getPort()).isEqualTo(udpPort);
        echoesOnBothChannels(closing(client().connect("127.0.0.1", server.port(), udpPort)));
    }

    @Test
    void port_0_gives_tcp_and_udp_the_same_free_port() {
        DarkriftServer server = startEcho();
        assertThat(server.port()).isPositive();
        assertThat(server.listeners().get(0).udpAddress().getPort()).isEqualTo(server.port());
    }

    @Test
    void nobody_listens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(() -> client().connect("127.0.0.1", port))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("127.0.0.1:" + port)
                .hasMessageContaining("refused");
    }

    @Test
    void the_host_is_unknown() {
        assertThatThrownBy(() -> client().connect("no-such-host.invalid", 4296))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("no-such-host.invalid is unknown");
    }

    @Test
    void the_server_accepts_but_sends_no_token() throws Exception {
        RawServer server = closing(new RawServer());
        assertThatThrownBy(
                        () -> client().connectTimeout(SHORT).connect("127.0.0.1", server.tcpPort(), server.udpPort()))
                .isInstanceOf(ConnectTimeoutException.class)
                .hasMessageContaining("sent no token, and no byte at all");
    }

    @Test
    void the_server_sends_a_token_but_acknowledges_nothing() throws Exception {
        RawServer server = closing(new RawServer());
        CompletableFuture<DarkriftClient> connecting =
                client().connectTimeout(SHORT).connectAsync("127.0.0.1", server.tcpPort(), server.udpPort());
        server.accept().send(new byte[] {1, 1, 2, 3, 4, 5, 6, 7, 8});
        assertThatThrownBy(() -> get(connecting))
                .cause()
                .isInstanceOf(ConnectTimeoutException.class)
                .hasMessageContaining("no acknowledgement arrived over UDP");
        assertThat(server.receiveAll()).isEmpty();
    }

    @Test
    void the_server_acknowledges_but_gives_no_id() throws Exception {
        RawServer server = closing(new RawServer());
        CompletableFuture<DarkriftClient> connecting =
                client().connectTimeout(SHORT).connectAsync("127.0.0.1", server.tcpPort(), server.udpPort());
        server.accept().send(new byte[] {1, 1, 2, 3, 4, 5, 6, 7, 8});
        server.receiveDatagram();
        server.sendDatagram(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0});
        assertThatThrownBy(() -> get(connecting))
                .cause()
                .isInstanceOf(ConnectTimeoutException.class)
                .hasMessageContaining("gave no id");
    }

    @Test
    void the_server_closes_instead_of_a_token() throws Exception {
        RawServer server = closing(new RawServer());
        CompletableFuture<DarkriftClient> connecting =
                client().connectAsync("127.0.0.1", server.tcpPort(), server.udpPort());
        server.accept().send(new byte[] {1, 2});
        server.closeTcp();
        assertThatThrownBy(() -> get(connecting))
                .cause()
                .isInstanceOf(HandshakeException.class)
                .hasMessageContaining("before it sent its token");
    }

    @Test
    void the_server_resets_the_connection_instead_of_a_token() throws Exception {
        RawServer server = closing(new RawServer());
        CompletableFuture<DarkriftClient> connecting =
                client().connectAsync("127.0.0.1", server.tcpPort(), server.udpPort());
        server.accept().reset();
        // Which of the two depends on whether the client has noticed that it was connected.
        assertThatThrownBy(() -> get(connecting))
                .cause()
                .isInstanceOfAny(HandshakeException.class, ConnectFailedException.class)
                .hasMessageContaining("reset");
    }

    @Test
    void the_server_closes_instead_of_an_id() throws Exception {
        RawServer server = closing(new RawServer());
        CompletableFuture<DarkriftClient> connecting =
                client().connectAsync("127.0.0.1", server.tcpPort(), server.udpPort());
        server.accept().send(new byte[] {1, 1, 2, 3, 4, 5, 6, 7, 8});
        server.receiveDatagram();
        server.closeTcp();
        assertThatThrownBy(() -> get(connecting))
                .cause()
                .isInstanceOf(HandshakeException.class)
                .hasMessageContaining("closed the connection during the handshake");
    }

    @Test
    void the_server_is_not_a_darkrift_server() throws Exception {
        RawServer server = closing(new RawServer());
        CompletableFuture<DarkriftClient> connecting =
                client().connectAsync("127.0.0.1", server.tcpPort(), server.udpPort());
        server.accept().send("HTTP/1.1 400 Bad Request\r\n".getBytes());
        assertThatThrownBy(() -> get(connecting)).cause().isInstanceOf(HandshakeException.class);
    }

    @Test
    void a_second_id_is_ignored() throws Exception {
        RawServer server = closing(new RawServer());
        CompletableFuture<DarkriftClient> connecting =
                client().connectAsync("127.0.0.1", server.tcpPort(), server.udpPort());
        server.shakeHands();
        DarkriftClient client = closing(get(connecting));
        server.sendHex("000000058000000008" + "00000003000005");
        assertThat(client.receive(LIMIT).tag()).isEqualTo(5);
        assertThat(client.id()).isEqualTo(7);
        server.closeTcp();
    }

    @Test
    void what_arrives_together_with_the_token_is_not_lost() throws Exception {
        RawServer server = closing(new RawServer());
        CompletableFuture<DarkriftClient> connecting =
                client().connectAsync("127.0.0.1", server.tcpPort(), server.udpPort());
        server.accept().sendHex("010102030405060708" + "000000058000000003" + "00000003000005");
        server.receiveDatagram();
        server.sendDatagram(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0});
        DarkriftClient client = closing(get(connecting));
        assertThat(client.id()).isEqualTo(3);
        assertThat(client.receive(LIMIT).tag()).isEqualTo(5);
        server.closeTcp();
    }

    @Test
    void the_token_is_shown_again_when_datagrams_are_lost() throws Exception {
        DarkriftServer server = startEcho();
        UdpProxy proxy = closing(new UdpProxy(server.port(), i -> i == 0, i -> i == 0));
        echoesOnBothChannels(closing(client().connect("127.0.0.1", server.port(), proxy.port())));
    }

    @Test
    void a_token_that_is_shown_again_is_acknowledged_again() throws Exception {
        DarkriftServer server = startEcho();
        RawClient client = closing(new RawClient(server.port(), server.port()));
        client.shakeHands();
        for (int i = 0; i < 3; i++) {
            client.showToken();
            byte[] acknowledgement = client.receiveDatagram();
            assertThat(acknowledgement).hasSize(12);
            assertThat(java.util.Arrays.copyOf(acknowledgement, 8))
                    .isEqualTo(java.util.Arrays.copyOfRange(client.token(), 1, 9));
        }
        assertThat(server.clientCount()).isOne();
    }

    @Test
    void connecting_on_an_event_loop_is_refused_with_an_explanation() throws Exception {
        DarkriftServer server = startEcho();
        DarkriftClient client = connect(server);
        AtomicReference<Throwable> refusal = new AtomicReference<>();
        client.onUnhandledMessage(message -> {
            try {
                client().connect("127.0.0.1", server.port());
            } catch (InterruptedException | RuntimeException e) {
                refusal.set(e);
            }
        });
        client.send(Message.of(1));
        await(() -> refusal.get() != null);
        assertThat(refusal.get()).isInstanceOf(IllegalStateException.class).hasMessageContaining("connectAsync");
    }

    @Test
    void a_thread_that_is_interrupted_while_connecting_leaves_nothing_behind() throws Exception {
        RawServer server = closing(new RawServer());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread connecting = new Thread(() -> {
            try {
                client().connect("127.0.0.1", server.tcpPort(), server.udpPort());
            } catch (InterruptedException | RuntimeException e) {
                failure.set(e);
            }
        });
        connecting.start();
        server.accept();
        connecting.interrupt();
        connecting.join();
        assertThat(failure.get()).isInstanceOf(InterruptedException.class);
        assertThat(server.receiveAll()).isEmpty();
        server.closeTcp();
    }

    @Test
    void connecting_can_be_cancelled_at_any_moment() throws IOException {
        for (int i = 0; i < 50; i++) {
            try (RawServer server = new RawServer()) {
                CompletableFuture<DarkriftClient> connecting =
                        client().connectAsync("127.0.0.1", server.tcpPort(), server.udpPort());
                server.accept();
                assertThat(connecting.cancel(false)).isTrue();
                assertThat(server.receiveAll()).isEmpty();
            }
        }
    }

    @Test
    void a_lone_client_that_fails_leaves_nothing_in_the_log() throws Exception {
        try (LogCapture log = new LogCapture()) {
            for (int i = 0; i < 100; i++) {
                try (RawServer server = new RawServer()) {
                    CompletableFuture<DarkriftClient> connecting =
                            client().connectAsync("127.0.0.1", server.tcpPort(), server.udpPort());
                    server.accept();
                    switch (i % 4) {
                        case 0 -> server.reset();
                        case 1 -> server.closeTcp();
                        case 2 -> server.send(new byte[] {'S', 'S', 'H'});
                        default -> {
                            server.send(new byte[] {1, 1, 2, 3, 4, 5, 6, 7, 8});
                            server.receiveDatagram();
                            server.reset();
                        }
                    }
                    assertThat(connecting).failsWithin(LIMIT);
                }
            }
            await(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().matches("darkrift-\\d+-\\d+")));
            assertThat(log.text()).isEmpty();
        }
    }

    private static void echoesOnBothChannels(DarkriftClient client) throws InterruptedException {
        for (SendMode mode : SendMode.values()) {
            Message message = Message.of(5, new byte[] {1, 2}).with(mode);
            assertThat(client.send(message)).isEqualTo(SendResult.ACCEPTED);
            assertThat(client.receive(LIMIT)).isEqualTo(message);
        }
    }
}
