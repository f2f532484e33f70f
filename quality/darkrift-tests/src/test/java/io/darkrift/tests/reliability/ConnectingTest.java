package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.wire.DarkriftWriter;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients of DarkRift have always been able to rely on. */
@ExtendWith(Guard.class)
class ConnectingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<Message> atServer = new LinkedBlockingQueue<>();

    private DarkriftServer server(BichannelListener listener) {
        return DarkriftServer.builder()
                .listen(listener)
                .onUnhandledMessage((client, message) -> atServer.add(message))
                .start();
    }

    private static BichannelListener listener(String host) {
        return Listener.bichannel(0).host(host);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20})
    void clients_connect_and_count_up_from_0(int count) throws InterruptedException {
        List<DarkriftClient> clients = new ArrayList<>();
        try (DarkriftServer server = server(listener("127.0.0.1"))) {
            for (int id = 0; id < count; id++) {
                DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", server.port());
                clients.add(client);
                assertThat(client.id()).isEqualTo(id);
            }
            assertThat(server.clientCount()).isEqualTo(count);
            assertThat(server.clients()).extracting(RemoteClient::id).hasSize(count);
            clients.forEach(DarkriftClient::close);
            Awaitility.await().until(() -> server.clientCount() == 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, false", "::1, false", "127.0.0.1, true", "::1, true"})
    void a_client_connects_over_both_versions_of_ip_and_to_different_ports(String host, boolean otherUdpPort)
            throws InterruptedException {
        BichannelListener listener = listener(host).udpPort(otherUdpPort ? freeUdpPort() : 0);
        try (DarkriftServer server = server(listener);
                DarkriftClient client = DarkriftClient.builder()
                        .connect(
                                host,
                                server.port(),
                                server.listeners().get(0).udpAddress().getPort())) {
            for (SendMode mode : SendMode.values()) {
                client.send(Message.of(1), mode);
                assertThat(atServer.poll(10, TimeUnit.SECONDS))
                        .isEqualTo(Message.of(1).with(mode));
            }
        }
    }

    private static int freeUdpPort() {
        try (DatagramSocket socket = new DatagramSocket()) {
            return socket.getLocalPort();
        } catch (SocketException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_message_goes_each_way_over_each_channel(SendMode mode) throws InterruptedException {
        try (DarkriftServer server = server(listener("127.0.0.1"));
                DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", server.port())) {
            Message message = Message.of(65_535, new byte[] {1, 2, 3}).with(mode);
            client.send(message);
            assertThat(atServer.poll(10, TimeUnit.SECONDS)).isEqualTo(message);
            server.client(client.id()).orElseThrow().send(message);
            assertThat(client.receive(PATIENCE)).isEqualTo(message);
        }
    }

    @Test
    void a_header_may_come_in_parts() {
        try (Stage stage = new Stage();
                RawClient client = RawClient.connect(stage.server())) {
            byte[] frame = Wire.frame(0, 300, (byte) 7);
            for (int cut = 1; cut < frame.length; cut++) {
                client.send(Arrays.copyOf(frame, cut));
                stage.play();
                client.send(Arrays.copyOfRange(frame, cut, frame.length));
                assertThat(client.readMessage()).isEqualTo(Wire.message(0, 300, (byte) 7));
            }
        }
    }

    @Test
    void a_body_of_70000_chars_kicks_the_client_and_nobody_else() throws Exception {
        DarkriftWriter payload = new DarkriftWriter(1 << 18);
        payload.writeString("x".repeat(70_000));
        try (Stage stage = new Stage();
                DarkriftClient client = DarkriftClient.builder()
                        .maxSentBytes(1 << 20)
                        .connect("127.0.0.1", stage.server().port())) {
            client.send(Message.of(1, payload));
            // It is cut off with a reset.
            assertThat(client.closed().get(10, TimeUnit.SECONDS).reason())
                    .isIn(DisconnectInfo.Reason.NETWORK_ERROR, DisconnectInfo.Reason.PEER);
            assertThat(stage.disconnect(client.id()).reason()).isEqualTo(DisconnectInfo.Reason.STRUCK_OUT);
            stage.othersAreGone();
        }
    }

    @Test
    void what_is_sent_at_once_upon_connecting_is_not_lost_either_way() throws InterruptedException {
        for (int i = 0; i < 30; i++) {
            try (DarkriftServer server = DarkriftServer.builder()
                            .listen(listener("127.0.0.1"))
                            .onConnect(client -> {
                                client.onUnhandledMessage(atServer::add);
                                client.send(Message.of(1));
                                client.send(Message.of(2), SendMode.UNRELIABLE);
                            })
                            .start();
                    DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", server.port())) {
                client.send(Message.of(3));
                assertThat(List.of(
                                client.receive(PATIENCE).tag(),
                                client.receive(PATIENCE).tag()))
                        .containsExactlyInAnyOrder(1, 2);
                assertThat(atServer.poll(10, TimeUnit.SECONDS)).isEqualTo(Message.of(3));
            }
        }
    }
}
