package io.darkrift.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.Dispatcher;
import io.darkrift.rooms.Room;
import io.darkrift.rooms.RoomHandler;
import io.darkrift.rooms.RoomOptions;
import io.darkrift.rooms.Rooms;
import io.darkrift.rooms.TickLoop;
import io.darkrift.rooms.TickStatistics;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.FakeLoop;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Metrics of clients, rooms and ticks. */
class OtherMetricsTest extends VirtualTime {
    private final Scrape scrape = new Scrape();

    @Test
    void a_client_has_counters_and_round_trip_times_of_its_own() {
        start(server().on(Numbered.class, (client, message) -> client.send(message)));
        DarkriftClient client = connect();
        ClientMetrics metrics = ClientMetrics.of(client, Tags.of("id", "7"));
        metrics.bindTo(scrape.registry);
        assertThat(scrape.samples()).containsEntry("darkrift_client_rtt_seconds{id=\"7\"}", Double.NaN);
        client.send(new Numbered(1, 1));
        Duration time = get(client.ping());
        assertThat(scrape.samples())
                .containsEntry("darkrift_client_connected{id=\"7\"}", 1.0)
                .containsEntry("darkrift_client_rtt_seconds{id=\"7\"}", time.toNanos() / 1e9)
                .containsEntry(
                        "darkrift_client_messages_total{channel=\"reliable\",direction=\"received\",id=\"7\"}", 2.0)
                .containsEntry("darkrift_client_backlog_bytes{id=\"7\"}", 0.0);
        client.closeAsync();
        await(() -> client.closed().isDone());
        assertThat(scrape.samples()).containsEntry("darkrift_client_connected{id=\"7\"}", 0.0);
        metrics.close();
        assertThat(scrape.text()).isEmpty();
    }

    private record Hall(Room<RemoteClient> room) implements RoomHandler<RemoteClient> {}

    @Test
    void rooms_and_their_members_are_counted() {
        DarkriftServer server = start(server());
        try (Rooms<RemoteClient> rooms = Rooms.<RemoteClient>builder(client -> client, Hall::new)
                .dispatcher(Dispatcher.executor(network.executor()))
                .scheduler(network.executor())
                .build()) {
            RoomMetrics.of(rooms).bindTo(scrape.registry);
            connect();
            get(rooms.createAndJoin(onlyClientOf(server), RoomOptions.named("hall")));
            assertThat(scrape.samples())
                    .containsEntry("darkrift_rooms_open", 1.0)
                    .containsEntry("darkrift_rooms_members", 1.0)
                    .containsEntry("darkrift_rooms_opened_total", 1.0)
                    .containsEntry("darkrift_rooms_joins_total", 1.0);
        }
    }

    @Test
    void ticks_of_all_rooms_are_counted_and_stay_so_when_a_room_has_ended() {
        FakeLoop clock = new FakeLoop(0);
        try (Rooms<RemoteClient> rooms = Rooms.<RemoteClient>builder(client -> client, Hall::new)
                .dispatcher(Dispatcher.executor(clock))
                .scheduler(clock)
                .build()) {
            RoomMetrics metrics = RoomMetrics.of(rooms);
            metrics.bindTo(scrape.registry);
            Room<RemoteClient> hall = rooms.create(RoomOptions.named("hall").keepWhenEmpty());
            Room<RemoteClient> other = rooms.create(RoomOptions.named("other").keepWhenEmpty());
            hall.startTicks(10, tick -> clock.pass(Duration.ofMillis(150)));
            TickLoop quick = other.startTicks(10, tick -> {});
            clock.advance(Duration.ofSeconds(1));
            assertThat(quick.statistics().ticks()).isPositive();
            hall.dispose();
            other.dispose();
            clock.advance(Duration.ZERO);
            assertThat(rooms.statistics().rooms()).isZero();

            TickStatistics all = rooms.tickStatistics();
            assertThat(all.overruns()).isPositive();
            assertThat(all.ticks()).isGreaterThan(all.overruns());
            assertThat(scrape.samples())
                    .containsEntry("darkrift_rooms_tick_work_seconds_count", (double) all.ticks())
                    .containsEntry(
                            "darkrift_rooms_tick_work_seconds_sum",
                            all.totalWork().toNanos() / 1e9)
                    .containsEntry("darkrift_rooms_tick_work_longest_seconds", 0.15)
                    .containsEntry("darkrift_rooms_tick_overruns_total", (double) all.overruns())
                    .containsEntry("darkrift_rooms_tick_late_total", (double) all.late())
                    .containsEntry("darkrift_rooms_tick_skipped_total", (double) all.skipped());
            metrics.close();
            assertThat(scrape.text()).isEmpty();
        }
    }

    @Test
    void ticks_are_counted_with_their_time() {
        try (TickLoop loop = TickLoop.builder(10, tick -> {})
                .nanoClock(network.executor()::nanos)
                .build()) {
            TickMetrics.of("world", loop).bindTo(scrape.registry);
            loop.start(network.executor(), network.executor());
            network.advance(Duration.ofSeconds(1));
            assertThat(scrape.samples())
                    .containsEntry("darkrift_tick_rate{loop=\"world\"}", 10.0)
                    .containsEntry("darkrift_tick_work_seconds_count{loop=\"world\"}", (double)
                            loop.statistics().ticks())
                    .containsEntry("darkrift_tick_overruns_total{loop=\"world\"}", 0.0);
            assertThat(loop.statistics().ticks()).isPositive();
        }
    }
}
