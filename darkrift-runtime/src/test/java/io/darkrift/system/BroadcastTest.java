package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.SendQueuePolicy;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages to all clients: those of some size leave from memory that the clients share. */
class BroadcastTest extends Loopback {
    private static final int CLIENTS = 70;
    private static final int LARGE = 4_000;
    private static final int SMALL = 10;

    @ParameterizedTest
    @EnumSource(names = {"NIO", "EPOLL"})
    void broadcasts_keep_their_place_among_messages_to_one_client(TransportKind kind) throws Exception {
        if (kind == TransportKind.EPOLL) {
            assumeEpoll();
        }
        DarkriftServer server = start(server().transport(kind));
        List<DarkriftClient> clients = connect(server, CLIENTS);
        int tag = 0;
        for (int round = 0; round < 5; round++) {
            assertThat(server.broadcast(payload(tag++, LARGE))).isEqualTo(CLIENTS);
            assertThat(server.broadcast(payload(tag++, SMALL))).isEqualTo(CLIENTS);
            int single = tag++;
            server.clients().forEach(client -> client.send(payload(single, SMALL)));
            assertThat(server.broadcast(payload(tag++, LARGE))).isEqualTo(CLIENTS);
            assertThat(server.broadcast(payload(tag++, LARGE))).isEqualTo(CLIENTS);
        }
        for (DarkriftClient client : clients) {
            for (int expected = 0; expected < tag; expected++) {
                Message message = client.receive(LIMIT);
                assertThat(message.tag()).isEqualTo(expected);
                assertThat(message).isEqualTo(payload(expected, message.size()));
            }
        }
    }

    @Test
    void those_who_filter_or_use_udp_get_the_same() throws Exception {
        DarkriftServer server = start(server().maxDatagramBytes(LARGE + SMALL));
        List<DarkriftClient> clients = connect(server, 3);
        assertThat(server.broadcast(payload(7, LARGE), SendMode.RELIABLE, client -> client.id() != 1))
                .isEqualTo(2);
        assertThat(clients.get(0).receive(LIMIT)).isEqualTo(payload(7, LARGE));
        assertThat(clients.get(2).receive(LIMIT)).isEqualTo(payload(7, LARGE));
        assertThat(server.broadcast(payload(8, LARGE), SendMode.UNRELIABLE)).isEqualTo(3);
        for (DarkriftClient client : clients) {
            assertThat(client.receive(LIMIT)).isEqualTo(payload(8, LARGE).with(SendMode.UNRELIABLE));
        }
    }

    @Test
    void a_broadcast_while_clients_are_greeted_comes_behind_the_greeting() throws Exception {
        DarkriftServer[] started = new DarkriftServer[1];
        DarkriftServer server = start(server().onConnect(client -> {
            started[0].broadcast(payload(1, LARGE));
            client.send(payload(2, SMALL));
            started[0].broadcast(payload(3, LARGE));
        }));
        started[0] = server;
        DarkriftClient client = connect(server);
        assertThat(tags(client, 3)).containsExactly(1, 2, 3);
    }

    @Test
    void what_a_client_does_not_read_is_refused_and_nothing_of_it_leaks() throws Exception {
        DarkriftServer server = start(server().highWaterMark(100_000)
                .sendQueuePolicy(SendQueuePolicy.RETURN_FULL)
                .closeTimeout(Duration.ofMillis(100)));
        connect(client().receiveQueueCapacity(1), server);
        onlyClientOf(server);
        await(() -> server.broadcast(payload(1, LARGE)) == 0);
        assertThat(server.clients().iterator().next().statistics().refused()).isPositive();
        server.close();
        assertThat(server.clientCount()).isZero();
    }

    private List<DarkriftClient> connect(DarkriftServer server, int count) throws InterruptedException {
        List<DarkriftClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(connect(server));
        }
        await(() -> server.clientCount() == count);
        return clients;
    }

    private static Message payload(int tag, int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) tag);
        return Message.of(tag, bytes);
    }
}
