package io.darkrift.transport.bichannel;

import static io.darkrift.transport.bichannel.Ends.CONFIGURE;
import static io.darkrift.transport.bichannel.Ends.NEVER;
import static io.darkrift.transport.bichannel.Ends.await;
import static io.darkrift.transport.bichannel.Ends.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.HandshakeException;
import io.darkrift.connection.TransportKind;
import io.darkrift.testing.UdpProxy;
import io.darkrift.testing.transport.TestDialer;
import io.darkrift.testing.transport.TestEnd;
import io.darkrift.testing.transport.TestMessage;
import io.darkrift.transport.ClientTransport.Attempt;
import io.darkrift.transport.bichannel.socket.HostLookup;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's end, against servers of plain sockets, and against ours. */
class BichannelClientTest {
    private static final byte[] TOKEN = hex("01 0102030405060708");
    private static final byte[] ACKNOWLEDGEMENT = hex("0102030405060708 00000000");
    private static final byte[] HELLO = TestMessage.of(5, 10);

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Ends ends = new Ends(TransportKind.NIO, 2);

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        ends.close();
    }

    private <T extends AutoCloseable> T closing(T each) {
        opened.add(each);
        return each;
    }

    /** A server of plain sockets. */
    private static final class Server implements Closeable {
        final ServerSocket listening;
        final DatagramSocket udp;
        final List<Socket> accepted = new ArrayList<>();
        InetSocketAddress client;

        Server() throws IOException {
            this(Ends.LOCAL, 0);
        }

        Server(InetAddress address, int port) throws IOException {
            listening = new ServerSocket(port, 5, address);
            udp = new DatagramSocket(new InetSocketAddress(address, listening.getLocalPort()));
            listening.setSoTimeout(20_000);
            udp.setSoTimeout(20_000);
        }

        int port() {
            return listening.getLocalPort();
        }

        Socket accept() throws IOException {
            Socket tcp = listening.accept();
            tcp.setTcpNoDelay(true);
            tcp.setSoTimeout(20_000);
            accepted.add(tcp);
            return tcp;
        }

        byte[] receive() throws IOException {
            DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
            udp.receive(packet);
            client = (InetSocketAddress) packet.getSocketAddress();
            return Arrays.copyOf(packet.getData(), packet.getLength());
        }

        void send(byte[] datagram) throws IOException {
            udp.send(new DatagramPacket(datagram, datagram.length, client));
        }

        @Override
        public void close() throws IOException {
            for (Socket each : accepted) {
                each.close();
            }
            listening.close();
            udp.close();
        }
    }

    private static BichannelDialer to(Server server) {
        return BichannelDialer.to("127.0.0.1", server.port());
    }

    private static DarkriftException failure(TestDialer dialer) {
        await(() -> dialer.isFailed() || dialer.isEstablished());
        assertThat(dialer.isFailed()).isTrue();
        assertThat(dialer.failure().getCause() instanceof DarkriftException).isFalse();
        return dialer.failure();
    }

    @ParameterizedTest
    @CsvSource({
        "NIO,V1,V1",
        "NIO,AUTO,V1",
        "NIO,V0,V0",
        "NIO,AUTO,V0",
        "NIO,DARKRIFTPY,DARKRIFTPY",
        "NIO,AUTO,DARKRIFTPY",
        "EPOLL,V1,V1",
        "EPOLL,AUTO,V0",
        "EPOLL,DARKRIFTPY,DARKRIFTPY",
        "EPOLL,AUTO,DARKRIFTPY"
    })
    void each_dialect_is_understood(TransportKind kind, Dialect told, Dialect spoken) throws IOException {
        try (Ends own = new Ends(kind, 1);
                Server server = new Server()) {
            TestDialer dialer = own.dial(to(server).dialect(told), NEVER);
            Socket tcp = server.accept();
            byte[] token = TOKEN.clone();
            token[0] = (byte) (spoken == Dialect.V1 || told == Dialect.AUTO && spoken == Dialect.DARKRIFTPY ? 1 : 0);
            if (spoken == Dialect.DARKRIFTPY && told == spoken) {
                token[0] = (byte) 0xAB;
            }
            for (byte each : token) {
                tcp.getOutputStream().write(each);
            }
            assertThat(server.receive()).isEqualTo(token);
            server.send(spoken == Dialect.V1 ? ACKNOWLEDGEMENT : spoken == Dialect.V0 ? new byte[1] : new byte[0]);
            tcp.getOutputStream().write(CONFIGURE);
            TestEnd end = Ends.established(dialer);
            await(() -> end.receivedCount == 1);
            assertThat(end.received().get(0).body()).isEqualTo(hex("80 0000 0007"));
            server.send(HELLO);
            await(() -> end.receivedCount == 2);
            end.sendUnreliable(HELLO);
            assertThat(server.receive()).isEqualTo(HELLO);
            // An empty acknowledgement proves nothing: the first byte counts where the dialect was not set.
            Dialect shown = told == Dialect.AUTO && spoken == Dialect.DARKRIFTPY ? Dialect.V1 : spoken;
            assertThat(end.link.traits().dialect()).isEqualTo(shown.name().toLowerCase(Locale.ROOT));
            end.abort();
        }
    }

    @Test
    void a_client_is_connected_only_when_something_has_come_back_over_udp() throws IOException {
        Server server = closing(new Server());
        TestDialer dialer = ends.dial(to(server), NEVER);
        Socket tcp = server.accept();
        tcp.getOutputStream().write(TOKEN);
        server.receive();
        tcp.getOutputStream().write(CONFIGURE);
        // An empty datagram of a server that has the token shows as much as an acknowledgement.
        server.send(new byte[0]);
        TestEnd end = Ends.established(dialer);
        await(() -> end.receivedCount == 1);
        end.abort();
    }

    @Test
    void a_message_in_place_of_a_lost_acknowledgement_is_delivered() throws IOException {
        Server server = closing(new Server());
        TestDialer dialer = ends.dialer(NEVER);
        dialer.whenEstablished = TestEnd::resume;
        to(server).connect(dialer);
        server.accept().getOutputStream().write(TOKEN);
        server.receive();
        server.send(HELLO);
        TestEnd end = Ends.established(dialer);
        await(() -> end.receivedCount == 1);
        server.send(ACKNOWLEDGEMENT);
        server.send(HELLO);
        await(() -> end.receivedCount == 2);
        assertThat(end.received()).allMatch(message -> Arrays.equals(message.body(), HELLO));
        end.abort();
    }

    /** A C# server that has the token would take a second one for a message. */
    @Test
    void the_token_is_not_repeated_after_anything_has_come_over_tcp() throws IOException {
        Server server = closing(new Server());
        TestDialer dialer = ends.dial(to(server), NEVER);
        Set<InetSocketAddress> clients = new HashSet<>();
        for (int attempt = 0; attempt < 5; attempt++) {
            Socket tcp = server.accept();
            tcp.getOutputStream().write(TOKEN);
            assertThat(server.receive()).isEqualTo(TOKEN);
            assertThat(clients.add(server.client))
                    .as("this is the first from there")
                    .isTrue();
            tcp.getOutputStream().write(CONFIGURE);
            // The client gives up this connection, and tries another, four times.
            assertThat(tcp.getInputStream().read()).isNegative();
        }
        assertThat(failure(dialer))
                .isInstanceOf(HandshakeException.class)
                .hasMessageContainingAll("only from here to the server", "firewall", "udpFallback");
        server.udp.setSoTimeout(1);
        try {
            throw new AssertionError("a token too many: " + Arrays.toString(server.receive()));
        } catch (SocketTimeoutException e) {
            assertThat(clients).hasSize(5);
        }
    }

    @Test
    void the_token_is_repeated_with_growing_delays_while_nothing_comes() throws IOException {
        Server server = closing(new Server());
        TestDialer dialer = ends.dial(to(server), Duration.ofSeconds(2));
        server.accept().getOutputStream().write(TOKEN);
        assertThat(failure(dialer))
                .isInstanceOf(ConnectTimeoutException.class)
                .hasMessageContainingAll("no acknowledgement arrived over UDP", "port right");
        server.udp.setSoTimeout(1);
        int count = 0;
        try {
            while (true) {
                assertThat(server.receive()).isEqualTo(TOKEN);
                count++;
            }
        } catch (SocketTimeoutException e) {
            // At 0, 0.25, 0.75 and 1.75 s, or later where opening the TCP connection took long.
            assertThat(count).isBetween(1, 4);
        }
    }

    @Test
    void an_acknowledgement_that_arrives_after_configure_keeps_udp() throws IOException {
        Server server = closing(new Server());
        TestDialer dialer = ends.dial(to(server).udpFallback(true), NEVER);
        Socket tcp = server.accept();
        tcp.getOutputStream().write(TOKEN);
        server.receive();
        tcp.getOutputStream().write(CONFIGURE);
        server.send(ACKNOWLEDGEMENT);
        TestEnd end = Ends.established(dialer);
        await(() -> end.receivedCount == 1);
        assertThat(end.link.traits().unreliable()).isTrue();
        end.sendUnreliable(HELLO);
        assertThat(server.receive()).isEqualTo(HELLO);
        end.close(NEVER);
        assertThat(tcp.getInputStream().read()).as("nothing was sent over TCP").isNegative();
    }

    @Test
    void where_only_the_acknowledgement_is_lost_the_fallback_goes_on_with_the_same_connection() throws IOException {
        Server server = closing(new Server());
        TestDialer dialer = ends.dial(to(server).udpFallback(true), NEVER);
        Socket tcp = server.accept();
        tcp.getOutputStream().write(TOKEN);
        server.receive();
        tcp.getOutputStream().write(CONFIGURE);
        TestEnd end = Ends.established(dialer);
        assertThat(tcp.getInputStream().readNBytes(16)).isEqualTo(hex("0000000c 80 0002 01 0102030405060708"));
        assertThat(end.link.unreliable()).isSameAs(end.link.reliable());
        await(() -> end.receivedCount == 1);
        end.abort();
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true"})
    void where_udp_does_not_get_through_tcp_carries_all(boolean tokenLost, boolean acknowledgementLost)
            throws IOException {
        ends.listen(BichannelListener.port(0).host("127.0.0.1").udpFallback(true));
        UdpProxy proxy = closing(new UdpProxy(ends.udpPort(), i -> tokenLost, i -> acknowledgementLost));
        TestEnd end = Ends.established(ends.dial(
                BichannelDialer.to("127.0.0.1", ends.tcpPort())
                        .udpPort(proxy.port())
                        .udpFallback(true),
                NEVER));
        TestEnd other = ends.serverEnd(0);
        await(() -> !other.link.traits().unreliable());
        assertThat(end.link.traits().unreliable()).isFalse();
        end.send(HELLO);
        other.send(HELLO);
        await(() -> other.receivedCount == 1 && end.receivedCount == 2);
    }

    @Test
    void a_server_without_udp_is_connected_to_over_tcp() throws IOException {
        ends.listen(BichannelListener.port(0).host("127.0.0.1").tcpOnly());
        TestEnd end = Ends.established(
                ends.dial(BichannelDialer.to("127.0.0.1", ends.tcpPort()).udpFallback(true), NEVER));
        assertThat(end.link.traits().unreliable()).isFalse();
        await(() -> end.receivedCount == 1);
    }

    @Test
    void clients_that_may_fall_back_use_udp_where_it_works() {
        ends.listen(BichannelListener.port(0).host("127.0.0.1").udpFallback(true));
        List<TestDialer> dialers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            dialers.add(ends.dial(
                    BichannelDialer.to("127.0.0.1", ends.tcpPort())
                            .udpPort(ends.udpPort())
                            .udpFallback(true),
                    NEVER));
        }
        assertThat(dialers)
                .allMatch(dialer -> Ends.established(dialer).link.traits().unreliable());
        await(() -> ends.server.ends().size() == 100);
        assertThat(ends.server.ends()).allMatch(end -> end.link.traits().unreliable());
    }

    @Test
    void lost_tokens_and_acknowledgements_are_made_up_for() throws IOException {
        ends.listen(BichannelListener.port(0).host("127.0.0.1"));
        UdpProxy proxy = closing(new UdpProxy(ends.udpPort(), i -> i == 0, i -> i == 0));
        TestEnd end = Ends.established(
                ends.dial(BichannelDialer.to("127.0.0.1", ends.tcpPort()).udpPort(proxy.port()), NEVER));
        assertThat(end.link.traits().unreliable()).isTrue();
    }

    @Test
    void a_wrong_udp_port_is_named_when_the_server_gives_up() throws IOException {
        Server server = closing(new Server());
        int wrong;
        try (DatagramSocket free = new DatagramSocket()) {
            wrong = free.getLocalPort();
        }
        TestDialer dialer = ends.dial(to(server).udpPort(wrong), NEVER);
        Socket tcp = server.accept();
        tcp.getOutputStream().write(TOKEN);
        tcp.setSoTimeout(500);
        try {
            tcp.getInputStream().read();
        } catch (SocketTimeoutException e) {
            tcp.close();
        }
        assertThat(failure(dialer))
                .isInstanceOf(HandshakeException.class)
                .hasMessageContainingAll("UDP port " + wrong, "udpFallback(true)", "closed the connection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.6\r\n", "220\r\n", "H"})
    void another_kind_of_server_is_known_by_its_first_bytes(String banner) throws IOException {
        Server server = closing(new Server());
        TestDialer dialer = ends.dial(to(server), NEVER);
        server.accept().getOutputStream().write(banner.getBytes());
        assertThat(failure(dialer))
                .isInstanceOf(HandshakeException.class)
                .hasMessageContainingAll("127.0.0.1:" + server.port(), "\"" + banner.charAt(0), "not a version of");
    }

    @ParameterizedTest
    @CsvSource({"true,0", "true,5", "false,0", "false,5"})
    void half_a_token_is_reported(boolean closes, int bytes) throws IOException {
        Server server = closing(new Server());
        TestDialer dialer = ends.dial(to(server).dialect(Dialect.DARKRIFTPY), closes ? NEVER : Duration.ofMillis(300));
        Socket tcp = server.accept();
        tcp.getOutputStream().write("SSH-2".getBytes(), 0, bytes);
        if (closes) {
            tcp.close();
        }
        assertThat(failure(dialer))
                .isInstanceOfAny(HandshakeException.class, ConnectTimeoutException.class)
                .hasMessageContainingAll("token", bytes == 0 ? "no byte" : "5 of 9 bytes (\"SSH-2\")");
        assertThat(bytes == 0 || !failure(dialer).getMessage().contains("no token"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = TransportKind.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
    void connecting_on_closed_event_loops_fails_at_once(TransportKind kind) throws IOException {
        Server server = closing(new Server());
        EventLoops closed = EventLoops.create(1, kind);
        closed.close();
        for (String host : new String[] {"127.0.0.1", "localhost"}) {
            TestDialer dialer = new TestDialer(Ends.settings(NEVER), () -> closed, text -> {});
            BichannelDialer.to(host, server.port()).connect(dialer);
            assertThat(failure(dialer)).hasMessageContaining("event loops have been closed");
        }
    }

    @ParameterizedTest
    @EnumSource(value = TransportKind.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
    void event_loops_that_close_meanwhile_end_the_attempt(TransportKind kind) throws IOException {
        Server server = closing(new Server());
        EventLoops closing = EventLoops.create(1, kind);
        TestDialer dialer = new TestDialer(Ends.settings(NEVER), () -> closing, text -> {});
        to(server).connect(dialer);
        server.accept();
        closing.close();
        failure(dialer);
    }

    private TestDialer dialAll(int port, Duration limit, InetAddress... addresses) {
        TestDialer dialer = ends.dialer(limit);
        BichannelDialer.to("several", port).newAttempt(dialer, ends.loops, null).begin(List.of(addresses));
        return dialer;
    }

    /** Our server at 127.0.0.1, and another at 127.0.0.2 with the same port. */
    private Server besideOurs() throws IOException {
        ends.listen(BichannelListener.port(0).host("127.0.0.1"));
        if (ends.udpPort() != ends.tcpPort()) {
            throw new AssertionError("the ports differ");
        }
        return closing(new Server(Ends.loopback(2), ends.tcpPort()));
    }

    private void assertOurs(TestDialer dialer) {
        assertThat(Ends.established(dialer).link.traits().remoteAddress())
                .isEqualTo(new InetSocketAddress(Ends.LOCAL, ends.tcpPort()));
    }

    @Test
    void an_address_where_nobody_listens_is_passed_over() throws IOException {
        besideOurs();
        assertOurs(dialAll(ends.tcpPort(), NEVER, Ends.loopback(3), Ends.loopback(4), Ends.LOCAL));
    }

    @Test
    void an_address_that_accepts_and_is_silent_is_passed_over() throws IOException {
        besideOurs();
        assertOurs(dialAll(ends.tcpPort(), NEVER, Ends.loopback(2), Ends.LOCAL));
    }

    @Test
    void an_address_without_udp_is_passed_over() throws IOException {
        Server other = besideOurs();
        TestDialer dialer = dialAll(ends.tcpPort(), NEVER, Ends.loopback(2), Ends.LOCAL);
        Socket tcp = other.accept();
        tcp.getOutputStream().write(TOKEN);
        assertOurs(dialer);
        assertThat(tcp.getInputStream().read())
                .as("the other connection is closed")
                .isNegative();
    }

    @Test
    void an_address_that_is_slow_and_still_first_wins() throws IOException {
        Server other = besideOurs();
        TestDialer dialer = dialAll(ends.tcpPort(), NEVER, Ends.loopback(2), Ends.LOCAL);
        Socket tcp = other.accept();
        tcp.getOutputStream().write(TOKEN);
        other.receive();
        other.send(ACKNOWLEDGEMENT);
        TestEnd end = Ends.established(dialer);
        assertThat(end.link.traits().remoteAddress().getAddress()).isEqualTo(Ends.loopback(2));
        assertThat(ends.server.begun).hasValue(0);
        end.abort();
    }

    @Test
    void an_address_that_does_not_answer_delays_the_next_only_a_little() throws IOException {
        ends.listen(BichannelListener.port(0).host("127.0.0.1"));
        // A full queue of connections has the system ignore more of them.
        ServerSocket full = closing(new ServerSocket(ends.tcpPort(), 1, Ends.loopback(2)));
        for (int i = 0; i < 3; i++) {
            java.nio.channels.SocketChannel filling = closing(java.nio.channels.SocketChannel.open());
            filling.configureBlocking(false);
            filling.connect(full.getLocalSocketAddress());
        }
        assertOurs(dialAll(ends.tcpPort(), NEVER, Ends.loopback(2), Ends.LOCAL));
    }

    @Test
    void the_failures_of_all_addresses_are_reported() throws IOException {
        Server silent = closing(new Server(Ends.loopback(2), 0));
        TestDialer dialer =
                dialAll(silent.port(), Duration.ofMillis(500), Ends.loopback(3), Ends.loopback(2), Ends.loopback(4));
        assertThat(failure(dialer))
                .isInstanceOf(ConnectTimeoutException.class)
                .hasMessageContaining("127.0.0.2:" + silent.port());
        assertThat(dialer.failure().getSuppressed()).hasSize(1);
        TestDialer refused = dialAll(silent.port(), NEVER, Ends.loopback(3), Ends.loopback(4));
        assertThat(failure(refused)).isInstanceOf(ConnectFailedException.class);
        assertThat(refused.failure().getSuppressed()).hasSize(1);
    }

    @Test
    void localhost_is_found_whichever_of_its_addresses_the_server_has() {
        ends.listen(BichannelListener.port(0).host("127.0.0.1"));
        Ends.established(
                ends.dial(BichannelDialer.to("localhost", ends.tcpPort()).udpPort(ends.udpPort()), NEVER));
    }

    @Test
    void lookups_that_are_cancelled_leave_no_threads() {
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            TestDialer dialer = ends.dialer(NEVER);
            Attempt attempt = BichannelDialer.to("host" + i + ".invalid", 1).connect(dialer);
            attempt.cancel();
            attempts.add(attempt);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("name-lookup"))
                .hasSizeLessThanOrEqualTo(8);
        attempts.forEach(Attempt::cancel);
    }

    @Test
    void the_time_limit_includes_the_lookup_of_the_name() {
        CountDownLatch release = new CountDownLatch(1);
        try {
            // No thread is left that could look the name up.
            for (int i = 0; i < 8; i++) {
                HostLookup.lookUp("localhost", (addresses, failure) -> awaitQuietly(release));
            }
            TestDialer dialer = ends.dialer(Duration.ofMillis(200));
            BichannelDialer.to("localhost", 1).connect(dialer);
            assertThat(failure(dialer))
                    .isInstanceOf(ConnectTimeoutException.class)
                    .hasMessageContainingAll("localhost", "PT0.2S");
        } finally {
            release.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void the_token_is_shown_again_where_that_is_asked_for() throws IOException {
        Server server = closing(new Server());
        TestDialer dialer = ends.dial(to(server).udpTokenRefreshInterval(Duration.ofMillis(5)), NEVER);
        server.accept().getOutputStream().write(TOKEN);
        for (int i = 0; i < 5; i++) {
            assertThat(server.receive()).isEqualTo(TOKEN);
            server.send(ACKNOWLEDGEMENT);
        }
        TestEnd end = Ends.established(dialer);
        assertThat(end.received()).isEmpty();
        end.abort();
    }
}
