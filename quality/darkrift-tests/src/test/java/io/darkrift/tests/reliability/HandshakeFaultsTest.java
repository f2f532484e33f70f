package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.HandshakeException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that do not finish the handshake as they should. */
@ExtendWith(Guard.class)
class HandshakeFaultsTest {
    private static final byte[] TOKEN = Wire.hex("01 0102030405060708");
    private static final byte[] ACKNOWLEDGEMENT = Wire.hex("0102030405060708 00000000");

    @Test
    void half_a_token_is_none() {
        try (Stage stage = new Stage(settings -> settings.handshakeTimeout(Duration.ofMillis(1_500)));
                RawClient client = RawClient.open(stage.server())) {
            byte[] token = client.readToken();
            for (int size = 0; size < 9; size++) {
                client.sendDatagram(Arrays.copyOf(token, size));
            }
            client.sendDatagram(Arrays.copyOf(token, 10));
            assertThat(client.isClosedByPeer()).isTrue();
            assertThat(stage.server().statistics().transport().get("datagrams_from_strangers"))
                    .isEqualTo(10);
            stage.othersAreGone();
        }
    }

    @Test
    void the_token_of_another_makes_a_client_of_the_other() {
        try (Stage stage = new Stage();
                RawClient first = RawClient.open(stage.server());
                RawClient second = RawClient.open(stage.server())) {
            first.readToken();
            second.readToken();
            second.sendDatagram(first.token());
            second.receiveDatagram();
            int id = first.readId();
            assertThat(stage.remote(id).remoteAddress().getPort())
                    .isEqualTo(first.tcp().getLocalPort());
            assertThat(stage.server().clientCount()).isEqualTo(2);
            assertThat(stage.server().statistics().pendingHandshakes()).isOne();
        }
    }

    @Test
    void a_token_that_is_shown_twice_makes_one_client() {
        try (Stage stage = new Stage();
                RawClient client = RawClient.open(stage.server())) {
            byte[] token = client.readToken();
            for (int i = 0; i < 20; i++) {
                client.sendDatagram(token);
            }
            for (int i = 0; i < 20; i++) {
                assertThat(client.receiveDatagram()).hasSize(12);
            }
            client.readId();
            assertThat(stage.server().clientCount()).isEqualTo(2);
        }
    }

    @Test
    void messages_that_come_before_the_token_wait_up_to_a_limit() throws IOException {
        try (Stage stage = new Stage(settings -> settings.maxReceivedBytes(1_000));
                RawClient client = RawClient.open(stage.server())) {
            byte[] token = client.readToken();
            client.send(Wire.frame(0, 5));
            client.sendDatagram(token);
            client.receiveDatagram();
            client.readId();
            assertThat(client.readMessage()).isEqualTo(Wire.message(0, 5));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void a_reset_at_any_stage_of_the_handshake_leaves_nothing(int stageOfHandshake) {
        try (Stage stage = new Stage(settings -> settings.maxConnectionRatePerAddress(10_000))) {
            for (int i = 0; i < 20; i++) {
                RawClient client = RawClient.open(stage.server());
                if (stageOfHandshake > 0) {
                    client.readToken();
                }
                if (stageOfHandshake > 1) {
                    client.sendDatagram(client.token());
                }
                if (stageOfHandshake > 2) {
                    client.receiveDatagram();
                }
                if (stageOfHandshake > 3) {
                    client.readId();
                }
                if (stageOfHandshake > 4) {
                    client.send(Wire.hex("00000040 00 0001 ab"));
                }
                client.reset();
            }
            stage.othersAreGone();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void a_server_that_goes_away_at_any_stage_is_told_at_once(int stageOfHandshake) {
        CompletableFuture<DarkriftClient> connecting;
        try (RawServer server = new RawServer()) {
            connecting = DarkriftClient.builder()
                    .connectTimeout(Duration.ofSeconds(30))
                    .connectAsync("127.0.0.1", server.port());
            server.accept();
            if (stageOfHandshake == 1) {
                server.send(Arrays.copyOf(TOKEN, 5));
            }
            if (stageOfHandshake > 1) {
                server.send(TOKEN);
            }
            if (stageOfHandshake > 2) {
                server.receiveDatagram();
            }
            if (stageOfHandshake > 3) {
                server.sendDatagram(ACKNOWLEDGEMENT);
            }
            if (stageOfHandshake > 4) {
                server.send(Wire.hex("00000005 80"));
            }
            if (stageOfHandshake % 2 == 0) {
                server.reset();
            }
        }
        assertThatThrownBy(connecting::get)
                .cause()
                .isInstanceOfAny(HandshakeException.class, ConnectFailedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void a_server_that_falls_silent_at_any_stage_is_given_up(int stageOfHandshake) {
        try (RawServer server = new RawServer()) {
            CompletableFuture<DarkriftClient> connecting = DarkriftClient.builder()
                    .connectTimeout(Duration.ofMillis(1_500))
                    .connectAsync("127.0.0.1", server.port());
            server.accept();
            if (stageOfHandshake == 1) {
                server.send(Arrays.copyOf(TOKEN, 5));
            }
            if (stageOfHandshake > 1) {
                server.send(TOKEN);
            }
            if (stageOfHandshake > 2) {
                server.receiveDatagram();
                server.sendDatagram(ACKNOWLEDGEMENT);
            }
            String missing = switch (stageOfHandshake) {
                case 0 -> "sent no token";
                case 1 -> "sent only 5 of 9 bytes";
                case 2 -> "no acknowledgement arrived over UDP";
                default -> "gave no id";
            };
            assertThatThrownBy(connecting::get)
                    .cause()
                    .isInstanceOf(ConnectTimeoutException.class)
                    .hasMessageContaining(missing);
        }
    }

    @Test
    void a_client_of_a_server_that_breaks_the_protocol_ends_and_says_why() throws Exception {
        try (RawServer server = new RawServer()) {
            CompletableFuture<DarkriftClient> connecting =
                    DarkriftClient.builder().connectAsync("127.0.0.1", server.port());
            server.welcome(TOKEN, ACKNOWLEDGEMENT);
            DarkriftClient client = connecting.get();
            server.send(Wire.length(-1));
            assertThat(client.closed().get().detail()).contains("broke the protocol", "a length of -1");
        }
    }

    @Test
    void what_a_server_sends_over_udp_cannot_end_a_client() throws Exception {
        try (RawServer server = new RawServer()) {
            CompletableFuture<DarkriftClient> connecting = DarkriftClient.builder()
                    .closeTimeout(Duration.ofMillis(100))
                    .connectAsync("127.0.0.1", server.port());
            server.welcome(TOKEN, ACKNOWLEDGEMENT);
            try (DarkriftClient client = connecting.get()) {
                for (String datagram :
                        new String[] {"", "00", "0000", "80000000ff", "400001", "60000100ff", "010000"}) {
                    server.sendDatagram(Wire.hex(datagram));
                }
                server.sendDatagram(Wire.message(0, 5));
                Awaitility.await().until(() -> client.receive().tag() == 5);
                assertThat(client.isOpen()).isTrue();
                assertThat(client.id()).isEqualTo(7);
            }
        }
    }
}
