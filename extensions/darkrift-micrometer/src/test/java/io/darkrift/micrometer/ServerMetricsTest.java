package io.darkrift.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ServerMetricsTest extends VirtualTime {
    private final Scrape scrape = new Scrape();

    @Test
    void counters_are_those_of_the_server() {
        DarkriftServer server = start(server().on(Numbered.class, (client, message) -> client.send(message)));
        ServerMetrics.of(server).bindTo(scrape.registry);
        DarkriftClient client = connect();
        client.send(new Numbered(1, 1));
        client.send(new Numbered(1, 2), SendMode.UNRELIABLE);
        await(() -> server.statistics().totals().reliableSent() == 2);

        Map<String, Double> samples = scrape.samples();
        assertThat(samples)
                .containsEntry("darkrift_server_clients", 1.0)
                .containsEntry("darkrift_server_listening", 1.0)
                .containsEntry("darkrift_server_transport_clients{transport=\"memory\"}", 1.0)
                .containsEntry("darkrift_server_messages_total{channel=\"reliable\",direction=\"received\"}", 1.0)
                .containsEntry("darkrift_server_messages_total{channel=\"unreliable\",direction=\"received\"}", 1.0)
                .containsEntry("darkrift_server_messages_total{channel=\"reliable\",direction=\"sent\"}", 2.0)
                .containsEntry(
                        "darkrift_server_traffic_bytes_total{channel=\"reliable\",direction=\"received\"}",
                        (double) server.statistics().totals().reliableBytesReceived())
                .containsEntry("darkrift_server_connections_accepted_total", 1.0)
                .containsEntry("darkrift_server_backlog_bytes", 0.0)
                .containsKeys(
                        "darkrift_netty_memory_bytes{area=\"direct\"}",
                        "darkrift_server_refusals_total{cause=\"maxClients\"}");
        assertThat(scrape.text()).doesNotContain("darkrift_server_tag_");
    }

    @Test
    void what_ends_and_punishes_clients_is_counted_by_cause() {
        DarkriftServer server = start(server().maxClients(1));
        ServerMetrics.of(server).bindTo(scrape.registry);
        connect();
        assertThat(client().connectAsync(network.dialer())).satisfies(refused -> {
            await(refused::isDone);
            assertThat(refused).isCompletedExceptionally();
        });
        RemoteClient remote = onlyClientOf(server);
        remote.strike("spam", 1);
        settle();
        remote.kick("rude");
        await(() -> server.clientCount() == 0);

        assertThat(scrape.samples())
                .containsEntry("darkrift_server_refusals_total{cause=\"maxClients\"}", 1.0)
                .containsEntry("darkrift_server_strikes_total{reason=\"REQUESTED\"}", 1.0)
                .containsEntry("darkrift_server_strikes_total{reason=\"RATE_LIMIT\"}", 0.0)
                .containsEntry("darkrift_server_disconnects_total{reason=\"KICKED\"}", 1.0)
                .containsEntry("darkrift_server_clients", 0.0);
    }

    @Test
    void round_trip_times_are_percentiles_over_clients() {
        DarkriftServer server = start(server().pingInterval(Duration.ofSeconds(1)));
        ServerMetrics.of(server).bindTo(scrape.registry);
        assertThat(scrape.samples()).containsEntry("darkrift_server_rtt_seconds{quantile=\"0.5\"}", Double.NaN);
        connect();
        RemoteClient remote = onlyClientOf(server);
        await(() -> remote.roundTripTime().isPresent());
        double measured = remote.roundTripTime().orElseThrow().latest().toNanos() / 1e9;
        assertThat(scrape.samples()).containsEntry("darkrift_server_rtt_seconds{quantile=\"0.99\"}", measured);
    }

    @Test
    void messages_are_counted_by_tag_where_that_is_asked_for_and_strange_tags_together() {
        DarkriftServer server = start(server().on(Numbered.class, (client, message) -> client.send(message)));
        ServerMetrics metrics = ServerMetrics.builder(server)
                .perTag(100)
                .tags(Tags.of("server", "one"))
                .build();
        metrics.bindTo(scrape.registry);
        DarkriftClient client = connect();
        int tag = client.registry().require(Numbered.class).tag();
        client.send(new Numbered(1, 1));
        client.send(new Numbered(1, 2), SendMode.UNRELIABLE);
        for (int strange = 40_000; strange < 40_300; strange++) {
            client.send(Message.of(strange, new byte[] {1}));
        }
        await(() -> server.statistics().totals().reliableReceived() == 301
                && server.statistics().totals().reliableSent() == 2);
        server.broadcast(new Numbered(2, 2));

        String labels = "message=\"Numbered\",server=\"one\",tag=\"" + tag + "\"}";
        assertThat(scrape.samples())
                .containsEntry("darkrift_server_tag_messages_total{direction=\"received\"," + labels, 2.0)
                .containsEntry("darkrift_server_tag_messages_total{direction=\"sent\"," + labels, 3.0)
                .containsEntry("darkrift_server_tag_traffic_bytes_total{direction=\"received\"," + labels, 22.0)
                .containsEntry("darkrift_server_tag_traffic_bytes_total{direction=\"sent\"," + labels, 33.0)
                .containsEntry(
                        "darkrift_server_tag_messages_total{direction=\"received\",message=\"other\",server=\"one\",tag=\"other\"}",
                        300.0);
        metrics.close();
        assertThat(scrape.text()).doesNotContain("darkrift");
        assertThatThrownBy(() -> metrics.bindTo(scrape.registry)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_blocked_event_loop_is_seen_over_sockets() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (EventLoops loops = EventLoops.create(1, TransportKind.NIO);
                DarkriftServer server = DarkriftServer.builder()
                        .listen(Listener.bichannel(0).host("127.0.0.1"))
                        .eventLoops(loops)
                        .start()) {
            ServerMetrics.of(server).bindTo(scrape.registry);
            String lag = "darkrift_server_eventloop_lag_seconds{loop=\"0\"}";
            assertThat(scrape.samples()).containsKey(lag);
            loops.group().next().execute(() -> {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            Awaitility.await().until(() -> scrape.samples().get(lag) > 0.2);
            release.countDown();
            Awaitility.await().until(() -> scrape.samples().get(lag) < 0.2);
            assertThat(scrape.samples().get("darkrift_server_eventloop_lag_longest_seconds{loop=\"0\"}"))
                    .isGreaterThan(0.2);
        }
    }
}
