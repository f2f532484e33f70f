package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.transport.bichannel.Dialect;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server says in each dialect, byte by byte. */
@ExtendWith(Guard.class)
class ListenerDialectsTest {
    private static BichannelListener listener(Dialect dialect) {
        return Listener.bichannel(0).host("127.0.0.1").dialect(dialect);
    }

    private static DarkriftServerBuilder server(Dialect... dialects) {
        DarkriftServerBuilder builder = DarkriftServer.builder().onUnhandledMessage(RemoteClient::send);
        for (Dialect dialect : dialects) {
            builder.listen(listener(dialect));
        }
        return builder;
    }

    private static byte[] acknowledgement(Dialect dialect, byte[] token) {
        return switch (dialect) {
            case V0 -> new byte[] {0};
            case DARKRIFTPY -> new byte[0];
            default -> Wire.concat(Arrays.copyOfRange(token, 1, 9), new byte[4]);
        };
    }

    @ParameterizedTest
    @EnumSource(value = Dialect.class, mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
    void a_listener_shakes_hands_in_its_dialect_and_echoes_over_both_channels(Dialect dialect) {
        try (DarkriftServer server = server(dialect).start();
                RawClient client = RawClient.open(server)) {
            byte[] token = client.readToken();
            if (dialect != Dialect.DARKRIFTPY) {
                assertThat(token[0]).isEqualTo((byte) (dialect == Dialect.V1 ? 1 : 0));
            }
            client.sendDatagram(token);
            assertThat(client.receiveDatagram()).isEqualTo(acknowledgement(dialect, token));
            assertThat(client.readId()).isZero();
            client.send(Wire.frame(0, 7, (byte) 1, (byte) 2));
            assertThat(client.readMessage()).isEqualTo(Wire.message(0, 7, (byte) 1, (byte) 2));
            client.sendDatagram(Wire.message(0, 8, (byte) 3));
            assertThat(client.receiveDatagram()).isEqualTo(Wire.message(0, 8, (byte) 3));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Dialect.class, mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
    void a_token_that_is_shown_again_is_acknowledged_again(Dialect dialect) {
        try (DarkriftServer server = server(dialect).start();
                RawClient client = RawClient.connect(server)) {
            for (int i = 0; i < 3; i++) {
                client.sendDatagram(client.token());
                assertThat(client.receiveDatagram()).isEqualTo(acknowledgement(dialect, client.token()));
            }
            assertThat(server.clientCount()).isOne();
        }
    }

    @Test
    void all_nine_bytes_of_an_empty_ack_server_are_random() {
        try (DarkriftServer server = server(Dialect.DARKRIFTPY).start()) {
            Set<Byte> first = new HashSet<>();
            for (int i = 0; i < 30; i++) {
                try (RawClient client = RawClient.open(server)) {
                    first.add(client.readToken()[0]);
                }
            }
            assertThat(first).hasSizeGreaterThan(10);
        }
    }

    @Test
    void one_server_speaks_all_dialects_and_a_broadcast_reaches_everybody() throws InterruptedException {
        Dialect[] dialects = {Dialect.V1, Dialect.V0, Dialect.DARKRIFTPY};
        try (DarkriftServer server = server(dialects).start();
                RawClient v1 = RawClient.connect(server, 0);
                RawClient v0 = RawClient.connect(server, 1);
                RawClient python = RawClient.connect(server, 2);
                DarkriftClient ours = DarkriftClient.builder()
                        .connect(
                                "127.0.0.1",
                                server.listeners().get(1).tcpAddress().getPort())) {
            assertThat(Set.of(v1.id(), v0.id(), python.id(), ours.id())).hasSize(4);
            assertThat(server.broadcast(Message.of(300))).isEqualTo(4);
            for (RawClient client : new RawClient[] {v1, v0, python}) {
                assertThat(client.readMessage()).isEqualTo(Wire.message(0, 300));
            }
            assertThat(ours.receive()).isEqualTo(Message.of(300));
        }
    }

    @Test
    void a_token_is_good_for_its_own_listener_alone() {
        try (DarkriftServer server = server(Dialect.V1, Dialect.V0).start();
                RawClient client = RawClient.open(
                        server.listeners().get(0).tcpAddress().getPort(),
                        server.listeners().get(1).udpAddress().getPort(),
                        RawClient.LOCAL)) {
            client.sendDatagram(client.readToken());
            assertThat(client.hearsNothing(200)).isTrue();
            assertThat(server.clientCount()).isZero();
            assertThat(server.statistics().transport().get("datagrams_from_strangers"))
                    .isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(value = TransportKind.class, mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
    void empty_acknowledgements_are_sent_on_every_transport(TransportKind kind) {
        try (DarkriftServer server = server(Dialect.DARKRIFTPY).transport(kind).start();
                RawClient client = RawClient.open(server)) {
            client.sendDatagram(client.readToken());
            assertThat(client.receiveDatagram()).isEmpty();
            assertThat(client.readId()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(value = TransportKind.class, mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
    void a_client_that_is_told_so_connects_to_an_empty_ack_server_on_every_transport(TransportKind kind)
            throws InterruptedException {
        try (DarkriftServer server = server(Dialect.DARKRIFTPY).start();
                DarkriftClient client = DarkriftClient.builder()
                        .dialect(Dialect.DARKRIFTPY)
                        .transport(kind)
                        .udpFallback(true)
                        .connect("127.0.0.1", server.port())) {
            Message message = Message.of(1).with(SendMode.UNRELIABLE);
            client.send(message);
            assertThat(client.receive(Duration.ofSeconds(10))).isEqualTo(message);
        }
    }

    @Test
    void epoll_speaks_the_dialects_of_c_sharp() {
        try (DarkriftServer server = server(Dialect.V1, Dialect.V0)
                        .transport(TransportKind.EPOLL)
                        .start();
                RawClient v1 = RawClient.connect(server, 0);
                RawClient v0 = RawClient.connect(server, 1)) {
            assertThat(v0.id()).isNotEqualTo(v1.id());
        }
    }

    @Test
    void a_listener_cannot_guess_the_dialect_of_its_clients() {
        assertThatThrownBy(() -> listener(Dialect.AUTO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("V1, V0 or DARKRIFTPY");
    }
}
