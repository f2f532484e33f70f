package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.client.DarkriftClientBuilder;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.RawClient;
import io.darkrift.testing.Threads;
import io.darkrift.transport.bichannel.Dialect;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The native transport, where it differs from that of the JDK: events at the end of a connection, datagrams. */
class EpollTest extends Loopback {
    @BeforeEach
    void needsLinux() {
        assumeEpoll();
    }

    @Test
    void messages_come_back_over_each_channel() throws Exception {
        DarkriftServer server = start(epollServer().onUnhandledMessage((client, message) -> client.send(message)));
        DarkriftClient client = connect(epollClient(), server);
        for (int i = 0; i < 5_000; i++) {
            client.sendBlocking(Message.of(i, new byte[i % 100]));
        }
        for (int i = 0; i < 5_000; i++) {
            assertThat(client.receive(LIMIT)).isEqualTo(Message.of(i, new byte[i % 100]));
        }
        for (int i = 0; i < 50; i++) {
            client.send(Message.of(i).with(SendMode.UNRELIABLE));
            assertThat(client.receive(LIMIT)).isEqualTo(Message.of(i).with(SendMode.UNRELIABLE));
        }
    }

    @Test
    void a_peer_that_closes_while_reading_is_paused_loses_nothing() throws Exception {
        DarkriftServer server = start(epollServer());
        DarkriftClient client = connect(epollClient().receiveQueueCapacity(10), server);
        RemoteClient peer = onlyClientOf(server);
        for (int i = 0; i < 2_000; i++) {
            peer.send(Message.of(i, new byte[100]));
        }
        peer.closeAsync();
        await(() -> client.statistics().reliableReceived() == 10);
        assertThat(client.stream().map(Message::tag))
                .containsExactlyElementsOf(IntStream.range(0, 2_000).boxed().toList());
    }

    @Test
    void a_server_that_closes_sends_what_it_took() throws Exception {
        Threads before = Threads.now();
        DarkriftServer server = start(epollServer());
        DarkriftClient client = connect(epollClient().receiveQueueCapacity(5_000), server);
        for (int i = 0; i < 2_000; i++) {
            server.broadcast(Message.of(i, new byte[100]));
        }
        server.close();
        assertThat(client.stream()).hasSize(2_000);
        assertThat(get(client.closed()).reason()).isEqualTo(Reason.PEER);
        await(() -> Threads.now().since(before).isEmpty());
    }

    @Test
    void a_connection_that_is_reset_is_noticed() throws Exception {
        ConcurrentLinkedQueue<Reason> reasons = new ConcurrentLinkedQueue<>();
        DarkriftServer server = start(epollServer().onDisconnect((client, end) -> reasons.add(end.reason())));
        RawClient client = closing(new RawClient(server.port(), server.port()));
        client.shakeHands();
        client.reset();
        await(() -> reasons.size() == 1);
        assertThat(reasons).containsExactly(Reason.NETWORK_ERROR);
    }

    @Test
    void nobody_listens() {
        Assertions.assertThatThrownBy(() -> epollClient().connect("127.0.0.1", 1))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining("refused");
    }

    @Test
    void it_is_chosen_where_it_loads_unless_a_dialect_needs_the_sockets_of_the_jdk() throws Exception {
        try (EventLoops eventLoops = EventLoops.create(1)) {
            assertThat(eventLoops.kind()).isEqualTo(TransportKind.EPOLL);
        }
        DarkriftServer server = start(DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1").dialect(Dialect.DARKRIFTPY)));
        RawClient client = closing(new RawClient(server.port(), server.port()));
        client.showToken();
        assertThat(client.receiveDatagram()).isEmpty();
    }

    private static DarkriftServerBuilder epollServer() {
        return server().transport(TransportKind.EPOLL);
    }

    private static DarkriftClientBuilder epollClient() {
        return client().transport(TransportKind.EPOLL);
    }
}
