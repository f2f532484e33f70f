package io.darkrift.example.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.transport.bichannel.BichannelListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The handlers that the guides show do what the guides say. */
@Timeout(60)
class HandlerSnippetsTest {
    private static final BichannelListener ANYWHERE = Listener.bichannel(0).host("127.0.0.1");

    @Test
    void each_end_has_a_handler_of_what_it_receives() throws Exception {
        PrintStream realOut = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (DarkriftServer server = HandlerSnippets.open(ANYWHERE);
                DarkriftClient client = HandlerSnippets.join("127.0.0.1", server.port())) {
            await().until(() -> printed.toString(StandardCharsets.UTF_8).contains("you said hello to all 1"));
            assertThat(client.isOpen()).isTrue();
        } finally {
            System.setOut(realOut);
        }
    }

    @Test
    void a_message_that_goes_the_wrong_way_is_refused() throws Exception {
        try (DarkriftServer server = HandlerSnippets.open(ANYWHERE);
                DarkriftClient client = HandlerSnippets.join("127.0.0.1", server.port())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.send(new Welcome(1)))
                    .withMessageStartingWith("Welcome (tag 21) is SERVER_TO_CLIENT");
        }
    }

    @Test
    void a_handler_takes_messages_by_hand_with_any_context() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        HandlerSnippets.Minutes minutes = new HandlerSnippets.Minutes();
        try (DarkriftServer server = HandlerSnippets.open(ANYWHERE, threads, minutes);
                DarkriftClient client = DarkriftClient.builder()
                        .registry(MessageRegistry.load())
                        .connect("127.0.0.1", server.port())) {
            client.send(new Join("Ada"));
            client.send(new Chat("good morning"));
            await().until(() -> !minutes.said.isEmpty());
            assertThat(minutes.said).containsExactly("Ada: good morning");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_handler_gets_the_player_that_is_attached_to_the_client() throws Exception {
        HandlerSnippets.Minutes minutes = new HandlerSnippets.Minutes();
        try (DarkriftServer server = HandlerSnippets.withPlayers(ANYWHERE, minutes);
                DarkriftClient client = DarkriftClient.builder()
                        .registry(MessageRegistry.load())
                        .connect("127.0.0.1", server.port())) {
            client.send(new Chat("good morning"));
            await().until(() -> !minutes.said.isEmpty());
            assertThat(minutes.said).containsExactly("player 0: good morning");
        }
    }
}
