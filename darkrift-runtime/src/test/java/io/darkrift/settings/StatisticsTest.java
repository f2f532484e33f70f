package io.darkrift.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectionStatistics;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.PingTimeoutException;
import io.darkrift.connection.StrikeReason;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.server.Strike;
import io.darkrift.testing.LogCapture;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import io.darkrift.transport.memory.NetworkConditions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What is counted and measured: messages and bytes, pings, strikes. */
class StatisticsTest extends VirtualTime {
    private final List<Integer> received = new ArrayList<>();

    private DarkriftServer startReceiving() {
        return start(server().onUnhandledMessage((client, message) -> received.add(message.tag())));
    }

    @Test
    void messages_and_bytes_are_counted_per_channel() {
        DarkriftServer server = startReceiving();
        DarkriftClient client = connect();
        RemoteClient peer = onlyClientOf(server);
        client.send(Message.of(1, new byte[10]));
        client.send(Message.of(1, new byte[20]));
        client.send(Message.of(1, new byte[5]), SendMode.UNRELIABLE);
        await(() -> received.size() == 3);
        ConnectionStatistics sent = client.statistics();
        assertThat(sent.reliableSent()).isEqualTo(2);
        assertThat(sent.reliableBytesSent()).as("with header and length prefix").isEqualTo(30 + 2 * 7);
        assertThat(sent.unreliableSent()).isOne();
        assertThat(sent.unreliableBytesSent()).isEqualTo(5 + 7);
        assertThat(sent.pendingBytes()).isZero();
        ConnectionStatistics got = peer.statistics();
        assertThat(got.reliableReceived()).isEqualTo(2);
        assertThat(got.reliableBytesReceived()).as("with header").isEqualTo(30 + 2 * 3);
        assertThat(got.unreliableReceived()).isOne();
        assertThat(got.unreliableBytesReceived()).isEqualTo(5 + 3);
    }

    @Test
    void the_totals_of_a_server_include_clients_that_have_left() {
        DarkriftServer server = startReceiving();
        DarkriftClient first = connect();
        DarkriftClient second = connect();
        first.send(Message.of(1, new byte[10]));
        second.send(Message.of(1, new byte[10]));
        await(() -> received.size() == 2);
        server.broadcast(Message.of(2));
        ConnectionStatistics before = server.statistics().totals();
        assertThat(before.reliableReceived()).isEqualTo(2);
        assertThat(before.reliableBytesReceived()).isEqualTo(26);
        assertThat(before.reliableSent()).isEqualTo(2);
        get(first.closeAsync());
        await(() -> server.clientCount() == 1);
        ConnectionStatistics after = server.statistics().totals();
        assertThat(after.reliableReceived()).isEqualTo(2);
        assertThat(after.reliableSent()).isEqualTo(2);
        assertThat(server.statistics().disconnects()).containsOnlyKeys(Reason.PEER);
        assertThat(server.statistics().clients()).isOne();
        assertThat(server.statistics().accepted()).isEqualTo(2);
    }

    @Test
    void what_clients_that_have_gone_did_not_get_does_not_wait_any_more() {
        DarkriftServer server = startReceiving();
        connect();
        RemoteClient peer = onlyClientOf(server);
        network.freeze();
        for (int i = 0; i < 10; i++) {
            peer.send(Message.of(1, new byte[60_000]));
            settle();
        }
        assertThat(server.statistics().totals().pendingBytes()).isPositive();
        peer.abort();
        await(() -> server.clientCount() == 0);
        assertThat(server.statistics().totals().pendingBytes()).isZero();
    }

    @Test
    void an_empty_ping_goes_to_handlers_and_a_keepalive_does_not() {
        startReceiving();
        DarkriftClient client = connect();
        network.setConditions(NetworkConditions.PERFECT.withLatency(Duration.ofMillis(20)));
        assertThat(get(client.ping(Message.of(5), SendMode.RELIABLE))).isEqualTo(Duration.ofMillis(40));
        assertThat(received).containsExactly(5);
        get(client.ping());
        assertThat(received).containsExactly(5);
        get(client.ping(new Numbered(1, 2), SendMode.UNRELIABLE));
        assertThat(received).containsExactly(5, 1);
        assertThat(client.roundTripTime()).hasValueSatisfying(time -> {
            assertThat(time.latest()).isEqualTo(Duration.ofMillis(40));
            assertThat(time.samples()).isEqualTo(3);
        });
    }

    @Test
    void an_empty_ping_waits_to_be_received_as_any_message() {
        DarkriftServer server = start(server());
        DarkriftClient client = connect();
        onlyClientOf(server).ping(Message.of(9), SendMode.RELIABLE);
        await(() -> client.statistics().reliableReceived() == 1);
        assertThat(client.receiveAsync().join().tag()).isEqualTo(9);
    }

    @Test
    void an_acknowledgement_that_arrives_several_times_is_tolerated() {
        List<Strike> strikes = new ArrayList<>();
        DarkriftServer server = start(server().onStrike((client, strike) -> {
            strikes.add(strike);
            return strike.weight();
        }));
        DarkriftClient client = connect(client().acknowledgePings(false));
        RemoteClient peer = onlyClientOf(server);
        CompletableFuture<Duration> ping = peer.ping(Message.of(7), SendMode.RELIABLE);
        await(() -> client.statistics().reliableReceived() == 1);
        Message asked = client.receiveAsync().join();
        for (int i = 0; i < 4; i++) {
            client.send(Message.of(7).asPingAcknowledgement(asked.pingCode()));
        }
        get(ping);
        settle();
        assertThat(strikes).isEmpty();
        client.send(Message.of(7).asPingAcknowledgement(asked.pingCode() ^ 1));
        await(() -> strikes.size() == 1);
        assertThat(strikes.get(0).reason()).isEqualTo(StrikeReason.UNIDENTIFIED_PING);
        assertThat(peer.isOpen()).isTrue();
    }

    @Test
    void a_ping_that_nobody_acknowledges_fails_in_time_and_the_connection_goes_on() {
        DarkriftServer server = start(server().pingTimeout(Duration.ofSeconds(2)));
        connect(client().acknowledgePings(false));
        RemoteClient peer = onlyClientOf(server);
        CompletableFuture<Duration> ping = peer.ping();
        network.advance(Duration.ofSeconds(1));
        assertThat(ping).isNotDone();
        network.advance(Duration.ofSeconds(2));
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(ping::join)
                .withCauseInstanceOf(PingTimeoutException.class);
        assertThat(peer.isOpen()).isTrue();
    }

    @Test
    void strikes_decay_by_a_point_a_minute_unless_told_otherwise() {
        DarkriftServer server = start(server().maxStrikes(5));
        connect();
        RemoteClient peer = onlyClientOf(server);
        peer.strike("as planned", 3);
        settle();
        assertThat(peer.strikes()).isEqualTo(3);
        network.advance(Duration.ofSeconds(59));
        assertThat(peer.strikes()).isEqualTo(3);
        network.advance(Duration.ofSeconds(2));
        assertThat(peer.strikes()).isEqualTo(2);
        peer.strike("as planned", 2);
        settle();
        assertThat(peer.strikes()).isEqualTo(4);
        network.advance(Duration.ofMinutes(10));
        assertThat(peer.strikes()).isZero();
        peer.strike("as planned", 4);
        settle();
        network.advance(Duration.ofSeconds(59));
        assertThat(peer.strikes()).as("a minute from the first strike on").isEqualTo(4);
        assertThat(peer.isOpen()).isTrue();
    }

    @Test
    void strikes_need_not_decay() {
        DarkriftServer server = start(server().strikeDecay(Duration.ofDays(365_000)));
        connect();
        RemoteClient peer = onlyClientOf(server);
        peer.strike("as planned", 2);
        settle();
        network.advance(Duration.ofDays(10));
        assertThat(peer.strikes()).isEqualTo(2);
        peer.strike("as planned", 1);
        assertThat(get(peer.closed()).reason()).isEqualTo(Reason.STRUCK_OUT);
    }

    @Test
    void a_limit_that_is_reached_names_its_setting_in_the_log_and_in_the_counters() {
        try (LogCapture log = new LogCapture()) {
            DarkriftServer server = start(
                    server().idleTimeout(Duration.ofMinutes(1)).maxClients(3).maxStrikes(2));
            connect();
            DarkriftClient struck = connect();
            await(() -> server.clientCount() == 2);
            server.client(struck.id()).orElseThrow().strike("walks through walls", 2);
            connect();
            connect();
            await(client().connectAsync(network.dialer())::isCompletedExceptionally);
            network.advance(Duration.ofMinutes(3));
            assertThat(server.clientCount()).isZero();
            assertThat(server.statistics().limits())
                    .isEqualTo(Map.of("maxStrikes", 1L, "maxClients", 1L, "idleTimeout", 3L));
            assertThat(log.text()).contains("strikes weigh 2 of 2 (maxStrikes)", "maxClients = 3", "see idleTimeout");
        }
    }
}
