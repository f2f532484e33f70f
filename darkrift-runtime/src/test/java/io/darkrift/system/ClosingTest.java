package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.SendResult;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.RawClient;
import io.darkrift.testing.RawServer;
import io.darkrift.testing.Threads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class ClosingTest extends Loopback {
    @Test
    void closing_sends_what_was_taken_even_to_a_peer_that_reads_slowly() throws Exception {
        RawServer server = closing(new RawServer());
        CompletableFuture<DarkriftClient> connecting = client().highWaterMark(1 << 24)
                // The small window of the peer makes this slow where the machine is busy.
                .closeTimeout(Duration.ofMinutes(1))
                .connectAsync("127.0.0.1", server.tcpPort(), server.udpPort());
        server.shakeHands();
        DarkriftClient client = closing(get(connecting));
        int count = 200;
        for (int i = 0; i < count; i++) {
            assertThat(client.send(Message.of(i, new byte[50_000]))).isEqualTo(SendResult.ACCEPTED);
        }
        CompletableFuture<DisconnectInfo> closed = client.closeAsync();
        for (int i = 0; i < count / 2; i++) {
            assertThat(server.receive(50_007)[6] & 0xFF).isEqualTo(i);
        }
        assertThat(closed).isNotDone();
        int rest = server.receiveAll().length;
        assertThat(rest).isEqualTo(count / 2 * 50_007);
        server.closeTcp();
        assertThat(get(closed).reason()).isEqualTo(Reason.LOCAL);
    }

    @Test
    void closing_gives_up_after_its_time_limit() throws Exception {
        RawServer server = closing(new RawServer());
        CompletableFuture<DarkriftClient> connecting = client().closeTimeout(Duration.ofMillis(200))
                .highWaterMark(1 << 24)
                .connectAsync("127.0.0.1", server.tcpPort(), server.udpPort());
        server.shakeHands();
        DarkriftClient client = closing(get(connecting));
        for (int i = 0; i < 300; i++) {
            client.send(Message.of(i, new byte[50_000]));
        }
        client.close();
        assertThat(get(client.closed()).reason()).isEqualTo(Reason.LOCAL);
        assertThat(client.isOpen()).isFalse();
    }

    @Test
    void closing_again_changes_nothing() throws Exception {
        DarkriftClient client = connect(startEcho());
        client.close();
        client.close();
        assertThat(client.closeAsync()).isCompletedWithValueMatching(end -> end.reason() == Reason.LOCAL);
    }

    @Test
    void nothing_is_taken_for_either_channel_after_the_end() throws Exception {
        DarkriftClient client = connect(startEcho());
        client.close();
        for (SendMode mode : SendMode.values()) {
            assertThat(client.send(Message.of(1), mode)).isEqualTo(SendResult.CLOSED);
            assertThat(client.send(Message.of(1), mode)).isEqualTo(SendResult.CLOSED);
        }
        assertThat(client.statistics().refused()).isEqualTo(4);
        assertThat(client.roundTripTime()).isEmpty();
    }

    @Test
    void what_the_peer_still_sends_while_this_side_closes_harms_nothing() throws Exception {
        // Less than the high-water mark: a server disconnects a client that takes its answers too slowly.
        DarkriftServer server = start(server().onUnhandledMessage((client, message) -> client.send(message)));
        DarkriftClient client = connect(server);
        for (int i = 0; i < 800; i++) {
            client.sendBlocking(Message.of(i, new byte[1_000]));
        }
        client.close();
        assertThat(get(client.closed()).reason()).isEqualTo(Reason.LOCAL);
        await(() -> server.clientCount() == 0);
    }

    @Test
    void a_peer_that_closes_is_the_reason() throws Exception {
        DarkriftServer server = start(server());
        DarkriftClient client = connect(server);
        onlyClientOf(server).close();
        assertThat(get(client.closed()).reason()).isEqualTo(Reason.PEER);
    }

    @Test
    void a_connection_that_is_reset_is_a_network_error() throws Exception {
        ConcurrentLinkedQueue<DisconnectInfo> ends = new ConcurrentLinkedQueue<>();
        DarkriftServer server = start(server().onDisconnect((client, disconnect) -> ends.add(disconnect)));
        RawClient client = closing(new RawClient(server.port(), server.port()));
        client.shakeHands();
        client.reset();
        await(() -> ends.size() == 1);
        assertThat(ends.peek().reason()).isEqualTo(Reason.NETWORK_ERROR);
        assertThat(ends.peek().detail()).contains("broke");
    }

    @Test
    void bytes_that_are_not_a_message_strike_the_client_out() throws Exception {
        for (String hex : new String[] {"ffffffff", "00000002", "0000ffff", "00000003010005", "00000004400005aa"}) {
            ConcurrentLinkedQueue<DisconnectInfo> ends = new ConcurrentLinkedQueue<>();
            DarkriftServer server = start(server().onDisconnect((client, disconnect) -> ends.add(disconnect)));
            RawClient client = closing(new RawClient(server.port(), server.port()));
            client.shakeHands();
            client.sendHex(hex);
            await(() -> ends.size() == 1);
            assertThat(ends.peek().reason()).as(hex).isEqualTo(Reason.STRUCK_OUT);
            assertThat(server.clientCount()).isZero();
        }
    }

    @Test
    void datagrams_that_are_not_a_message_are_counted_and_harm_nobody() throws Exception {
        DarkriftServer server = startEcho();
        RawClient client = closing(new RawClient(server.port(), server.port()));
        client.shakeHands();
        for (byte[] junk : new byte[][] {{}, {1}, {0, 0}, {-128, 0, 0, 0, 1}, {0x40, 0, 1, 2}, {0x10, 0, 1}}) {
            client.sendDatagram(junk);
        }
        client.sendDatagram(new byte[] {0, 0, 5});
        assertThat(client.receiveDatagram()).containsExactly(0, 0, 5);
        RemoteClient peer = onlyClientOf(server);
        assertThat(peer.statistics().malformed()).isEqualTo(5);
        assertThat(peer.isOpen()).isTrue();
    }

    @Test
    void event_loops_that_are_closed_first_end_the_connection() throws Exception {
        EventLoops eventLoops = EventLoops.create(2, TransportKind.NIO);
        DarkriftServer server = server().eventLoops(eventLoops).start();
        DarkriftClient client = client().eventLoops(eventLoops).connect("127.0.0.1", server.port());
        RemoteClient peer = onlyClientOf(server);
        eventLoops.close();
        get(client.closed());
        get(peer.closed());
        assertThat(client.send(Message.of(1))).isEqualTo(SendResult.CLOSED);
        long start = System.nanoTime();
        client.close();
        server.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void the_threads_of_clients_end_with_the_last_of_them() throws Exception {
        try (EventLoops eventLoops = EventLoops.create(1, TransportKind.NIO)) {
            DarkriftServer server = start(server().eventLoops(eventLoops));
            Threads before = Threads.now();
            DarkriftClient first = connect(server);
            DarkriftClient second = connect(server);
            first.close();
            assertThat(Threads.now().since(before)).isNotEmpty();
            assertThat(second.isOpen()).isTrue();
            second.close();
            await(() -> Threads.now().since(before).isEmpty());
            connect(server).close();
            await(() -> Threads.now().since(before).isEmpty());
            server.close();
        }
    }
}
