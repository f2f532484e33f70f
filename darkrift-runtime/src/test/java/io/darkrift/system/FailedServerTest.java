package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DyingEventLoops;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.LogCapture;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What ends a server says so, and what one client causes does not end a server. */
class FailedServerTest extends Loopback {
    private final List<DisconnectInfo> disconnects = new CopyOnWriteArrayList<>();

    @Test
    void a_server_whose_event_loop_dies_reports_it_and_ends_its_clients() throws Exception {
        DyingEventLoops dying = new DyingEventLoops(1);
        try (LogCapture log = new LogCapture();
                DarkriftServer server = server().eventLoops(dying.eventLoops())
                        .onDisconnect((client, info) -> disconnects.add(info))
                        .start();
                DarkriftClient client = client().connect("127.0.0.1", server.port())) {
            assertThat(client.isOpen()).isTrue();
            RemoteClient remote = onlyClientOf(server);
            assertThat(server.failed()).isNotDone();
            dying.die();
            assertThat(get(server.failed())).hasMessageContaining("event loop");
            await(() -> disconnects.size() == 1 && server.clientCount() == 0);
            assertThat(remote.isOpen()).isFalse();
            assertThat(disconnects.get(0).reason()).isEqualTo(DisconnectInfo.Reason.INTERNAL_ERROR);
            assertThat(log.text()).contains("The server has failed");
            client.abort();
        } finally {
            dying.eventLoops().close();
        }
    }

    @Test
    void a_server_that_is_closed_has_not_failed() throws Exception {
        DarkriftServer server = startEcho();
        connect(server);
        server.close();
        assertThat(server.failed()).isNotDone();
    }

    @Test
    void a_server_whose_event_loops_are_closed_before_it_has_failed() throws Exception {
        DyingEventLoops loops = new DyingEventLoops(2);
        DarkriftServer server = start(server().eventLoops(loops.eventLoops()));
        loops.eventLoops().close();
        assertThat(get(server.failed())).hasMessageContaining("not closed before");
    }

    @Test
    void an_error_in_a_handler_or_serializer_ends_its_client_alone() throws Exception {
        DarkriftServer server = start(server().onUnhandledMessage((client, message) -> {
                    switch (message.tag()) {
                        case 1 -> throw new StackOverflowError("as planned");
                        case 2 -> throw new NoClassDefFoundError("as planned");
                        case 3 -> throw new OutOfMemoryError("as planned");
                        default -> client.send(message);
                    }
                })
                .onDisconnect((client, info) -> disconnects.add(info)));
        DarkriftClient victim = connect(server);
        for (int tag = 1; tag <= 3; tag++) {
            DarkriftClient culprit = connect(server);
            culprit.send(Message.of(tag));
            int count = tag;
            await(() -> disconnects.size() == count);
            assertThat(disconnects.get(tag - 1).reason()).isEqualTo(DisconnectInfo.Reason.INTERNAL_ERROR);
            victim.send(Message.of(9));
            assertThat(victim.receive(LIMIT).tag()).isEqualTo(9);
        }
        assertThat(server.failed()).isNotDone();
    }
}
