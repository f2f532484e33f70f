package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.HandshakeException;
import io.darkrift.connection.SendResult;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Guard.class)
class LimitsTest {
    private final List<RawClient> opened = new ArrayList<>();

    @AfterEach
    void closeAll() {
        opened.forEach(RawClient::close);
    }

    private RawClient open(Stage stage, int lastByte) {
        try {
            InetAddress from = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) lastByte});
            RawClient client = RawClient.open(stage.server(), 0, from);
            opened.add(client);
            return client;
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isTakenIn(RawClient client) {
        return client.readToken().length == 9;
    }

    private static RawClient finish(RawClient client) {
        client.sendDatagram(client.token());
        client.receiveDatagram();
        return client;
    }

    @Test
    void an_address_has_so_many_connections_in_the_handshake_and_the_oldest_makes_room_for_another() {
        try (Stage stage = new Stage(settings -> settings.maxPendingHandshakesPerAddress(16))) {
            for (int i = 0; i < 16; i++) {
                assertThat(isTakenIn(open(stage, 2))).isTrue();
            }
            assertThat(isTakenIn(open(stage, 2))).isTrue();
            assertThat(opened.get(0).isClosedByPeer()).isTrue();
            assertThat(isTakenIn(open(stage, 3))).isTrue();
            assertThat(stage.server().statistics().pendingHandshakes()).isEqualTo(17);
            assertThat(stage.server().statistics().refused()).isOne();
            stage.play();
            for (RawClient others : opened.subList(1, opened.size())) {
                finish(others).readId();
            }
            opened.forEach(RawClient::close);
            stage.othersAreGone();
        }
    }

    @Test
    void two_hundred_clients_of_one_address_that_come_at_once_are_accepted_by_default() {
        try (Stage stage = new Stage()) {
            for (int i = 0; i < 200; i++) {
                open(stage, 2);
            }
            opened.forEach(client -> assertThat(isTakenIn(client)).isTrue());
            opened.forEach(client -> finish(client).readId());
            assertThat(stage.server().statistics().refused()).isZero();
        }
    }

    @Test
    void five_hundred_clients_of_one_address_that_come_one_after_the_other_are_accepted_by_default() {
        try (Stage stage = new Stage()) {
            for (int i = 0; i < 500; i++) {
                try (RawClient client = open(stage, 2)) {
                    assertThat(isTakenIn(client)).isTrue();
                    finish(client).readId();
                }
            }
            assertThat(stage.server().statistics().refused()).isZero();
        }
    }

    @Test
    void all_addresses_together_have_so_many_and_the_oldest_of_the_one_with_most_makes_room() {
        try (Stage stage =
                new Stage(settings -> settings.maxPendingHandshakes(3).maxPendingHandshakesPerAddress(2))) {
            assertThat(isTakenIn(open(stage, 2))).isTrue();
            assertThat(isTakenIn(open(stage, 2))).isTrue();
            assertThat(isTakenIn(open(stage, 2))).isTrue();
            assertThat(opened.get(0).isClosedByPeer()).isTrue();
            assertThat(isTakenIn(open(stage, 3))).isTrue();
            assertThat(isTakenIn(open(stage, 4))).isTrue();
            assertThat(opened.get(1).isClosedByPeer()).isTrue();
            assertThat(stage.server().statistics().pendingHandshakes()).isEqualTo(3);
            // Who finishes the handshake is no longer in it.
            finish(opened.get(2)).readId();
            assertThat(isTakenIn(open(stage, 5))).isTrue();
            finish(opened.get(3)).readId();
            finish(opened.get(4)).readId();
        }
    }

    @Test
    void an_unfinished_handshake_ends_after_its_time_limit() {
        try (Stage stage = new Stage(settings -> settings.handshakeTimeout(Duration.ofMillis(1_500)))) {
            RawClient client = open(stage, 2);
            assertThat(isTakenIn(client)).isTrue();
            assertThat(client.isClosedByPeer()).isTrue();
            assertThat(stage.server().statistics().handshakesFailed()).isOne();
            stage.othersAreGone();
        }
    }

    @Test
    void the_server_has_so_many_clients_and_no_more() {
        try (Stage stage = new Stage(settings -> settings.maxClients(2))) {
            RawClient second = open(stage, 2);
            assertThat(isTakenIn(second)).isTrue();
            finish(second).readId();
            assertThatThrownBy(stage::connect).isInstanceOf(HandshakeException.class);
            assertThat(stage.server().clientCount()).isEqualTo(2);
            assertThat(stage.server().statistics().refused()).isOne();
            second.close();
            stage.othersAreGone();
            stage.connect().close();
        }
    }

    @Test
    void an_address_has_so_many_clients_and_no_more() {
        try (Stage stage = new Stage(settings -> settings.maxClientsPerAddress(1))) {
            RawClient neighbour = open(stage, 2);
            isTakenIn(neighbour);
            finish(neighbour).readId();
            RawClient second = open(stage, 2);
            isTakenIn(second);
            second.sendDatagram(second.token());
            assertThat(second.isClosedByPeer()).isTrue();
            neighbour.close();
            stage.othersAreGone();
            RawClient third = open(stage, 2);
            isTakenIn(third);
            finish(third).readId();
        }
    }

    @Test
    void an_address_opens_so_many_connections_in_a_second_and_no_more() {
        Clock clock = new Clock();
        try (Stage stage =
                new Stage(settings -> settings.maxConnectionRatePerAddress(3).nanoClock(clock))) {
            for (int i = 0; i < 3; i++) {
                assertThat(isTakenIn(open(stage, 2))).isTrue();
            }
            assertThat(isTakenIn(open(stage, 2))).isFalse();
            assertThat(isTakenIn(open(stage, 3))).isTrue();
            clock.advanceMillis(334);
            assertThat(isTakenIn(open(stage, 2))).isTrue();
            assertThat(isTakenIn(open(stage, 2))).isFalse();
        }
    }

    @Test
    void a_message_of_65534_bytes_is_accepted_by_default_and_one_more_is_not() {
        try (Stage stage = new Stage();
                RawClient client = RawClient.connect(stage.server())) {
            byte[] largest = Wire.message(0, 1, new byte[65_531]);
            client.send(Wire.frame(largest));
            assertThat(client.readMessage()).isEqualTo(largest);
            client.trySend(Wire.frame(0, 1, new byte[65_532]));
            assertThat(client.isClosedByPeer()).isTrue();
            assertThat(stage.disconnect(client.id()).detail()).contains("65535", "3 to 65534", "maxReceivedBytes");
        }
    }

    @Test
    void a_client_refuses_to_send_what_a_c_sharp_server_would_not_take() {
        try (Stage stage = new Stage();
                DarkriftClient client = stage.connect()) {
            assertThat(client.send(Message.of(1, new byte[65_531]))).isEqualTo(SendResult.ACCEPTED);
            assertThatThrownBy(() -> client.send(Message.of(1, new byte[65_532])))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("65535")
                    .hasMessageContaining("maxSentBytes");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_200, 65_507})
    void a_datagram_that_is_too_large_is_refused_and_the_setting_named(int limit) throws InterruptedException {
        try (Stage stage = new Stage(settings -> settings.maxDatagramBytes(limit));
                DarkriftClient client = DarkriftClient.builder()
                        .maxDatagramBytes(limit)
                        .connect("127.0.0.1", stage.server().port())) {
            Message largest = Message.of(1, new byte[limit - 3]).with(SendMode.UNRELIABLE);
            org.awaitility.Awaitility.await().until(() -> {
                client.send(largest);
                return client.receive(Duration.ofSeconds(5)).equals(largest);
            });
            Message tooLarge = Message.of(1, new byte[limit - 2]);
            assertThatThrownBy(() -> client.send(tooLarge, SendMode.UNRELIABLE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("maxDatagramBytes")
                    .hasMessageContaining(String.valueOf(limit));
            assertThatThrownBy(() -> stage.server().broadcast(tooLarge, SendMode.UNRELIABLE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void no_datagram_can_be_larger_than_udp_carries() {
        assertThatThrownBy(() -> DarkriftClient.builder().maxDatagramBytes(65_508))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65507");
    }
}
