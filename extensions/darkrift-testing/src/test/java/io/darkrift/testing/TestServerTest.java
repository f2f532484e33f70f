package io.darkrift.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.HandshakeException;
import io.darkrift.connection.RequestFailedException;
import io.darkrift.message.Answer;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.message.Request;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.transport.memory.MemoryNetwork;
import io.darkrift.transport.memory.NetworkConditions;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TestServerTest {
    record Say(String text) {}

    record Ask(String text) implements Request<Say> {}

    private record Serializer<T>(int tag, Class<T> type, Function<T, String> text, Function<String, T> constructor)
            implements MessageSerializer<T> {
        @Override
        public void write(T value, DarkriftWriter out) {
            out.writeString(text.apply(value));
        }

        @Override
        public T read(DarkriftReader in) {
            return constructor.apply(in.readString());
        }
    }

    private static final MessageRegistry MESSAGES = MessageRegistry.of(
            new Serializer<>(1, Say.class, Say::text, Say::new), new Serializer<>(2, Ask.class, Ask::text, Ask::new));

    private static DarkriftServerBuilder chat(MemoryNetwork network) {
        DarkriftServer[] server = new DarkriftServer[1];
        return DarkriftServer.builder()
                .listen(network.listener())
                .registry(MESSAGES)
                .on(Say.class, (client, say) -> {
                    if (say.text().equals("bye")) {
                        client.kick("as asked", new Say("farewell"));
                    } else {
                        client.send(say);
                    }
                })
                .onRequest(
                        Ask.class,
                        (client, ask) -> ask.text().isEmpty() ? Answer.failed(1, "empty") : Answer.of(new Say("42")));
    }

    private static TestServer start() {
        return TestServer.start(network -> chat(network).start());
    }

    @Test
    void what_is_sent_is_handled_at_once() {
        try (TestServer server = start()) {
            TestClient ada = server.connect();
            assertThat(ada.send(new Say("hello")).received()).containsExactly(new Say("hello"));
            assertThat(ada.take(Say.class)).isEqualTo(new Say("hello"));
            assertThat(ada.received()).isEmpty();
            ada.send(new Say("one")).send(new Say("two"));
            assertThat(ada.last(Say.class)).isEqualTo(new Say("two"));
            assertThat(ada.received(Say.class)).hasSize(2);
        }
    }

    @Test
    void latency_passes_in_virtual_time() {
        try (TestServer server = start()) {
            TestClient ada = server.connect();
            server.network().setConditions(NetworkConditions.PERFECT.withLatency(Duration.ofMillis(100)));
            ada.send(new Say("slow"));
            assertThat(ada.received()).isEmpty();
            server.advance(Duration.ofMillis(199));
            assertThat(ada.received()).isEmpty();
            assertThat(ada.take(Say.class)).isEqualTo(new Say("slow"));
        }
    }

    @Test
    void requests_are_answered_or_refused() {
        try (TestServer server = start()) {
            TestClient ada = server.connect();
            assertThat(ada.request(new Ask("what"))).isEqualTo(new Say("42"));
            assertThatExceptionOfType(RequestFailedException.class)
                    .isThrownBy(() -> ada.request(new Ask("")))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(1));
        }
    }

    @Test
    void the_end_of_a_connection_is_seen_from_both_ends() {
        try (TestServer server = start()) {
            TestClient ada = server.connect();
            ada.send(new Say("bye"));
            assertThat(ada.awaitDisconnect().reason()).isEqualTo(Reason.PEER);
            assertThat(ada.take(Say.class)).isEqualTo(new Say("farewell"));
            assertThatThrownBy(() -> ada.send(new Say("too late")))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("CLOSED");

            TestClient bob = server.connect();
            assertThat(server.remote(bob).isOpen()).isTrue();
            bob.cut();
            server.await(() -> server.server().clientCount() == 0, "bob is gone");
        }
    }

    @Test
    void what_does_not_arrive_is_explained() {
        try (TestServer server = start()) {
            TestClient ada = server.connect();
            ada.send(Message.of(1, new DarkriftWriterOf("hi").writer()));
            assertThatThrownBy(() -> ada.take(Ask.class))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContainingAll("Ask", "Say[text=hi]");
        }
    }

    private record DarkriftWriterOf(String text) {
        DarkriftWriter writer() {
            DarkriftWriter out = new DarkriftWriter();
            out.writeString(text);
            return out;
        }
    }

    @Test
    void a_refused_client_is_told_so() {
        try (TestServer server =
                TestServer.start(network -> chat(network).maxClients(1).start())) {
            server.connect();
            assertThatExceptionOfType(HandshakeException.class).isThrownBy(server::connect);
        }
    }

    @Test
    void messages_that_the_server_can_not_read_fail_the_test() {
        TestServer server = start();
        server.connect().send(Message.of(1, new byte[] {1, 2}));
        assertThatThrownBy(server::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 messages that it could not read");

        try (TestServer other = start()) {
            other.connect().send(Message.of(1, new byte[] {1, 2}));
            other.expectMalformed();
        }
    }

    @Test
    void datagrams_are_sent_too() {
        try (TestServer server = start()) {
            TestClient ada = server.connect();
            ada.send(new Say("quick"), SendMode.UNRELIABLE);
            assertThat(ada.take(Say.class)).isEqualTo(new Say("quick"));
            assertThat(ada.client().statistics().unreliableSent()).isEqualTo(1);
        }
    }
}
