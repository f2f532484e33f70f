package io.darkrift.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectionStatistics;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What dashboards of DarkRift for C# ask for. */
class CSharpNamesTest extends VirtualTime {
    private static final List<String> BUCKETS =
            List.of("0.005", "0.01", "0.02", "0.04", "0.08", "0.16", "0.5", "1.0", "2.0", "5.0", "10.0", "+Inf");

    private final Scrape scrape = new Scrape();

    @Test
    void names_labels_and_buckets_are_those_of_csharp() {
        DarkriftServer server = start(server().onConnect(client -> {
                    if (client.id() == 1) {
                        throw new IllegalStateException("as the test wants");
                    }
                })
                .on(Numbered.class, (client, message) -> {
                    client.send(message);
                    client.send(message, SendMode.UNRELIABLE);
                }));
        ServerMetrics.builder(server).csharpNames().handlerTimes().build().bindTo(scrape.registry);
        DarkriftClient first = connect();
        connect();
        first.send(new Numbered(1, 1));
        first.send(new Numbered(1, 2), SendMode.UNRELIABLE);
        await(() -> server.statistics().totals().unreliableSent() == 2);
        first.closeAsync();
        await(() -> server.clientCount() == 1);
        settle();

        Map<String, Double> samples = scrape.samples();
        assertThat(samples)
                .containsEntry("darkrift_client_manager_clients_connected", 1.0)
                .containsEntry("darkrift_client_manager_client_connected_event_time_count", 2.0)
                .containsEntry("darkrift_client_manager_client_connected_event_failures", 1.0)
                .containsEntry("darkrift_client_manager_client_disconnected_event_time_count", 1.0)
                .containsEntry("darkrift_client_manager_client_disconnected_event_failures", 0.0)
                .containsEntry("darkrift_client_messages_received", 2.0)
                .containsEntry("darkrift_client_messages_sent", 4.0)
                .containsEntry("darkrift_client_message_received_event_time_count", 2.0)
                .containsEntry("darkrift_client_message_received_event_failures", 0.0)
                .containsEntry("darkrift_default_network_listener_connection_attempt_timeouts", 0.0);
        for (String bucket : BUCKETS) {
            assertThat(samples)
                    .containsKey("darkrift_client_manager_client_connected_event_time_bucket{le=\"" + bucket + "\"}")
                    .containsKey("darkrift_client_message_received_event_time_bucket{le=\"" + bucket + "\"}");
        }
        assertThat(samples.keySet())
                .filteredOn(name -> name.startsWith("darkrift_client_manager_client_connected_event_time_bucket"))
                .hasSameSizeAs(BUCKETS);

        // Two messages each way over TCP and UDP of 11 bytes: C# counts the length prefix of TCP.
        ConnectionStatistics totals = server.statistics().totals();
        assertThat(totals.unreliableSent()).isEqualTo(2);
        assertThat(samples)
                .containsEntry("darkrift_default_network_listener_bytes_received{protocol=\"tcp\"}", 15.0)
                .containsEntry("darkrift_default_network_listener_bytes_received{protocol=\"udp\"}", 11.0)
                .containsEntry("darkrift_default_network_listener_bytes_sent{protocol=\"tcp\"}", 30.0)
                .containsEntry("darkrift_default_network_listener_bytes_sent{protocol=\"udp\"}", 22.0);
    }

    @Test
    void without_them_nothing_has_a_name_of_csharp() {
        DarkriftServer server = start(server());
        ServerMetrics.of(server).bindTo(scrape.registry);
        assertThat(scrape.text()).doesNotContain("darkrift_client_manager", "default_network_listener");
    }

    @Test
    void a_listener_has_the_name_that_it_is_given_in_snake_case() {
        DarkriftServer server = start(server());
        ServerMetrics.builder(server).csharpNames("lobby").build().bindTo(scrape.registry);
        assertThat(scrape.samples()).containsKey("darkrift_lobby_bytes_sent{protocol=\"tcp\"}");
        assertThatThrownBy(() -> ServerMetrics.builder(server).csharpNames("LobbyListener"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("snake case");
    }
}
