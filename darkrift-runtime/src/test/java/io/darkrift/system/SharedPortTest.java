package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.DarkriftException;
import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.SendResult;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.Listener;
import io.darkrift.transport.ServerTransport;
import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server with several event loops, each with a UDP socket of its own for the one port. */
class SharedPortTest extends Loopback {
    private static final int LOOPS = 3;
    private static final int CLIENTS = 24;

    @BeforeEach
    void needsLinux() {
        assumeEpoll();
    }

    @Test
    void each_event_loop_has_a_socket_until_the_server_closes() throws Exception {
        DarkriftServer server = start(serverWithLoops());
        int port = server.port();
        assertThat(socketsAt(port)).isEqualTo(LOOPS);
        server.close();
        assertThat(socketsAt(port)).isZero();
    }

    @Test
    void datagrams_of_all_clients_arrive_and_their_answers_leave_whichever_socket_they_come_to() throws Exception {
        DarkriftServer server = start(serverWithLoops().onUnhandledMessage((client, message) -> client.send(message)));
        List<DarkriftClient> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(connect(client(), server));
        }
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < CLIENTS; i++) {
                assertThat(clients.get(i).send(Message.of(100 * round + i).with(SendMode.UNRELIABLE)))
                        .isEqualTo(SendResult.ACCEPTED);
            }
            for (int i = 0; i < CLIENTS; i++) {
                assertThat(clients.get(i).receive(LIMIT))
                        .isEqualTo(Message.of(100 * round + i).with(SendMode.UNRELIABLE));
            }
        }
        assertThat(server.statistics().transport().get("datagrams_from_strangers"))
                .isZero();
    }

    @Test
    void a_port_is_not_shared_with_another_server() throws Exception {
        int udpPort;
        try (DatagramSocket free = new DatagramSocket(0)) {
            udpPort = free.getLocalPort();
        }
        ServerTransport listener = Listener.bichannel(0).udpPort(udpPort).host("127.0.0.1");
        start(serverWithLoops().listen(listener));
        assertThatThrownBy(() -> start(serverWithLoops().listen(listener)))
                .isInstanceOf(DarkriftException.class)
                .hasMessageContaining("can't listen on udp")
                .hasMessageContaining("is another server running?");
    }

    private DarkriftServerBuilder serverWithLoops() {
        return server().eventLoops(closing(EventLoops.create(LOOPS, TransportKind.EPOLL)));
    }

    private static long socketsAt(int port) throws IOException {
        String end = String.format(Locale.ROOT, ":%04X", port);
        try (Stream<String> ipv4 = Files.lines(Path.of("/proc/net/udp"));
                Stream<String> ipv6 = Files.lines(Path.of("/proc/net/udp6"))) {
            return Stream.concat(ipv4, ipv6)
                    .filter(line -> line.trim().split(" +")[1].endsWith(end))
                    .count();
        }
    }
}
