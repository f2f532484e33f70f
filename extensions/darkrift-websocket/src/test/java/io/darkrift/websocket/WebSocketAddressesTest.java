package io.darkrift.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.server.DarkriftServer;
import io.darkrift.testing.transport.TestDialer;
import io.darkrift.transport.LinkSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients of a host with several addresses, of which the last one has our server. */
class WebSocketAddressesTest {
    /** What no test waits for. */
    private static final Duration NEVER = Duration.ofDays(1);

    private final EventLoops loops = EventLoops.create(1, TransportKind.NIO);
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final DarkriftServer server = DarkriftServer.builder()
            .listen(WebSocketListener.port(0).host("127.0.0.1"))
            .start();
    private final int port = server.port();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        server.close();
        loops.close();
        assertThat(violations).isEmpty();
    }

    private <T extends AutoCloseable> T closing(T each) {
        opened.add(each);
        return each;
    }

    private static InetAddress loopback(int last) throws IOException {
        return InetAddress.getByName("127.0.0." + last);
    }

    /** Connects to addresses of the loopback interface, in this order. */
    private TestDialer dial(Duration limit, int... addresses) throws IOException {
        LinkSettings settings = new LinkSettings(100_000, 1_200, 65_507, limit, NEVER, NEVER);
        TestDialer dialer = new TestDialer(settings, () -> loops, violations::add);
        List<InetAddress> all = new ArrayList<>();
        for (int address : addresses) {
            all.add(loopback(address));
        }
        WebSocketDialer.to("ws://several:" + port + "/Listener")
                .newAttempt(dialer, loops, null)
                .begin(all);
        return dialer;
    }

    private void assertOurs(TestDialer dialer) throws IOException {
        await().atMost(Duration.ofSeconds(20)).until(() -> dialer.isEstablished() || dialer.isFailed());
        assertThat(dialer.isFailed()).isFalse();
        assertThat(dialer.end().link.traits().remoteAddress()).isEqualTo(new InetSocketAddress(loopback(1), port));
        dialer.end().abort();
    }

    @Test
    void address_where_nobody_listens_is_passed_over() throws IOException {
        assertOurs(dial(NEVER, 3, 4, 1));
    }

    @Test
    void address_that_accepts_and_is_silent_is_passed_over_and_closed() throws IOException {
        ServerSocket silent = closing(new ServerSocket(port, 1, loopback(2)));
        TestDialer dialer = dial(NEVER, 2, 1);
        Socket accepted = closing(silent.accept());
        assertOurs(dialer);
        assertThat(new String(accepted.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .as("what arrives until the end of the stream")
                .startsWith("GET /Listener HTTP/1.1\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void address_that_does_not_answer_delays_the_next_only_a_little() throws IOException {
        // A full queue of connections has the system ignore more of them.
        ServerSocket full = closing(new ServerSocket(port, 1, loopback(2)));
        for (int i = 0; i < 3; i++) {
            SocketChannel filling = closing(SocketChannel.open());
            filling.configureBlocking(false);
            filling.connect(full.getLocalSocketAddress());
        }
        assertOurs(dial(NEVER, 2, 1));
    }

    @Test
    void address_with_another_kind_of_server_is_passed_over() throws IOException {
        ServerSocket other = closing(new ServerSocket(port, 1, loopback(2)));
        TestDialer dialer = dial(NEVER, 2, 1);
        Socket accepted = closing(other.accept());
        accepted.getOutputStream().write("220 mail.example.com ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
        assertOurs(dialer);
    }

    @Test
    void failures_of_all_addresses_are_reported() throws IOException {
        closing(new ServerSocket(port, 1, loopback(2)));
        TestDialer dialer = dial(Duration.ofMillis(500), 3, 2, 4);
        await().until(dialer::isFailed);
        assertThat(dialer.failure())
                .isInstanceOf(ConnectTimeoutException.class)
                .hasMessageContaining("127.0.0.2:" + port + " accepted the connection, but did not answer");
        assertThat(dialer.failure().getSuppressed()).hasSize(1);

        TestDialer refused = dial(NEVER, 3, 4);
        await().until(refused::isFailed);
        assertThat(refused.failure())
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("can't connect to 127.0.0.4:" + port);
        assertThat(refused.failure().getSuppressed()).hasSize(1);
    }
}
