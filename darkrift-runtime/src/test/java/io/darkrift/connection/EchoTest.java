package io.darkrift.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EchoTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void a_message_comes_back_over_each_channel() throws Exception {
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(Listener.bichannel(0).host("127.0.0.1"))
                        .onUnhandledMessage((client, message) -> client.send(message))
                        .start();
                DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", server.port())) {
            assertThat(client.id()).isZero();
            client.send(Message.of(5, new byte[] {1, 2, 3}));
            Message back = client.receive(LIMIT);
            assertThat(back.tag()).isEqualTo(5);
            assertThat(back.payload()).containsExactly(1, 2, 3);
            assertThat(back.sendMode()).isEqualTo(SendMode.RELIABLE);

            client.send(Message.of(65_535).with(SendMode.UNRELIABLE));
            assertThat(client.receive(LIMIT)).isEqualTo(Message.of(65_535).with(SendMode.UNRELIABLE));

            for (int i = 0; i < 100_000; i++) {
                client.sendBlocking(Message.of(i & 0xFFFF));
                if (i >= 50) {
                    assertThat(client.receive(LIMIT).tag()).isEqualTo(i - 50 & 0xFFFF);
                }
            }
        }
    }
}
