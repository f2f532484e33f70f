package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.tests.model.Flags;
import io.darkrift.tests.model.SignedNumbers;
import io.darkrift.transport.bichannel.Dialect;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Guard.class)
class DarkriftpyAdviceTest {
    private static final Listener LISTENER =
            Listener.bichannel(0).host("127.0.0.1").dialect(Dialect.DARKRIFTPY);

    @Test
    void a_tag_that_darkriftpy_takes_for_a_negative_one_is_told_once() {
        try (CapturedLog log = new CapturedLog();
                DarkriftServer server = DarkriftServer.builder()
                        .listen(LISTENER)
                        .onUnhandledMessage(RemoteClient::send)
                        .start();
                RawClient first = RawClient.connect(server);
                RawClient second = RawClient.connect(server)) {
            for (RawClient client : List.of(first, second, first)) {
                client.send(Wire.frame(0, 40_000));
                client.readMessage();
            }
            assertThat(log.lines("darkriftpy")).singleElement().asString().contains("40000", "-25536", "up to 32767");
        }
    }

    @Test
    void generated_serializers_know_what_darkriftpy_cannot_read() {
        MessageRegistry registry = MessageRegistry.load();
        assertThat(registry.require(Flags.class).unreadableByDarkriftpy())
                .contains("Flags.packed has packed booleans, and darkriftpy knows no list of those");
        assertThat(registry.require(SignedNumbers.class).unreadableByDarkriftpy())
                .isEmpty();
    }

    @Test
    void a_broadcast_record_that_darkriftpy_cannot_read_is_told_once() {
        try (CapturedLog log = new CapturedLog();
                DarkriftServer server = DarkriftServer.builder()
                        .listen(LISTENER)
                        .registry(MessageRegistry.of(new LetterSerializer()))
                        .start();
                RawClient client = RawClient.connect(server)) {
            server.broadcast(new Letter());
            server.broadcast(new Letter());
            client.readMessage();
            assertThat(log.lines("darkriftpy"))
                    .singleElement()
                    .asString()
                    .contains("Letter (tag 9)", "text is sent as UTF-16");
        }
    }

    @Test
    void a_ping_that_darkriftpy_ignores_is_told_once() {
        try (CapturedLog log = new CapturedLog();
                DarkriftServer server =
                        DarkriftServer.builder().listen(LISTENER).start();
                RawClient client = RawClient.connect(server)) {
            RemoteClient remote =
                    Awaitility.await().until(() -> server.client(client.id()).orElse(null), found -> found != null);
            remote.ping();
            remote.ping();
            client.readMessage();
            client.readMessage();
            assertThat(log.lines("ignore pings")).hasSize(1);
        }
    }

    @Test
    void a_client_tells_it_too() throws Exception {
        try (CapturedLog log = new CapturedLog();
                RawServer server = new RawServer()) {
            CompletableFuture<DarkriftClient> connecting = DarkriftClient.builder()
                    .transport(TransportKind.NIO)
                    .dialect(Dialect.DARKRIFTPY)
                    .closeTimeout(Duration.ofMillis(100))
                    .connectAsync("127.0.0.1", server.port());
            server.welcome(Wire.hex("7f 0102030405060708"), new byte[0]);
            try (DarkriftClient client = connecting.get()) {
                // The acknowledgement may come behind the id.
                Awaitility.await().until(() -> {
                    client.send(Message.of(65_535));
                    return !log.lines("darkriftpy").isEmpty();
                });
                client.send(Message.of(65_535));
                assertThat(log.lines("darkriftpy")).hasSize(1);
            }
        }
    }

    @Test
    void peers_of_other_dialects_are_spared_it() {
        try (CapturedLog log = new CapturedLog();
                DarkriftServer server = DarkriftServer.builder()
                        .listen(LISTENER.dialect(Dialect.V1))
                        .onUnhandledMessage(RemoteClient::send)
                        .start();
                RawClient client = RawClient.connect(server)) {
            client.send(Wire.frame(0, 40_000));
            client.readMessage();
            assertThat(log.lines("darkriftpy")).isEmpty();
        }
    }

    private record Letter() {}

    private static final class LetterSerializer implements MessageSerializer<Letter> {
        @Override
        public int tag() {
            return 9;
        }

        @Override
        public Class<Letter> type() {
            return Letter.class;
        }

        @Override
        public void write(Letter value, DarkriftWriter out) {}

        @Override
        public Letter read(DarkriftReader in) {
            return new Letter();
        }

        @Override
        public List<String> unreadableByDarkriftpy() {
            return List.of("text is sent as UTF-16");
        }
    }
}
