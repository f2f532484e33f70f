package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.message.SendMode;
import io.darkrift.secure.SecureDialer;
import io.darkrift.secure.SecureListener;
import io.darkrift.secure.TlsIdentity;
import io.darkrift.server.ClientGroup;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.websocket.WebSocketDialer;
import io.darkrift.websocket.WebSocketListener;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One server on plain bichannel, encrypted bichannel and WebSocket at once. */
@Timeout(120)
class AllTransportsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private record Line(String text) {}

    /** Counts how often the server encodes. */
    private static final class LineSerializer implements MessageSerializer<Line> {
        final AtomicInteger written = new AtomicInteger();

        @Override
        public int tag() {
            return 7;
        }

        @Override
        public Class<Line> type() {
            return Line.class;
        }

        @Override
        public void write(Line value, DarkriftWriter out) {
            written.incrementAndGet();
            out.writeString(value.text());
        }

        @Override
        public Line read(DarkriftReader in) {
            return new Line(in.readString());
        }
    }

    private static DarkriftClient connect(ClientTransport dialer) throws InterruptedException {
        return DarkriftClient.builder()
                .registry(MessageRegistry.of(new LineSerializer()))
                .connectTimeout(PATIENCE)
                .connect(dialer);
    }

    @Test
    void ids_handlers_groups_and_broadcasts_are_shared() throws InterruptedException {
        LineSerializer serializer = new LineSerializer();
        try (DarkriftServer server = DarkriftServer.builder()
                .registry(MessageRegistry.of(serializer))
                .handshakeTimeout(PATIENCE)
                .listen(BichannelListener.port(0).host("127.0.0.1"))
                .listen(SecureListener.over(BichannelListener.port(0).host("127.0.0.1"), TlsIdentity.development()))
                .listen(WebSocketListener.port(0).host("127.0.0.1"))
                .on(Line.class, (client, line) -> client.send(new Line(client.id() + " said " + line.text())))
                .start()) {
            List<Integer> ports = server.listeners().stream()
                    .map(listener -> listener.tcpAddress().getPort())
                    .toList();
            try (DarkriftClient plain = connect(BichannelDialer.to("127.0.0.1", ports.get(0)));
                    DarkriftClient sealed =
                            connect(SecureDialer.to("127.0.0.1", ports.get(1)).trustDevelopmentCertificate());
                    DarkriftClient web = connect(WebSocketDialer.to("ws://127.0.0.1:" + ports.get(2) + "/Listener"))) {
                List<DarkriftClient> clients = List.of(plain, sealed, web);
                List<String> transports = new ArrayList<>();
                ClientGroup group = server.newGroup();
                for (DarkriftClient client : clients) {
                    RemoteClient remote = server.client(client.id()).orElseThrow();
                    transports.add(remote.traits().transport());
                    group.add(remote);
                    client.send(new Line("hello"));
                    assertThat(client.receive(Line.class, PATIENCE).text()).isEqualTo(client.id() + " said hello");
                }
                assertThat(transports).containsExactly("bichannel", "secure-bichannel", "websocket");

                serializer.written.set(0);
                assertThat(server.broadcast(new Line("to all"))).isEqualTo(3);
                assertThat(group.broadcast(new Line("to the group"))).isEqualTo(3);
                for (DarkriftClient client : clients) {
                    assertThat(client.receive(Line.class, PATIENCE).text()).isEqualTo("to all");
                    assertThat(client.receive(Line.class, PATIENCE).text()).isEqualTo("to the group");
                }
                assertThat(serializer.written)
                        .as("encoded once for all transports")
                        .hasValue(2);

                for (DarkriftClient client : clients) {
                    await().atMost(PATIENCE).until(() -> {
                        group.broadcast(new Line("unreliable"), SendMode.UNRELIABLE);
                        return client.receive(Line.class, PATIENCE).text().equals("unreliable");
                    });
                }
            }
        }
    }
}
