package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.DarkriftException;
import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.EventLoops;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that come and go. */
@ExtendWith(Guard.class)
class RestartTest {
    private static DarkriftServer start(int port) {
        return DarkriftServer.builder()
                .listen(Listener.bichannel(port).host("127.0.0.1"))
                .onUnhandledMessage(RemoteClient::send)
                .start();
    }

    private static void echo(DarkriftClient client, int tag) throws InterruptedException {
        client.send(Message.of(tag));
        assertThat(client.receive(Duration.ofSeconds(10))).isEqualTo(Message.of(tag));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_server_starts_and_stops_on_the_same_port_a_hundred_times(boolean clientLeavesFirst) throws Exception {
        int port;
        try (DarkriftServer first = start(0)) {
            port = first.port();
        }
        long descriptors = 0;
        for (int i = 0; i < 100; i++) {
            DarkriftServer server = start(port);
            DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", port);
            echo(client, i);
            if (clientLeavesFirst) {
                client.close();
                server.close();
            } else {
                server.close();
                client.closed().get(10, TimeUnit.SECONDS);
                client.close();
            }
            if (i == 10) {
                descriptors = openDescriptors();
            }
        }
        assertThat(openDescriptors()).isLessThan(descriptors + 30);
    }

    private static long openDescriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    @Test
    @SuppressWarnings("try") // That it is closed before the end is what is tested.
    void two_servers_in_one_process_know_nothing_of_each_other() throws Exception {
        try (EventLoops shared = EventLoops.create(2);
                DarkriftServer first = shared(shared);
                DarkriftServer second = shared(shared);
                DarkriftServer third = start(0);
                DarkriftClient one = connect(shared, first);
                DarkriftClient two = connect(shared, second);
                DarkriftClient three = DarkriftClient.builder().connect("127.0.0.1", third.port())) {
            for (SendMode mode : SendMode.values()) {
                assertThat(first.broadcast(Message.of(11), mode)).isOne();
                assertThat(one.receive(Duration.ofSeconds(10)).tag()).isEqualTo(11);
            }
            second.close();
            two.closed().get(10, TimeUnit.SECONDS);
            echo(one, 5);
            echo(three, 6);
            assertThat(first.clientCount()).isOne();
            assertThat(third.clientCount()).isOne();
        }
    }

    private static DarkriftServer shared(EventLoops eventLoops) {
        return DarkriftServer.builder()
                .eventLoops(eventLoops)
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .onUnhandledMessage(RemoteClient::send)
                .start();
    }

    private static DarkriftClient connect(EventLoops eventLoops, DarkriftServer server) throws InterruptedException {
        return DarkriftClient.builder().eventLoops(eventLoops).connect("127.0.0.1", server.port());
    }

    @Test
    void a_port_that_is_taken_is_told_and_leaves_nothing_open() {
        try (DarkriftServer first = start(0)) {
            int port = first.port();
            assertThatThrownBy(() -> start(port))
                    .isInstanceOf(DarkriftException.class)
                    .hasMessageContaining("can't listen on")
                    .hasMessageContaining(String.valueOf(port));
            assertThatThrownBy(() -> DarkriftServer.builder()
                            .listen(Listener.bichannel(0).host("127.0.0.1"))
                            .listen(Listener.bichannel(port).host("127.0.0.1"))
                            .start())
                    .isInstanceOf(DarkriftException.class);
        }
    }

    @Test
    void clients_that_come_while_a_server_closes_are_let_down_and_not_forgotten() throws Exception {
        for (int i = 0; i < 20; i++) {
            DarkriftServer server = start(0);
            int port = server.port();
            var connecting = new CompletableFuture<?>[10];
            for (int k = 0; k < connecting.length; k++) {
                connecting[k] = DarkriftClient.builder()
                        .connectAsync("127.0.0.1", port)
                        .handle((client, failure) ->
                                client == null ? CompletableFuture.completedFuture(null) : client.closed())
                        .thenCompose(closed -> closed);
            }
            server.closeAsync().get(10, TimeUnit.SECONDS);
            for (var each : connecting) {
                each.get(20, TimeUnit.SECONDS);
            }
            assertThat(server.clientCount()).isZero();
            assertThat(server.statistics().pendingHandshakes()).isZero();
        }
    }
}
