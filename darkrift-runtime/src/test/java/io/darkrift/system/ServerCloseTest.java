package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.DarkriftException;
import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.testing.RawClient;
import io.darkrift.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ServerCloseTest extends Loopback {
    @Test
    void a_server_that_closes_sends_what_it_took_and_ends_its_threads() throws Exception {
        Threads before = Threads.now();
        DarkriftServer server = server().start();
        List<DarkriftClient> clients = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            clients.add(connect(client().receiveQueueCapacity(10_000), server));
        }
        for (int i = 0; i < 2_000; i++) {
            server.broadcast(Message.of(i, new byte[200]));
        }
        server.close();
        for (DarkriftClient client : clients) {
            get(client.closed());
            assertThat(client.stream().map(Message::tag)).hasSize(2_000).isSorted();
        }
        assertThat(server.clientCount()).isZero();
        await(() -> Threads.now().since(before).isEmpty());
        assertThatThrownBy(() -> client().connect("127.0.0.1", server.port())).isInstanceOf(DarkriftException.class);
        server.close();
    }

    @Test
    void a_server_can_be_started_again_on_the_same_port() throws Exception {
        DarkriftServer first = startEcho();
        DarkriftClient client = connect(first);
        int port = first.port();
        first.close();
        get(client.closed());
        DarkriftServer second = start(DarkriftServer.builder()
                .transport(TransportKind.NIO)
                .listen(Listener.bichannel(port).host("127.0.0.1"))
                .onUnhandledMessage((from, message) -> from.send(message)));
        DarkriftClient again = connect(second);
        again.send(Message.of(1));
        assertThat(again.receive(LIMIT).tag()).isEqualTo(1);
    }

    @Test
    void with_event_loops_of_the_caller_the_ports_are_free_and_the_threads_live_on() throws Exception {
        try (EventLoops eventLoops = EventLoops.create(2, TransportKind.NIO)) {
            for (int i = 0; i < 5; i++) {
                DarkriftServer server = server().eventLoops(eventLoops).start();
                int port = server.port();
                DarkriftClient client = client().eventLoops(eventLoops).connect("127.0.0.1", port);
                server.close();
                get(client.closed());
                DarkriftServer.builder()
                        .eventLoops(eventLoops)
                        .listen(Listener.bichannel(port).host("127.0.0.1"))
                        .start()
                        .close();
            }
        }
    }

    @Test
    void two_servers_live_side_by_side() throws Exception {
        DarkriftServer first = startEcho();
        DarkriftServer second = startEcho();
        DarkriftClient client = connect(second);
        connect(first);
        first.close();
        client.send(Message.of(1));
        assertThat(client.receive(LIMIT).tag()).isEqualTo(1);
        assertThat(second.clientCount()).isOne();
    }

    @Test
    void a_handler_may_close_the_server() throws Exception {
        for (Dispatcher dispatcher : List.of(Dispatcher.eventLoop(), Dispatcher.executor(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
        }))) {
            CompletableFuture<DarkriftServer> self = new CompletableFuture<>();
            CompletableFuture<Void> returned = new CompletableFuture<>();
            DarkriftServer server = start(server().dispatcher(dispatcher).onUnhandledMessage((client, message) -> {
                client.send(message);
                self.join().close();
                returned.complete(null);
            }));
            self.complete(server);
            DarkriftClient client = connect(server);
            client.send(Message.of(1));
            assertThat(client.receive(LIMIT).tag()).isEqualTo(1);
            get(client.closed());
            get(returned);
            get(server.closeAsync());
        }
    }

    @Test
    void clients_that_are_on_their_way_in_are_refused() throws Exception {
        DarkriftServer server = start(server());
        RawClient pending = closing(new RawClient(server.port(), server.port()));
        pending.receive(9);
        server.close();
        assertThat(pending.read()).isEqualTo(-1);
    }

    @Test
    void a_server_that_closes_while_clients_come_takes_none_in_and_leaves_none_behind() throws Exception {
        try (EventLoops eventLoops = EventLoops.create(2, TransportKind.NIO)) {
            for (int i = 0; i < 10; i++) {
                AtomicInteger connected = new AtomicInteger();
                DarkriftServer server = server().eventLoops(eventLoops)
                        .onConnect(client -> connected.incrementAndGet())
                        .start();
                List<CompletableFuture<DarkriftClient>> connecting = new ArrayList<>();
                for (int j = 0; j < 10; j++) {
                    connecting.add(client().eventLoops(eventLoops)
                            .connectTimeout(Duration.ofSeconds(2))
                            .connectAsync("127.0.0.1", server.port()));
                }
                int enough = i % 5;
                await(() -> connected.get() >= enough);
                server.close();
                for (CompletableFuture<DarkriftClient> each : connecting) {
                    try {
                        get(get(each).closed());
                    } catch (java.util.concurrent.ExecutionException e) {
                        assertThat(e).hasCauseInstanceOf(DarkriftException.class);
                    }
                }
                await(() -> server.clientCount() == 0);
            }
        }
    }

    @Test
    void a_server_closes_within_its_time_limit_though_its_game_loop_has_stopped() throws Exception {
        Threads before = Threads.now();
        DispatchQueue queue = Dispatcher.queue();
        List<String> order = new ArrayList<>();
        DarkriftServer server = server().dispatcher(queue)
                .closeTimeout(Duration.ofMillis(500))
                .onConnect(client -> order.add("connected"))
                .onDisconnect((client, disconnect) -> order.add("gone " + disconnect.reason()))
                .start();
        RawClient client = closing(new RawClient(server.port(), server.port()));
        client.showToken();
        await(() -> server.clientCount() == 1);
        CompletableFuture<Void> closed = server.closeAsync();
        client.receiveFrame();
        assertThat(client.read()).isEqualTo(-1);
        client.close();
        get(closed);
        await(() -> Threads.now().since(before).isEmpty());
        queue.drain();
        queue.drain();
        assertThat(order).containsExactly("connected", "gone SERVER_CLOSING");
    }

    @Test
    void a_client_that_leaves_before_its_handlers_have_run_has_them_run_in_order() throws Exception {
        DispatchQueue queue = Dispatcher.queue();
        List<String> order = new ArrayList<>();
        DarkriftServer server = start(server().dispatcher(queue)
                .onConnect(client -> order.add("connected"))
                .onUnhandledMessage((client, message) -> order.add("message"))
                .onDisconnect((client, disconnect) -> order.add("gone " + disconnect.reason())));
        RawClient client = closing(new RawClient(server.port(), server.port()));
        client.showToken();
        await(() -> server.clientCount() == 1);
        client.sendHex("00000003000005");
        client.close();
        await(() -> {
            queue.drain();
            return server.clientCount() == 0 && queue.drain() == 0;
        });
        assertThat(order).containsExactly("connected", "message", "gone PEER");
    }
}
