package io.darkrift.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.RateLimit;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Each reason for the end of a connection. EXECUTOR_REJECTED has a test of its own. */
class DisconnectReasonsTest extends VirtualTime {
    private final List<DisconnectInfo> ends = new ArrayList<>();

    private DarkriftServer startRecording(DarkriftServerBuilder builder) {
        return start(builder.onDisconnect((client, info) -> ends.add(info)));
    }

    private DisconnectInfo end() {
        await(() -> ends.size() == 1);
        return ends.get(0);
    }

    private void expect(Reason reason) {
        assertThat(end().reason()).isEqualTo(reason);
    }

    /** A limit that was reached is named to the operator, with its setting, in the detail and in the counters. */
    private void expectLimit(DarkriftServer server, Reason reason, String setting) {
        expect(reason);
        assertThat(end().detail()).contains(setting);
        assertThat(server.statistics().limits()).isEqualTo(Map.of(setting, 1L));
    }

    @Test
    void local_and_peer() {
        DarkriftServer server = startRecording(server());
        DarkriftClient client = connect();
        onlyClientOf(server).closeAsync();
        expect(Reason.LOCAL);
        assertThat(get(client.closed()).reason()).isEqualTo(Reason.PEER);
    }

    @Test
    void peer_and_local() {
        startRecording(server());
        DarkriftClient client = connect();
        assertThat(get(client.closeAsync()).reason()).isEqualTo(Reason.LOCAL);
        expect(Reason.PEER);
    }

    @Test
    void an_abort_is_local_here_and_a_network_error_there() {
        startRecording(server());
        DarkriftClient client = connect();
        client.abort();
        assertThat(get(client.closed()).reason()).isEqualTo(Reason.LOCAL);
        expect(Reason.NETWORK_ERROR);
    }

    @Test
    void kicked() {
        DarkriftServer server = startRecording(server());
        connect();
        onlyClientOf(server).kick("cheats");
        expect(Reason.KICKED);
        assertThat(end().detail()).isEqualTo("cheats");
    }

    @Test
    void rejected_while_on_connect_runs() {
        startRecording(server().onConnect(client -> client.kick("banned", Message.of(9))));
        client().connectAsync(network.dialer());
        expect(Reason.REJECTED);
        assertThat(end().detail()).isEqualTo("banned");
    }

    @Test
    void a_peer_that_answered_pings_and_no_longer_does() {
        DarkriftServer server =
                startRecording(server().pingInterval(Duration.ofSeconds(5)).pingTimeout(Duration.ofSeconds(5)));
        connect();
        network.advance(Duration.ofSeconds(11));
        network.freeze();
        network.advance(Duration.ofSeconds(12));
        assertThat(ends).isEmpty();
        network.advance(Duration.ofSeconds(10));
        expectLimit(server, Reason.PING_TIMEOUT, "pingTimeout");
    }

    @Test
    void a_peer_that_never_answers_pings_stays() {
        startRecording(server().pingInterval(Duration.ofSeconds(5)).pingTimeout(Duration.ofSeconds(5)));
        connect(client().acknowledgePings(false));
        network.advance(Duration.ofMinutes(2));
        assertThat(ends).isEmpty();
    }

    @Test
    void server_closing() {
        DarkriftServer server = startRecording(server());
        connect();
        get(server.closeAsync());
        expect(Reason.SERVER_CLOSING);
    }

    @Test
    void struck_out_for_a_reason_of_the_application() {
        DarkriftServer server = startRecording(server());
        connect();
        RemoteClient peer = onlyClientOf(server);
        peer.strike("walks through walls\n", 2);
        settle();
        assertThat(ends).isEmpty();
        peer.strike("walks through walls\n", 1);
        expectLimit(server, Reason.STRUCK_OUT, "maxStrikes");
        assertThat(end().detail()).contains("3 of 3", "walks through walls").doesNotContain("\n");
    }

    @Test
    void struck_out_for_messages_that_cannot_be_read() {
        startRecording(server().on(Numbered.class, (client, numbered) -> {}));
        DarkriftClient client = connect();
        for (int i = 0; i < 3; i++) {
            client.send(Message.of(1, new byte[3]));
        }
        expect(Reason.STRUCK_OUT);
        assertThat(get(client.closed()).reason()).isEqualTo(Reason.NETWORK_ERROR);
    }

    @Test
    void slow_consumer() {
        DarkriftServer server = startRecording(server().highWaterMark(10_000));
        connect();
        RemoteClient peer = onlyClientOf(server);
        network.freeze();
        for (int i = 0; i < 100 && peer.isOpen(); i++) {
            peer.send(Message.of(1, new byte[5_000]));
            settle();
        }
        expectLimit(server, Reason.SLOW_CONSUMER, "highWaterMark");
        assertThat(end().detail()).contains("sendQueuePolicy");
    }

    @Test
    void a_peer_that_takes_nothing_for_too_long() {
        DarkriftServer server = startRecording(server().writeTimeout(Duration.ofSeconds(5)));
        connect();
        network.freeze();
        for (int i = 0; i < 10; i++) {
            onlyClientOf(server).send(Message.of(1, new byte[60_000]));
        }
        network.advance(Duration.ofSeconds(12));
        expectLimit(server, Reason.WRITE_TIMEOUT, "writeTimeout");
    }

    @Test
    void a_client_for_which_most_waits_of_more_than_all_may_have() {
        DarkriftServer server = startRecording(server().maxOutboundMemory(100_000));
        connect();
        RemoteClient peer = onlyClientOf(server);
        network.freeze();
        for (int i = 0; i < 100 && peer.isOpen(); i++) {
            peer.send(Message.of(1, new byte[5_000]));
            settle();
        }
        expectLimit(server, Reason.SLOW_CONSUMER, "maxOutboundMemory");
    }

    @Test
    void a_client_of_which_most_waits_to_be_handled() {
        DispatchQueue queue = Dispatcher.queue();
        DarkriftServer server = startRecording(
                server().maxInboundMemory(100_000).dispatcher(queue).onUnhandledMessage((client, message) -> {}));
        CompletableFuture<DarkriftClient> connecting = client().connectAsync(network.dialer());
        await(() -> {
            queue.drain();
            return connecting.isDone();
        });
        for (int i = 0; i < 40; i++) {
            connecting.join().send(Message.of(1, new byte[5_000]));
            settle();
        }
        await(() -> {
            queue.drain();
            return !ends.isEmpty();
        });
        expectLimit(server, Reason.OVERLOADED, "maxInboundMemory");
    }

    @Test
    void idle() {
        DarkriftServer server = startRecording(server().idleTimeout(Duration.ofSeconds(4)));
        connect();
        network.advance(Duration.ofSeconds(3));
        assertThat(ends).isEmpty();
        network.advance(Duration.ofSeconds(2));
        expectLimit(server, Reason.IDLE, "idleTimeout");
    }

    @Test
    void a_peer_that_answers_pings_is_not_idle_and_one_that_is_cut_off_is() {
        startRecording(server().idleTimeout(Duration.ofSeconds(4)).pingInterval(Duration.ofSeconds(1)));
        connect();
        network.advance(Duration.ofMinutes(1));
        assertThat(ends).isEmpty();
        network.freeze();
        network.advance(Duration.ofSeconds(6));
        expect(Reason.IDLE);
    }

    @Test
    void rate_limit() {
        DarkriftServer server = startRecording(server().rateLimit(RateLimit.strike(1, 1_000)));
        DarkriftClient client = connect();
        for (int i = 0; i < 10; i++) {
            client.send(Message.of(1));
        }
        expectLimit(server, Reason.RATE_LIMIT, "rateLimit");
    }

    @Test
    void a_client_that_breaks_the_protocol_is_struck_out() {
        startRecording(server());
        DarkriftClient client = connect(client().acknowledgePings(false));
        for (int i = 0; i < 3; i++) {
            client.send(Message.of(1).asPingAcknowledgement(i));
        }
        expect(Reason.STRUCK_OUT);
    }

    @Test
    void a_server_that_sends_too_large_a_message_breaks_the_protocol() {
        DarkriftServer server = startRecording(server());
        DarkriftClient client = connect(client().maxReceivedBytes(1_000));
        onlyClientOf(server).send(Message.of(1, new byte[2_000]));
        DisconnectInfo info = get(client.closed());
        assertThat(info.reason()).isEqualTo(Reason.PROTOCOL_ERROR);
        assertThat(info.detail()).contains("maxReceivedBytes");
        expect(Reason.NETWORK_ERROR);
    }

    @Test
    void network_error() {
        startRecording(server());
        DarkriftClient client = connect();
        network.cut();
        expect(Reason.NETWORK_ERROR);
        assertThat(get(client.closed()).reason()).isEqualTo(Reason.NETWORK_ERROR);
    }

    @Test
    void internal_error() {
        startRecording(server().onUnhandledMessage((client, message) -> {
            throw new StackOverflowError("as planned");
        }));
        connect().send(Message.of(1));
        expect(Reason.INTERNAL_ERROR);
        assertThat(end().cause()).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void a_client_that_is_refused_because_the_server_is_full_has_no_handlers() {
        List<String> connected = new ArrayList<>();
        DarkriftServer server = startRecording(server().maxClients(1).onConnect(client -> connected.add("connected")));
        connect();
        var refused = client().connectAsync(network.dialer());
        await(refused::isDone);
        assertThat(refused).isCompletedExceptionally();
        assertThat(connected).hasSize(1);
        assertThat(ends).isEmpty();
        assertThat(server.statistics().refusals()).containsEntry("maxClients", 1L);
    }

    @Test
    void the_first_reason_is_the_one_that_is_told() {
        DarkriftServer server = startRecording(server());
        connect();
        RemoteClient peer = onlyClientOf(server);
        peer.kick("first");
        peer.abort();
        peer.kick("third");
        network.cut();
        expect(Reason.KICKED);
        assertThat(end().detail()).isEqualTo("first");
        assertThat(get(peer.closed())).isSameAs(end());
    }
}
