package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.SendResult;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.transport.bichannel.Dialect;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks on which UDP does not get through. */
@ExtendWith(Guard.class)
class WithoutUdpTest {
    private static final BichannelListener LISTENER = Listener.bichannel(0).host("127.0.0.1");
    private static final BichannelListener FALLBACK = LISTENER.udpFallback(true);
    private static final Message UNRELIABLE = Message.of(5, new byte[] {1}).with(SendMode.UNRELIABLE);
    private static final Message RELIABLE = UNRELIABLE.with(SendMode.RELIABLE);

    private static DarkriftClient connect(Stage stage, int udpPort) throws InterruptedException {
        return DarkriftClient.builder()
                .udpFallback(true)
                .connect("127.0.0.1", stage.server().port(), udpPort);
    }

    @ParameterizedTest
    @CsvSource({"V1", "V0"})
    void a_server_without_udp_takes_in_a_client_that_can_do_without(Dialect dialect) throws InterruptedException {
        try (Stage stage = new Stage(LISTENER.tcpOnly().dialect(dialect), settings -> settings);
                DarkriftClient client = stage.connect()) {
            assertThat(stage.server().listeners().get(0).udpAddress()).isNull();
            RemoteClient remote = stage.remote(client.id());
            assertThat(remote.remoteUdpAddress()).isEmpty();
            assertThat(client.send(UNRELIABLE)).isEqualTo(SendResult.ACCEPTED);
            assertThat(client.receive(Duration.ofSeconds(10))).isEqualTo(RELIABLE);
            assertThat(remote.send(UNRELIABLE)).isEqualTo(SendResult.ACCEPTED);
            assertThat(client.receive(Duration.ofSeconds(10))).isEqualTo(RELIABLE);
        }
    }

    @Test
    void a_server_without_udp_takes_in_nobody_who_waits_for_it() {
        try (Stage stage =
                new Stage(LISTENER.tcpOnly(), settings -> settings.handshakeTimeout(Duration.ofSeconds(2)))) {
            assertThatThrownBy(() -> DarkriftClient.builder()
                            .connectTimeout(Duration.ofMillis(1_500))
                            .connect("127.0.0.1", stage.server().port()))
                    .isInstanceOf(ConnectTimeoutException.class)
                    .hasMessageContaining("no acknowledgement arrived over UDP")
                    .hasMessageContaining("udpFallback(true)");
            try (RawClient client = RawClient.open(stage.server())) {
                client.readToken();
                assertThat(client.isClosedByPeer()).isTrue();
            }
            stage.othersAreGone();
        }
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false"})
    void a_client_goes_on_with_tcp_alone_when_udp_is_blocked_on_the_way(boolean toServer, boolean toClient)
            throws InterruptedException {
        try (Stage stage = new Stage(FALLBACK, settings -> settings);
                UdpProxy proxy = new UdpProxy(stage.server().port()).let(toServer, toClient);
                DarkriftClient client = connect(stage, proxy.port())) {
            RemoteClient remote = stage.remote(client.id());
            Awaitility.await().until(() -> remote.remoteUdpAddress().isEmpty());
            client.send(UNRELIABLE);
            assertThat(client.receive(Duration.ofSeconds(10))).isEqualTo(RELIABLE);
            remote.send(UNRELIABLE);
            assertThat(client.receive(Duration.ofSeconds(10))).isEqualTo(RELIABLE);
            assertThat(remote.strikes()).isZero();
        }
    }

    @Test
    void a_client_uses_udp_on_a_listener_with_a_fallback_when_it_gets_through() throws InterruptedException {
        try (Stage stage = new Stage(FALLBACK, settings -> settings);
                UdpProxy proxy = new UdpProxy(stage.server().port());
                DarkriftClient client = connect(stage, proxy.port())) {
            assertThat(stage.remote(client.id()).remoteUdpAddress()).isPresent();
            client.send(UNRELIABLE);
            assertThat(client.receive(Duration.ofSeconds(10))).isEqualTo(UNRELIABLE);
        }
    }

    @Test
    void a_client_of_c_sharp_uses_udp_on_a_listener_with_a_fallback() {
        try (Stage stage = new Stage(FALLBACK, settings -> settings);
                RawClient client = RawClient.connect(stage.server())) {
            client.sendDatagram(Wire.message(0, 9));
            assertThat(client.receiveDatagram()).isEqualTo(Wire.message(0, 9));
            client.send(Wire.frame(0, 9));
            assertThat(client.readMessage()).isEqualTo(Wire.message(0, 9));
        }
    }

    @Test
    void a_listener_that_needs_udp_takes_no_token_over_tcp() {
        try (Stage stage = new Stage(settings -> settings.handshakeTimeout(Duration.ofMillis(1_500)));
                RawClient client = RawClient.open(stage.server())) {
            client.send(Wire.frame(0x80, 2, client.readToken()));
            assertThat(client.isClosedByPeer()).isTrue();
            stage.othersAreGone();
        }
    }

    @Test
    void the_token_of_another_is_not_taken_over_tcp() {
        try (Stage stage = new Stage(FALLBACK, settings -> settings);
                RawClient first = RawClient.open(stage.server());
                RawClient second = RawClient.open(stage.server())) {
            second.readToken();
            second.send(Wire.frame(0x80, 2, first.readToken()));
            assertThat(second.isClosedByPeer()).isTrue();
            first.send(Wire.frame(0x80, 2, first.token()));
            assertThat(first.readId()).isPositive();
        }
    }

    @Test
    void a_token_that_is_shown_over_both_channels_makes_one_client_without_udp() {
        try (Stage stage = new Stage(FALLBACK, settings -> settings)) {
            for (int i = 0; i < 50; i++) {
                try (RawClient client = RawClient.open(stage.server())) {
                    byte[] token = client.readToken();
                    client.sendDatagram(token);
                    client.send(Wire.concat(Wire.frame(0x80, 2, token), Wire.frame(0, 1)));
                    RemoteClient remote = stage.remote(client.readId());
                    assertThat(client.readMessage()).isEqualTo(Wire.message(0, 1));
                    assertThat(remote.remoteUdpAddress()).isEmpty();
                }
                stage.othersAreGone();
            }
        }
    }
}
