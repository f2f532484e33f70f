package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes over TCP that are no messages, or only parts of them. */
@ExtendWith(Guard.class)
class TcpFaultsTest {
    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -65_536, -1, 0, 1, 2, 65_535, 65_536, Integer.MAX_VALUE})
    void a_length_that_no_message_has_ends_the_connection_and_no_more(int length) {
        try (Stage stage = new Stage()) {
            for (int i = 0; i < 10; i++) {
                try (RawClient client = RawClient.connect(stage.server())) {
                    client.trySend(Wire.concat(Wire.length(length), new byte[20]));
                    assertThat(client.isClosedByPeer()).isTrue();
                    assertThat(stage.disconnect(client.id()).detail()).contains("a length of " + length);
                }
            }
            stage.othersAreGone();
        }
    }

    @Test
    void a_length_of_65534_is_waited_for() {
        try (Stage stage = new Stage();
                RawClient client = RawClient.connect(stage.server())) {
            client.send(Wire.length(65_534));
            stage.play();
            byte[] message = Wire.message(0, 9, new byte[65_531]);
            for (int at = 0; at < message.length; at += 10_000) {
                client.send(Arrays.copyOfRange(message, at, Math.min(message.length, at + 10_000)));
                stage.play();
            }
            assertThat(client.readMessage()).isEqualTo(message);
        }
    }

    @Test
    void announcing_messages_costs_the_server_nothing() {
        try (Stage stage =
                new Stage(settings -> settings.maxReceivedBytes(1 << 30).maxConnectionRatePerAddress(10_000))) {
            RawClient[] clients = new RawClient[100];
            for (int i = 0; i < clients.length; i++) {
                clients[i] = RawClient.connect(stage.server());
                clients[i].send(Wire.concat(Wire.length(1 << 30), new byte[3]));
            }
            // 100 GiB, on a heap of 1.
            stage.play();
            for (RawClient client : clients) {
                client.close();
            }
            stage.othersAreGone();
        }
    }

    @Test
    void a_message_may_end_at_any_byte_with_the_connection() {
        byte[] frame = Wire.frame(Wire.concat(Wire.ping(Wire.PING, 7, 1), new byte[] {1, 2, 3}));
        try (Stage stage = new Stage(settings -> settings.maxConnectionRatePerAddress(10_000))) {
            for (int size = 0; size <= frame.length; size++) {
                for (boolean reset : new boolean[] {false, true}) {
                    RawClient client = RawClient.connect(stage.server());
                    client.send(Arrays.copyOf(frame, size));
                    if (reset) {
                        client.reset();
                    } else {
                        client.close();
                    }
                    DisconnectInfo.Reason reason = stage.disconnect(client.id()).reason();
                    if (size == frame.length) {
                        // The answer may find the socket closed.
                        assertThat(reason).isIn(DisconnectInfo.Reason.PEER, DisconnectInfo.Reason.NETWORK_ERROR);
                    } else {
                        assertThat(reason)
                                .isEqualTo(reset ? DisconnectInfo.Reason.NETWORK_ERROR : DisconnectInfo.Reason.PEER);
                    }
                }
            }
            stage.othersAreGone();
        }
    }

    @Test
    void bytes_that_come_one_at_a_time_are_messages_all_the_same() {
        try (Stage stage = new Stage();
                RawClient client = RawClient.connect(stage.server())) {
            byte[] stream = Wire.concat(
                    Wire.frame(0, 1), Wire.frame(Wire.ping(Wire.PING, 2, 3)), Wire.frame(0, 4, new byte[300]));
            for (byte one : stream) {
                client.send(new byte[] {one});
            }
            assertThat(client.readMessage()).isEqualTo(Wire.message(0, 1));
            assertThat(client.readMessage()).isEqualTo(Wire.ping(Wire.ACKNOWLEDGEMENT, 2, 3));
            // A ping is a message too.
            assertThat(client.readMessage()).isEqualTo(Wire.message(0, 2));
            assertThat(client.readMessage()).isEqualTo(Wire.message(0, 4, new byte[300]));
        }
    }

    @Test
    void random_bytes_end_their_own_connection_alone() {
        Random random = new Random(3);
        try (Stage stage = new Stage(settings -> settings.maxConnectionRatePerAddress(10_000))) {
            for (int i = 0; i < 100; i++) {
                try (RawClient client = RawClient.connect(stage.server())) {
                    byte[] bytes = new byte[1 + random.nextInt(5_000)];
                    random.nextBytes(bytes);
                    bytes[0] = i % 2 == 0 ? bytes[0] : 0;
                    client.trySend(bytes);
                }
            }
            stage.othersAreGone();
        }
    }

    @Test
    void a_client_that_shuts_its_output_is_disconnected() throws IOException {
        try (Stage stage = new Stage();
                RawClient client = RawClient.connect(stage.server())) {
            client.tcp().shutdownOutput();
            assertThat(stage.disconnect(client.id()).reason()).isEqualTo(DisconnectInfo.Reason.PEER);
            assertThat(client.isClosedByPeer()).isTrue();
            stage.othersAreGone();
        }
    }

    @Test
    @SuppressWarnings("try") // That it is closed before the end is what is tested.
    void a_client_that_shuts_its_input_is_served_until_it_goes() throws IOException {
        try (Stage stage = new Stage();
                RawClient client = RawClient.connect(stage.server())) {
            client.tcp().shutdownInput();
            RemoteClient remote = stage.remote(client.id());
            client.send(Wire.frame(0, 1));
            Awaitility.await().until(() -> remote.statistics().reliableReceived() == 1 || !remote.isOpen());
            client.close();
            stage.othersAreGone();
        }
    }

    @Test
    void a_tag_without_a_handler_is_dropped_and_counted() {
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(Listener.bichannel(0).host("127.0.0.1"))
                        .start();
                RawClient client = RawClient.connect(server)) {
            client.send(Wire.concat(Wire.frame(0, 65_535), Wire.frame(Wire.ping(Wire.PING, 65_535, 2))));
            assertThat(client.readMessage()).isEqualTo(Wire.ping(Wire.ACKNOWLEDGEMENT, 65_535, 2));
            RemoteClient remote = server.client(client.id()).orElseThrow();
            assertThat(remote.statistics().unhandledDropped()).isOne();
            assertThat(remote.strikes()).isZero();
        }
    }
}
