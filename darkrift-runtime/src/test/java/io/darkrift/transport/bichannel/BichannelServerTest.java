package io.darkrift.transport.bichannel;

import static io.darkrift.transport.bichannel.Ends.LOCAL;
import static io.darkrift.transport.bichannel.Ends.NEVER;
import static io.darkrift.transport.bichannel.Ends.await;
import static io.darkrift.transport.bichannel.Ends.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.darkrift.DarkriftException;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.SendMode;
import io.darkrift.testing.LogCapture;
import io.darkrift.testing.transport.TestEnd;
import io.darkrift.testing.transport.TestMessage;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkSettings;
import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's end, against clients of plain sockets. */
class BichannelServerTest {
    private static final BichannelListener LISTENER = BichannelListener.port(0).host("127.0.0.1");
    private static final byte[] HELLO = TestMessage.of(5, 10);

    private final List<AutoCloseable> opened = new ArrayList<>();
    private Ends ends;

    private void start(TransportKind kind, BichannelListener listener) {
        ends = new Ends(kind, 3);
        ends.listen(listener);
    }

    private Peer peer() throws IOException {
        return peer(LOCAL, LOCAL);
    }

    private Peer peer(InetAddress from, InetAddress to) throws IOException {
        List<InetSocketAddress> addresses = ends.binding.addresses();
        int udpPort = addresses.get(addresses.size() - 1).getPort();
        Peer peer = new Peer(from, new InetSocketAddress(to, ends.tcpPort()), udpPort);
        opened.add(peer);
        return peer;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        if (ends != null) {
            // Whatever tests have done, nothing is remembered of those that have gone.
            ends.server.ends().forEach(TestEnd::abort);
            await(ends.binding::isEmpty);
            await(() -> ends.server.openConnections.get() == 0);
            assertThat(ends.server.openTickets).hasValue(0);
            ends.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"NIO,V1,12", "NIO,V0,1", "NIO,DARKRIFTPY,0", "EPOLL,V1,12", "EPOLL,V0,1", "EPOLL,DARKRIFTPY,0"})
    void each_dialect_has_its_token_and_acknowledgement(TransportKind kind, Dialect dialect, int size)
            throws IOException {
        start(kind, LISTENER.dialect(dialect));
        for (int i = 0; i < 20; i++) {
            Peer peer = peer();
            byte[] token = peer.readToken();
            peer.send(token);
            byte[] acknowledgement = peer.receive();
            assertThat(acknowledgement)
                    .isEqualTo(size == 12 ? Arrays.copyOf(Arrays.copyOfRange(token, 1, 9), 12) : new byte[size]);
            if (size > 0) {
                assertThat(token[0]).isEqualTo((byte) (dialect == Dialect.V1 ? 1 : 0));
            }
            assertThat(peer.read(9)).isEqualTo(Ends.CONFIGURE);
            peer.write(TestMessage.batch(HELLO));
            peer.send(HELLO);
            TestEnd end = ends.serverEnd(i);
            await(() -> end.receivedCount == 2);
            end.sendUnreliable(HELLO);
            assertThat(peer.receive()).isEqualTo(HELLO);
            assertThat(end.link.traits().dialect()).isEqualTo(dialect.name().toLowerCase(Locale.ROOT));
        }
    }

    /** C# takes the first datagram for the acknowledgement, whatever it is. */
    @ParameterizedTest
    @CsvSource({"NIO,V1,12", "EPOLL,V1,12", "EPOLL,V0,1", "EPOLL,DARKRIFTPY,0"})
    void no_datagram_leaves_before_the_acknowledgement(TransportKind kind, Dialect dialect, int size)
            throws IOException {
        start(kind, LISTENER.dialect(dialect));
        ends.server.whenEstablished = end -> {
            end.sendUnreliable(HELLO);
            Ends.configure(end);
        };
        for (int i = 0; i < 200; i++) {
            Peer peer = peer();
            assertThat(peer.shakeHands())
                    .as("the first datagram of client %s", i)
                    .hasSize(size);
            assertThat(peer.receive()).isEqualTo(HELLO);
        }
    }

    @ParameterizedTest
    @EnumSource(value = TransportKind.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
    void a_listener_on_all_addresses_answers_from_the_one_that_was_asked(TransportKind kind) throws IOException {
        start(kind, BichannelListener.port(0));
        for (int last : new int[] {2, 1, 3, 2}) {
            // Its socket discards what comes from any other address.
            Peer peer = peer(LOCAL, Ends.loopback(last));
            assertThat(peer.shakeHands()).hasSize(12);
            TestEnd end = ends.serverEnd(ends.server.ends().size() == 0 ? 0 : opened.size() - 1);
            end.sendUnreliable(HELLO);
            assertThat(peer.receive()).isEqualTo(HELLO);
            await(() -> end.received().isEmpty());
            peer.send(HELLO);
            await(() -> end.receivedCount == 1);
        }
    }

    @ParameterizedTest
    @EnumSource(value = TransportKind.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
    void a_listener_on_all_addresses_serves_both_versions_of_ip(TransportKind kind) throws IOException {
        InetAddress six = InetAddress.getByName("::1");
        try (DatagramSocket there = new DatagramSocket(new InetSocketAddress(six, 0))) {
            assumeThat(there.isBound()).isTrue();
        } catch (IOException e) {
            assumeThat(e).as("this machine has no IPv6").isNull();
        }
        start(kind, BichannelListener.port(0));
        for (int i = 0; i < 4; i++) {
            InetAddress address = i % 2 == 0 ? six : LOCAL;
            Peer peer = peer(address, address);
            assertThat(peer.shakeHands()).hasSize(12);
            TestEnd end = ends.serverEnd(i);
            end.sendUnreliable(HELLO);
            assertThat(peer.receive()).isEqualTo(HELLO);
        }
    }

    @ParameterizedTest
    @EnumSource(value = TransportKind.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
    void many_local_addresses_at_once_are_served_with_a_bounded_number_of_sockets(TransportKind kind)
            throws IOException {
        start(kind, BichannelListener.port(0));
        for (int last = 1; last <= 70; last++) {
            Peer peer = peer(LOCAL, Ends.loopback(last));
            peer.send(peer.readToken());
            if (last <= 64) {
                assertThat(peer.receive()).hasSize(12);
            }
            assertThat(peer.read(9)).isEqualTo(Ends.CONFIGURE);
        }
    }

    @Test
    void a_client_may_send_messages_over_tcp_before_it_shows_its_token() throws IOException {
        start(TransportKind.NIO, LISTENER.udpFallback(true));
        Peer peer = peer();
        peer.readToken();
        byte[] ping = hex("00000005 40 0001 1234");
        for (byte each : ping) {
            peer.write(new byte[] {each});
        }
        peer.send(peer.token);
        assertThat(peer.receive()).hasSize(12);
        TestEnd end = ends.serverEnd(0);
        await(() -> end.receivedCount == 1);
        assertThat(end.received().get(0).body()).isEqualTo(hex("40 0001 1234"));
    }

    private static byte[] presentation(byte[] token) {
        byte[] command = Arrays.copyOf(hex("0000000c 80 0002"), 16);
        System.arraycopy(token, 0, command, 7, 9);
        return command;
    }

    private static byte[] concat(byte[]... parts) {
        int size = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[size];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_token_over_tcp_is_found_among_messages_which_keep_their_order(boolean tcpOnly) throws IOException {
        start(TransportKind.NIO, tcpOnly ? LISTENER.tcpOnly() : LISTENER.udpFallback(true));
        Peer peer = peer();
        byte[] token = peer.readToken();
        peer.write(concat(
                TestMessage.batch(TestMessage.of(1, 10), TestMessage.of(2, 10)),
                presentation(token),
                TestMessage.batch(TestMessage.of(3, 10))));
        TestEnd end = ends.serverEnd(0);
        await(() -> end.receivedCount == 3);
        assertThat(end.tags()).containsExactly(1, 2, 3);
        assertThat(end.link.traits().unreliable()).isFalse();
        assertThat(end.link.unreliable()).isSameAs(end.link.reliable());
    }

    @Test
    void a_token_over_tcp_after_the_admission_moves_unreliable_messages_to_tcp() throws IOException {
        start(TransportKind.NIO, LISTENER.udpFallback(true));
        for (int i = 0; i < 50; i++) {
            Peer peer = peer();
            byte[] token = peer.readToken();
            peer.send(token);
            if (i % 2 == 0) {
                peer.receive();
            }
            // At some time or other between the admission, the task that makes the link, and the first message.
            peer.write(concat(presentation(token), TestMessage.batch(HELLO)));
            TestEnd end = ends.serverEnd(i);
            await(() -> end.receivedCount == 1);
            assertThat(end.received().get(0).body()).isEqualTo(HELLO);
            assertThat(end.link.unreliable()).isSameAs(end.link.reliable());
        }
    }

    @Test
    void another_token_over_tcp_ends_the_handshake() throws IOException {
        start(TransportKind.NIO, LISTENER.udpFallback(true));
        Peer peer = peer();
        byte[] token = peer.readToken();
        token[5] ^= 1;
        peer.write(presentation(token));
        assertThat(peer.isEnded()).isTrue();
        assertThat(ends.server.failedTickets).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void only_a_few_hundred_bytes_are_kept_of_a_stranger(boolean fallback) throws IOException {
        start(TransportKind.NIO, LISTENER.udpFallback(fallback));
        Peer within = peer();
        within.readToken();
        within.write(TestMessage.batch(TestMessage.of(1, 500)));
        within.send(within.token);
        assertThat(within.receive()).hasSize(12);
        TestEnd end = ends.serverEnd(0);
        await(() -> end.receivedCount == 1);
        Peer beyond = peer();
        beyond.readToken();
        beyond.write(new byte[600]);
        assertThat(beyond.isEnded()).isTrue();
        assertThat(ends.server.failedTickets).hasValue(1);
    }

    @Test
    void a_token_counts_only_from_the_address_of_its_tcp_connection() throws IOException {
        start(TransportKind.NIO, BichannelListener.port(0));
        Peer peer = peer();
        byte[] token = peer.readToken();
        try (DatagramSocket elsewhere = new DatagramSocket(new InetSocketAddress(Ends.loopback(9), 0))) {
            elsewhere.send(new DatagramPacket(token, 9, LOCAL, ends.udpPort()));
            await(() -> ends.binding.counters().get("tokens_refused") == 1);
            peer.send(token);
            assertThat(peer.receive()).hasSize(12);
            elsewhere.send(new DatagramPacket(token, 9, LOCAL, ends.udpPort()));
            await(() -> ends.binding.counters().get("tokens_refused") == 2);
        }
        assertThat(ends.serverEnd(0).link.traits().remoteUdpAddress()).isEqualTo(peer.udp.getLocalSocketAddress());
    }

    @Test
    void a_listener_may_accept_tokens_from_any_address() throws IOException {
        start(TransportKind.NIO, LISTENER.anyUdpAddress(true));
        Peer peer = peer();
        peer.openUdp(Ends.loopback(9));
        assertThat(peer.shakeHands()).hasSize(12);
        assertThat(ends.serverEnd(0).link.traits().remoteUdpAddress()).isEqualTo(peer.udp.getLocalSocketAddress());
    }

    /** Returns the bytes that arrive until nothing more does. */
    private static int bytesFor(Peer peer) throws IOException {
        peer.udp.setSoTimeout(300);
        int bytes = 0;
        try {
            while (true) {
                bytes += peer.receive().length;
            }
        } catch (SocketTimeoutException e) {
            return bytes;
        }
    }

    private Peer peerFromElsewhere() throws IOException {
        start(TransportKind.NIO, LISTENER.anyUdpAddress(true));
        Peer peer = peer();
        peer.openUdp(Ends.loopback(9));
        peer.send(peer.readToken());
        return peer;
    }

    @Test
    void an_address_that_may_be_forged_gets_three_times_what_came_from_it() throws IOException {
        Peer peer = peerFromElsewhere();
        TestEnd end = ends.serverEnd(0);
        for (int i = 0; i < 1_000; i++) {
            end.sendUnreliable(HELLO);
        }
        await(end::allWritten);
        assertThat(bytesFor(peer)).isBetween(12, 27);
        assertThat(ends.binding.counters().get("datagrams_held_back")).isGreaterThanOrEqualTo(998);
        // Showing the token again is no proof, and guesses are none.
        for (int i = 0; i < 100; i++) {
            peer.send(new byte[] {0x60, -1, -1, (byte) (i >> 4), (byte) (31 * i)});
            peer.send(peer.token);
        }
        assertThat(bytesFor(peer)).isLessThanOrEqualTo(3 * 100 * (5 + 9));
        end.abort();
    }

    /** Proves that a client receives where its token came from. */
    private static void answerPing(Peer peer, TestEnd end) throws IOException {
        byte[] ping = peer.receive();
        assertThat(ping).startsWith(hex("40 ffff")).hasSize(5);
        ping[0] = 0x60;
        peer.send(ping);
        await(() -> ((ServerLink) end.link).unproven() == null);
    }

    @Test
    void an_address_that_answers_gets_everything() throws IOException {
        Peer peer = peerFromElsewhere();
        TestEnd end = ends.serverEnd(0);
        assertThat(peer.receive()).hasSize(12);
        answerPing(peer, end);
        for (int i = 0; i < 100; i++) {
            end.sendUnreliable(HELLO);
            assertThat(peer.receive()).isEqualTo(HELLO);
        }
        assertThat(end.received()).as("the proof is not a message").isEmpty();
    }

    @Test
    void a_client_that_moves_to_an_address_which_may_be_forged_has_to_answer_there() throws IOException {
        start(TransportKind.NIO, LISTENER.anyUdpAddress(true));
        Peer peer = peer();
        assertThat(peer.shakeHands()).hasSize(12);
        TestEnd end = ends.serverEnd(0);
        end.sendUnreliable(HELLO);
        assertThat(peer.receive()).isEqualTo(HELLO);
        peer.openUdp(Ends.loopback(9));
        peer.send(peer.token);
        await(() -> peer.udp.getLocalSocketAddress().equals(end.link.traits().remoteUdpAddress()));
        for (int i = 0; i < 100; i++) {
            end.sendUnreliable(HELLO);
        }
        await(end::allWritten);
        assertThat(bytesFor(peer)).isBetween(12, 27);
        // And back to the host where TCP comes from: it may be a neighbour there, too.
        peer.openUdp(LOCAL);
        peer.send(peer.token);
        assertThat(peer.receive()).hasSize(12);
        answerPing(peer, end);
        end.sendUnreliable(HELLO);
        assertThat(peer.receive()).isEqualTo(HELLO);
    }

    @Test
    void datagrams_that_are_too_large_are_dropped_and_counted() throws IOException {
        ends = new Ends(TransportKind.EPOLL, 2);
        ends.listen(LISTENER, new LinkSettings(100_000, 65_507, 2_000, NEVER, NEVER, NEVER));
        Peer peer = peer();
        peer.shakeHands();
        TestEnd end = ends.serverEnd(0);
        try (LogCapture log = new LogCapture()) {
            for (int size : new int[] {2_001, 65_507, 9_000}) {
                peer.send(TestMessage.of(5, size));
            }
            byte[] largest = TestMessage.of(5, 2_000);
            peer.send(largest);
            await(() -> end.receivedCount == 1);
            assertThat(end.received().get(0).body()).isEqualTo(largest);
            assertThat(ends.binding.counters()).containsEntry("datagrams_too_large", 3L);
            assertThat(log.text()).containsOnlyOnce("maxReceivedDatagramBytes = 2000");
        }
    }

    @ParameterizedTest
    @EnumSource(value = TransportKind.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
    void the_system_keeps_little_for_each_client(TransportKind kind) throws IOException {
        start(kind, LISTENER.sendBufferBytes(50_000).receiveBufferBytes(40_000));
        Peer peer = peer();
        peer.shakeHands();
        Channel tcp = ((BichannelLink) ends.serverEnd(0).link).tcp();
        // Linux doubles them.
        assertThat(tcp.config().getOption(ChannelOption.SO_SNDBUF)).isBetween(50_000, 100_000);
        assertThat(tcp.config().getOption(ChannelOption.SO_RCVBUF)).isBetween(40_000, 80_000);
    }

    /** The sockets of the port that the system still has, but for the one that listens. */
    private static List<String> socketsOf(int port) {
        try {
            return Files.readAllLines(Path.of("/proc/net/tcp")).stream()
                    .skip(1)
                    .map(line -> line.trim().split("\\s+"))
                    .filter(fields -> fields[1].endsWith(String.format(":%04X", port)) && !fields[3].equals("0A"))
                    .map(fields -> fields[3])
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void the_system_keeps_nothing_of_a_client_that_does_not_close() throws IOException {
        ends = new Ends(TransportKind.NIO, 1);
        ends.listen(LISTENER, new LinkSettings(1_000, 1_000, 1_000, NEVER, Duration.ofMillis(50), NEVER));
        Peer peer = peer();
        peer.shakeHands();
        TestEnd end = ends.serverEnd(0);
        end.close(NEVER);
        await(end::isClosed);
        await(ends.binding::isEmpty);
        await(() -> socketsOf(ends.tcpPort()).isEmpty());
        assertThat(peer.tcp.isClosed()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = TransportKind.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
    void a_peer_that_never_reads_ends_the_link(TransportKind kind) throws IOException {
        ends = new Ends(kind, 1);
        ends.listen(LISTENER, new LinkSettings(1_000, 1_000, 1_000, NEVER, NEVER, Duration.ofMillis(200)));
        Peer peer = peer();
        peer.shakeHands();
        TestEnd end = ends.serverEnd(0);
        for (int i = 0; i < 300; i++) {
            end.send(TestMessage.of(5, 65_000));
        }
        await(end::isClosed);
        assertThat(end.reason()).isEqualTo(Reason.WRITE_TIMEOUT);
        await(() -> socketsOf(ends.tcpPort()).isEmpty());
    }

    @Test
    void an_error_that_one_client_causes_ends_that_client_alone() throws IOException {
        ends = new Ends(TransportKind.NIO, 1);
        ends.listen(LISTENER);
        Peer victim = peer();
        victim.shakeHands();
        TestEnd lives = ends.serverEnd(0);
        // No memory to read it, a task that fails, and no memory to write to it.
        for (int i = 1; i <= 3; i++) {
            Peer culprit = peer();
            culprit.shakeHands();
            culprit.read(9);
            TestEnd end = ends.serverEnd(i);
            if (i == 2) {
                end.link.executor().execute(() -> {
                    throw new StackOverflowError("as planned");
                });
                end.abort();
            } else {
                ((BichannelLink) end.link).tcp().config().setAllocator(new NoMemory());
                if (i == 1) {
                    culprit.write(TestMessage.batch(HELLO));
                } else {
                    end.send(HELLO);
                }
            }
            await(end::isClosed);
            assertThat(end.reason()).isEqualTo(i == 2 ? Reason.LOCAL : Reason.INTERNAL_ERROR);
            victim.write(TestMessage.batch(HELLO));
            int count = i;
            await(() -> lives.receivedCount == count);
        }
        assertThat(ends.server.failures).isEmpty();
    }

    /** Memory that is used up. */
    private static final class NoMemory extends AbstractByteBufAllocator {
        @Override
        protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
            throw new OutOfMemoryError("as planned");
        }

        @Override
        protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
            throw new OutOfMemoryError("as planned");
        }

        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_listener_whose_socket_is_closed_by_somebody_else_reports_it(boolean loops) {
        start(TransportKind.NIO, LISTENER);
        if (loops) {
            ends.loops.close();
        } else {
            ends.binding.tcp().close();
        }
        await(() -> !ends.server.failures.isEmpty());
        assertThat(ends.server.failures.get(0)).hasMessageContaining("was closed");
    }

    @Test
    void the_address_of_a_link_is_never_taken_over() throws IOException {
        start(TransportKind.NIO, LISTENER);
        Peer victim = peer();
        victim.shakeHands();
        TestEnd end = ends.serverEnd(0);
        Peer pending = peer();
        victim.send(pending.readToken());
        await(() -> ends.binding.counters().get("tokens_refused") == 1);
        Peer connected = peer();
        connected.shakeHands();
        ends.serverEnd(1);
        victim.send(connected.token);
        await(() -> ends.binding.counters().get("tokens_refused") == 2);
        victim.send(HELLO);
        await(() -> end.receivedCount == 1);
        assertThat(end.received().get(0).body()).isEqualTo(HELLO);
        assertThat(ends.server.ends()).hasSize(2);
    }

    @Test
    void a_client_whose_address_changed_shows_its_token_again() throws IOException {
        start(TransportKind.EPOLL, LISTENER);
        Peer peer = peer();
        peer.shakeHands();
        TestEnd end = ends.serverEnd(0);
        for (int i = 1; i <= 30; i++) {
            peer.udp.close();
            peer.openUdp(LOCAL);
            peer.send(peer.token);
            assertThat(peer.receive()).hasSize(12);
            answerPing(peer, end);
            assertThat(end.link.traits().remoteUdpAddress()).isEqualTo(peer.udp.getLocalSocketAddress());
            peer.send(HELLO);
            int count = i;
            await(() -> end.receivedCount == count);
            end.sendUnreliable(HELLO);
            assertThat(peer.receive()).isEqualTo(HELLO);
        }
        assertThat(ends.binding.udp().size()).isOne();
    }

    @Test
    void nothing_is_remembered_of_clients_that_go_while_their_token_is_shown() throws IOException {
        start(TransportKind.EPOLL, LISTENER);
        ends.server.whenEstablished = TestEnd::abort;
        for (int i = 0; i < 300; i++) {
            Peer peer = peer();
            byte[] token = peer.readToken();
            peer.send(token);
            if (i % 3 == 0) {
                peer.tcp.setSoLinger(true, 0);
                peer.tcp.close();
            }
            peer.openUdp(LOCAL);
            peer.send(token);
            peer.send(token);
        }
        await(ends.binding::isEmpty);
    }

    /** As a C# client does, which leaves its socket to the garbage collector. */
    @ParameterizedTest
    @EnumSource(value = TransportKind.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
    void a_client_that_does_not_close_its_socket_delays_no_report(TransportKind kind) throws IOException {
        start(kind, LISTENER);
        Peer peer = peer();
        peer.shakeHands();
        peer.read(9);
        TestEnd end = ends.serverEnd(0);
        end.run(() -> {
            end.send(HELLO);
            end.close(NEVER);
        });
        await(end::isClosed);
        assertThat(end.reason()).isEqualTo(Reason.LOCAL);
        // It has all, and what it still sends breaks nothing.
        assertThat(peer.read(14)).isEqualTo(TestMessage.batch(HELLO));
        assertThat(peer.in.read()).isNegative();
        peer.write(TestMessage.batch(HELLO));
        CompletableFuture<Void> closed = ends.binding.close(NEVER);
        assertThat(closed).isNotDone();
        peer.tcp.close();
        await(closed::isDone);
    }

    @ParameterizedTest
    @EnumSource(value = TransportKind.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
    void the_end_of_the_event_loops_is_reported_also_while_messages_wait(TransportKind kind) throws IOException {
        start(kind, LISTENER);
        ends.server.whenEstablished = end -> {};
        Peer peer = peer();
        peer.write(TestMessage.batch(HELLO));
        peer.shakeHands();
        TestEnd end = ends.serverEnd(0);
        peer.tcp.close();
        await(() -> !((BichannelLink) end.link).tcp().isActive());
        assertThat(end.isClosed()).isFalse();
        ends.loops.close();
        await(end::isClosed);
        assertThat(end.received()).isEmpty();
    }

    @Test
    void a_socket_lingers_no_longer_than_the_settings_allow() throws IOException {
        ends = new Ends(TransportKind.NIO, 1);
        ends.listen(LISTENER, new LinkSettings(1_000, 1_000, 1_000, NEVER, Duration.ofMillis(50), NEVER));
        Peer peer = peer();
        peer.shakeHands();
        TestEnd end = ends.serverEnd(0);
        end.close(NEVER);
        await(ends.binding::isEmpty);
    }

    @Test
    void a_handshake_that_takes_too_long_is_given_up() throws IOException {
        ends = new Ends(TransportKind.NIO, 1);
        ends.listen(LISTENER, Ends.settings(Duration.ofMillis(50)));
        Peer peer = peer();
        peer.readToken();
        assertThat(peer.isEnded()).isTrue();
        await(() -> ends.server.failedTickets.get() == 1);
    }

    @Test
    void many_datagrams_leave_in_several_turns() throws IOException {
        start(TransportKind.NIO, LISTENER);
        Peer peer = peer();
        peer.shakeHands();
        Link link = ends.serverEnd(0).link;
        byte[] batch = TestMessage.batch(TestMessage.many(300, 10));
        AtomicInteger end = new AtomicInteger();
        link.unreliable().executor().execute(() -> {
            ends.serverEnd(0).expectWritten(SendMode.UNRELIABLE, 128 * 14);
            end.set(link.unreliable().write(batch, 0, batch.length));
        });
        await(() -> end.get() > 0);
        assertThat(end).hasValue(128 * 14);
        await(ends.serverEnd(0)::allWritten);
    }

    @ParameterizedTest
    @EnumSource(value = TransportKind.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
    void an_address_of_another_machine_is_called_so(TransportKind kind) {
        try (Ends strange = new Ends(kind, 1)) {
            assertThatThrownBy(() -> strange.listen(BichannelListener.port(0).host("192.0.2.1")))
                    .isInstanceOf(DarkriftException.class)
                    .hasMessageContaining("192.0.2.1 is not an address of this machine")
                    .hasMessageNotContaining("another server");
            assertThatThrownBy(() -> strange.listen(BichannelListener.port(0).host("no.such.host.invalid")))
                    .isInstanceOf(DarkriftException.class)
                    .hasMessageContaining("the host is unknown");
        }
    }

    @ParameterizedTest
    @CsvSource({"NIO,true", "NIO,false", "EPOLL,true", "EPOLL,false"})
    void a_port_that_is_taken_is_called_so(TransportKind kind, boolean all) throws IOException {
        BichannelListener listener = all ? BichannelListener.port(0) : LISTENER;
        start(kind, listener);
        int tcp;
        try (ServerSocket free = new ServerSocket(0)) {
            tcp = free.getLocalPort();
        }
        try (Ends second = new Ends(kind, 2)) {
            assertThatThrownBy(
                            () -> second.listen(portOf(listener, ends.tcpPort()).udpPort(0)))
                    .isInstanceOf(DarkriftException.class)
                    .hasMessageContainingAll("can't listen on tcp", "is another server running?");
            assertThatThrownBy(() -> second.listen(portOf(listener, tcp).udpPort(ends.udpPort())))
                    .isInstanceOf(DarkriftException.class)
                    .hasMessageContainingAll("can't listen on udp", "is another server running?");
        }
    }

    private static BichannelListener portOf(BichannelListener like, int port) {
        BichannelListener listener = BichannelListener.port(port);
        return like == LISTENER ? listener.host("127.0.0.1") : listener;
    }
}
