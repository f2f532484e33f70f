package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.RemoteClient;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who is believed over UDP, and where. */
@ExtendWith(Guard.class)
class UdpAddressTest {
    private static final byte[] HELLO = Wire.message(0, 5, (byte) 1);

    private static void await(Stage stage, long ignored) {
        Awaitility.await()
                .until(() -> stage.server().statistics().transport().get("datagrams_from_strangers") == ignored);
    }

    @Test
    void a_client_whose_address_changed_shows_its_token_again_and_goes_on() {
        try (Stage stage = new Stage();
                RawClient client = RawClient.connect(stage.server())) {
            RemoteClient remote = stage.remote(client.id());
            for (int move = 0; move < 5; move++) {
                client.changeUdpPort();
                client.sendDatagram(HELLO);
                await(stage, move + 1);
                client.sendDatagram(client.token());
                assertThat(client.receiveDatagram()).hasSize(12).startsWith(client.token()[1], client.token()[2]);
                Awaitility.await()
                        .until(() -> remote.remoteUdpAddress().equals(java.util.Optional.of(client.udpSource())));
                // The server asks whether the client receives there.
                byte[] ping = client.receiveDatagram();
                assertThat(ping).hasSize(5).startsWith(Wire.PING);
                ping[0] = 0x60;
                client.sendDatagram(ping);
                client.sendDatagram(HELLO);
                assertThat(client.receiveDatagram()).isEqualTo(HELLO);
            }
            remote.send(Message.of(6), SendMode.UNRELIABLE);
            assertThat(client.receiveDatagram()).isEqualTo(Wire.message(0, 6));
            assertThat(stage.server().clientCount()).isEqualTo(2);
        }
    }

    @Test
    void a_client_that_has_moved_is_not_believed_at_its_old_address() throws IOException {
        try (Stage stage = new Stage();
                RawClient client = RawClient.connect(stage.server());
                DatagramSocket other = new DatagramSocket(0, RawClient.LOCAL)) {
            other.send(new DatagramPacket(
                    client.token(), 9, RawClient.LOCAL, stage.server().port()));
            RemoteClient remote = stage.remote(client.id());
            Awaitility.await()
                    .until(() ->
                            remote.remoteUdpAddress().equals(java.util.Optional.of(other.getLocalSocketAddress())));
            client.sendDatagram(HELLO);
            await(stage, 1);
            assertThat(remote.statistics().unreliableReceived()).isZero();
        }
    }

    @Test
    void nobody_without_the_token_can_move_or_speak_for_a_client() throws IOException {
        Random random = new Random(7);
        try (Stage stage = new Stage();
                RawClient client = RawClient.connect(stage.server());
                DatagramSocket stranger = new DatagramSocket(0, RawClient.LOCAL)) {
            RemoteClient remote = stage.remote(client.id());
            for (int i = 0; i < 500; i++) {
                byte[] forged = client.token().clone();
                forged[1 + random.nextInt(8)] ^= (byte) (1 + random.nextInt(255));
                byte[] datagram = i % 2 == 0 ? forged : HELLO;
                stranger.send(new DatagramPacket(
                        datagram,
                        datagram.length,
                        RawClient.LOCAL,
                        stage.server().port()));
            }
            await(stage, 500);
            assertThat(remote.remoteUdpAddress()).contains(client.udpSource());
            assertThat(remote.statistics().unreliableReceived()).isZero();
            client.sendDatagram(HELLO);
            assertThat(client.receiveDatagram()).isEqualTo(HELLO);
        }
    }

    @Test
    void the_address_of_a_client_cannot_be_taken_over_with_a_forged_sender() throws IOException {
        InetAddress elsewhere = InetAddress.getByName("127.0.0.2");
        try (Stage stage = new Stage();
                RawClient victim = RawClient.connect(stage.server());
                RawClient attacker = RawClient.open(stage.server(), 0, elsewhere);
                RawClient connected = RawClient.open(stage.server(), 0, elsewhere)) {
            connected.sendDatagram(connected.readToken());
            connected.receiveDatagram();
            int id = connected.readId();
            // Only a forged sender can be another client.
            victim.sendDatagram(attacker.readToken());
            victim.sendDatagram(connected.token());
            victim.sendDatagram(HELLO);
            assertThat(victim.receiveDatagram()).isEqualTo(HELLO);
            assertThat(stage.remote(id).remoteUdpAddress()).contains(connected.udpSource());
            assertThat(stage.remote(victim.id()).statistics().unreliableReceived())
                    .isOne();
            assertThat(stage.server().statistics().transport().get("tokens_refused"))
                    .isEqualTo(2);
            assertThat(stage.server().statistics().pendingHandshakes()).isOne();
        }
    }

    @Test
    void the_port_of_a_client_can_be_used_by_its_neighbour_when_the_server_has_noticed_that_it_left()
            throws IOException {
        try (Stage stage = new Stage();
                RawClient leaving = RawClient.connect(stage.server());
                RawClient next = RawClient.open(stage.server())) {
            DatagramSocket port = leaving.udp();
            byte[] token = next.readToken();
            DatagramPacket shown =
                    new DatagramPacket(token, 9, RawClient.LOCAL, stage.server().port());
            port.send(shown);
            Awaitility.await()
                    .until(() -> stage.server().statistics().transport().get("tokens_refused") == 1);
            assertThat(stage.remote(leaving.id()).remoteUdpAddress())
                    .contains((InetSocketAddress) port.getLocalSocketAddress());
            leaving.tcp().close();
            stage.disconnect(leaving.id());
            port.send(shown);
            leaving.receiveDatagram();
            int id = next.readId();
            assertThat(stage.remote(id).remoteUdpAddress()).contains((InetSocketAddress) port.getLocalSocketAddress());
            leaving.sendDatagram(HELLO);
            Awaitility.await().until(() -> stage.remote(id).statistics().unreliableReceived() == 1);
        }
    }

    @Test
    void datagrams_of_any_size_and_content_from_anywhere_harm_nobody() throws IOException {
        Random random = new Random(42);
        try (Stage stage = new Stage(settings -> settings.maxDatagramBytes(65_507));
                RawClient client = RawClient.connect(stage.server());
                DatagramSocket stranger = new DatagramSocket(0, RawClient.LOCAL)) {
            for (int i = 0; i < 2_000; i++) {
                byte[] datagram = new byte[i % 50 == 0 ? random.nextInt(65_508) : random.nextInt(30)];
                random.nextBytes(datagram);
                client.sendDatagram(datagram);
                stranger.send(new DatagramPacket(
                        datagram,
                        datagram.length,
                        RawClient.LOCAL,
                        stage.server().port()));
            }
            stage.play();
            RemoteClient remote = stage.remote(client.id());
            assertThat(remote.isOpen()).isTrue();
            assertThat(remote.strikes()).isZero();
        }
    }

    @Test
    void datagrams_that_come_twice_or_out_of_order_are_delivered_as_they_come() throws InterruptedException {
        try (Stage stage = new Stage();
                RawClient client = RawClient.connect(stage.server())) {
            int[] order = {1, 3, 2, 2, 1, 3};
            for (int tag : order) {
                client.sendDatagram(Wire.message(0, tag));
            }
            for (int tag : order) {
                assertThat(client.receiveDatagram()).isEqualTo(Wire.message(0, tag));
            }
        }
    }

    @Test
    void a_recorded_handshake_is_worth_nothing_when_it_is_replayed() {
        try (Stage stage = new Stage()) {
            byte[] token;
            try (RawClient client = RawClient.connect(stage.server())) {
                token = client.token();
            }
            stage.othersAreGone();
            try (RawClient replayed = RawClient.open(stage.server())) {
                assertThat(replayed.readToken()).isNotEqualTo(token);
                replayed.sendDatagram(token);
                await(stage, 1);
                assertThat(stage.server().clientCount()).isOne();
            }
        }
    }

    @Test
    void our_client_is_believed_where_its_socket_is() {
        try (Stage stage = new Stage();
                DarkriftClient client = stage.connect()) {
            assertThat(stage.remote(client.id()).remoteUdpAddress()).isPresent();
        }
    }
}
