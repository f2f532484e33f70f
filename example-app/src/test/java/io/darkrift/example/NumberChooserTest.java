package io.darkrift.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NumberChooserTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final StringWriter out = new StringWriter();
    private final NumberChooser chooser = new NumberChooser(Duration.ofMillis(5), new PrintWriter(out, true));
    private final DarkriftServer server = chooser.start(Listener.bichannel(0).host("127.0.0.1"));

    @AfterEach
    void close() {
        server.close();
        chooser.close();
    }

    private DarkriftClient connect() throws InterruptedException {
        return DarkriftClient.builder().registry(MessageRegistry.load()).connect("127.0.0.1", server.port());
    }

    @Test
    void numbers_are_chosen_from_the_list_again_and_again() throws Exception {
        try (DarkriftClient client = connect()) {
            client.send(new Choose(new int[] {Integer.MIN_VALUE, 7}));
            for (int i = 0; i < 20; i++) {
                assertThat(client.receive(Choice.class, LIMIT).item()).isIn(Integer.MIN_VALUE, 7);
            }
        }
    }

    @Test
    void a_new_list_takes_the_place_of_the_old_one() throws Exception {
        try (DarkriftClient client = connect()) {
            client.send(new Choose(new int[] {1}));
            assertThat(client.receive(Choice.class, LIMIT).item()).isEqualTo(1);
            client.send(new Choose(new int[] {2}));
            while (client.receive(Choice.class, LIMIT).item() != 2) {
                // Sent before the new list arrived.
            }
            for (int i = 0; i < 20; i++) {
                assertThat(client.receive(Choice.class, LIMIT).item()).isEqualTo(2);
            }
        }
    }

    @Test
    void empty_lists_are_strikes_and_print_nothing() throws Exception {
        try (DarkriftClient client = connect()) {
            client.send(new Choose(new int[0]));
            client.send(new Choose(new int[] {3}));
            assertThat(client.receive(Choice.class, LIMIT).item()).isEqualTo(3);
            for (int i = 0; i < 1_000; i++) {
                client.send(new Choose(new int[0]));
            }
            await().until(() -> out.toString().lines().count() == 2);
            assertThat(out.toString()).contains("client 0 disconnected: ", "an empty list");
        }
    }

    @Test
    void a_line_is_printed_when_a_client_comes_and_goes() throws Exception {
        connect().close();
        await().untilAsserted(() -> assertThat(out.toString().lines())
                .containsExactly("client 0 connected", "client 0 disconnected: the peer closed the connection"));
    }
}
