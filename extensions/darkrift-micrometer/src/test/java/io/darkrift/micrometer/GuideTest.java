package io.darkrift.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.Dispatcher;
import io.darkrift.rooms.Room;
import io.darkrift.rooms.RoomHandler;
import io.darkrift.rooms.Rooms;
import io.darkrift.rooms.TickLoop;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.VirtualTime;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

/** The code of the guide. */
class GuideTest extends VirtualTime {
    private record Hall(Room<RemoteClient> room) implements RoomHandler<RemoteClient> {}

    @Test
    void the_metrics_of_the_guide_are_there() {
        DarkriftServer server = start(server());
        DarkriftClient client = connect();
        try (Rooms<RemoteClient> rooms = Rooms.<RemoteClient>builder(each -> each, Hall::new)
                        .dispatcher(Dispatcher.executor(network.executor()))
                        .scheduler(network.executor())
                        .build();
                TickLoop world = TickLoop.builder(20, tick -> {}).build()) {
            var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            ServerMetrics.of(server).bindTo(registry);
            RoomMetrics.of(rooms).bindTo(registry);
            TickMetrics.of("world", world).bindTo(registry);
            ClientMetrics.of(client, Tags.of("client", "bot-1")).bindTo(registry);
            assertThat(registry.scrape())
                    .contains("darkrift_server_clients 1.0")
                    .contains("darkrift_rooms_open 0.0")
                    .contains("darkrift_tick_rate{loop=\"world\"} 20.0")
                    .contains("darkrift_client_connected{client=\"bot-1\"} 1.0");
        }
    }

    @Test
    void a_server_of_the_guide_has_the_names_of_csharp() {
        DarkriftServer server = start(server());
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ServerMetrics.builder(server)
                .perTag(200)
                .csharpNames()
                .handlerTimes()
                .build()
                .bindTo(registry);
        assertThat(registry.scrape())
                .contains("darkrift_client_manager_clients_connected 0.0")
                .contains("darkrift_server_tag_messages_total");
    }
}
