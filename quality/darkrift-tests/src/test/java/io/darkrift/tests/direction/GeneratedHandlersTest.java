package io.darkrift.tests.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.annotation.Direction;
import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.tests.GeneratedMessageRegistry;
import io.darkrift.tests.GeneratedMessageRegistryClientHandlerAdapter;
import io.darkrift.tests.GeneratedMessageRegistryHandlerAdapter;
import io.darkrift.tests.GeneratedMessageRegistryServerHandlerAdapter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The generated handlers of both ends, at work. */
class GeneratedHandlersTest {
    private static final MessageRegistry REGISTRY = GeneratedMessageRegistry.registry();

    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

    private final class Oracle extends GeneratedMessageRegistryServerHandlerAdapter<RemoteClient> {
        @Override
        public void onAsk(RemoteClient client, Ask ask) {
            client.send(new Answer(ask.text() + "? No."));
            client.send(new Rumour("client " + client.id() + " was told no"), SendMode.RELIABLE);
        }
    }

    private final class Seeker extends GeneratedMessageRegistryClientHandlerAdapter<DarkriftClient> {
        @Override
        public void onAnswer(DarkriftClient client, Answer answer) {
            log.add(client.id() + " hears: " + answer.text());
        }

        @Override
        public void onRumour(DarkriftClient client, Rumour rumour) {
            log.add(rumour.text());
        }
    }

    @Test
    void each_end_handles_what_the_other_sends() throws Exception {
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(Listener.bichannel(0).host("127.0.0.1"))
                        .handler(new Oracle())
                        .start();
                DarkriftClient client =
                        DarkriftClient.builder().handler(new Seeker()).connect("127.0.0.1", server.port())) {
            client.send(new Ask("Is it over"));
            Awaitility.await().until(() -> log.size() == 2);
            assertThat(log).containsExactly("0 hears: Is it over? No.", "client 0 was told no");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.send(new Answer("Yes")))
                    .withMessageStartingWith("Answer (tag 202) is SERVER_TO_CLIENT");
        }
    }

    @Test
    void each_handler_takes_what_its_end_receives_and_nothing_else() {
        Oracle oracle = new Oracle();
        Seeker seeker = new Seeker();
        assertThat(oracle.registry()).isSameAs(REGISTRY);
        REGISTRY.forEach(serializer -> {
            int tag = serializer.tag();
            assertThat(oracle.handles(tag)).isEqualTo(serializer.direction() != Direction.SERVER_TO_CLIENT);
            assertThat(seeker.handles(tag)).isEqualTo(serializer.direction() != Direction.CLIENT_TO_SERVER);
        });
        assertThat(oracle.handles(0)).isFalse();
        assertThat(oracle.handles(9_999)).isFalse();
    }

    @Test
    void a_handler_of_what_goes_both_ways_may_have_any_context() throws Exception {
        List<String> heard = new ArrayList<>();
        var listening = new GeneratedMessageRegistryHandlerAdapter<List<String>>() {
            @Override
            public void onRumour(List<String> context, Rumour rumour) {
                context.add(rumour.text());
            }
        };
        assertThat(listening.handle(heard, REGISTRY.encode(new Rumour("they say"))))
                .isTrue();
        assertThat(listening.handle(heard, REGISTRY.encode(new Ask("who")))).isFalse();
        assertThat(heard).containsExactly("they say");
    }

    @Test
    void what_a_method_throws_reaches_the_caller_even_if_it_is_checked() {
        IOException fault = new IOException("the disk is full");
        var writing = new GeneratedMessageRegistryHandlerAdapter<String>() {
            @Override
            public void onRumour(String context, Rumour rumour) throws IOException {
                throw fault;
            }
        };
        Message rumour = REGISTRY.encode(new Rumour("they say"));
        assertThatThrownBy(() -> writing.handle("file", rumour)).isSameAs(fault);
    }
}
