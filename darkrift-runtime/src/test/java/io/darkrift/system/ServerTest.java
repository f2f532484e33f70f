package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.darkrift.DarkriftException;
import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.Dispatcher;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.RawClient;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.Threads;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class ServerTest extends Loopback {
    private static final Executor THREADS = task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    };

    @Test
    void a_server_listens_on_several_ports() throws Exception {
        DarkriftServer server = start(server().listen(Listener.bichannel(0).host("::1"))
                .onUnhandledMessage((client, message) -> client.send(message)));
        assertThat(server.listeners()).hasSize(2);
        DarkriftClient first = connect(server);
        DarkriftClient second = closing(
                client().connect("::1", server.listeners().get(1).tcpAddress().getPort()));
        assertThat(second.id()).isNotEqualTo(first.id());
        for (DarkriftClient client : List.of(first, second)) {
            client.send(Message.of(1), SendMode.UNRELIABLE);
            assertThat(client.receive(LIMIT).tag()).isEqualTo(1);
        }
        assertThat(server.clientCount()).isEqualTo(2);
    }

    @Test
    void a_port_that_is_taken_is_reported_and_leaves_nothing_open() {
        DarkriftServer server = startEcho();
        Threads before = Threads.now();
        assertThatThrownBy(
                        () -> server().listen(Listener.bichannel(server.port()).host("127.0.0.1"))
                                .start())
                .isInstanceOf(DarkriftException.class)
                .hasMessageContaining("can't listen on tcp")
                .hasMessageContaining(String.valueOf(server.port()));
        assertThatThrownBy(() -> server().listen(Listener.bichannel(0).host("no-such-host.invalid"))
                        .start())
                .isInstanceOf(DarkriftException.class)
                .hasMessageContaining("unknown");
        await(() -> Threads.now().since(before).isEmpty());
    }

    @Test
    void clients_are_found_by_id_until_they_have_gone() throws Exception {
        DarkriftServer server = startEcho();
        DarkriftClient first = connect(server);
        DarkriftClient second = connect(server);
        assertThat(List.of(first.id(), second.id())).containsExactly(0, 1);
        assertThat(server.client(1)).get().extracting(RemoteClient::id).isEqualTo(1);
        assertThat(server.client(2)).isEmpty();
        assertThat(server.clients()).extracting(RemoteClient::id).containsExactlyInAnyOrder(0, 1);
        assertThat(server.client(0).orElseThrow().remoteAddress().getAddress().isLoopbackAddress())
                .isTrue();
        assertThat(server.client(0)
                        .orElseThrow()
                        .remoteUdpAddress()
                        .orElseThrow()
                        .getPort())
                .isPositive();
        first.close();
        await(() -> server.client(0).isEmpty());
        assertThat(connect(server).id()).isEqualTo(2);
        assertThat(server.clientCount()).isEqualTo(2);
    }

    @Test
    void a_handler_that_is_attached_in_onConnect_misses_nothing() throws Exception {
        for (Dispatcher dispatcher : List.of(Dispatcher.eventLoop(), Dispatcher.executor(THREADS))) {
            ConcurrentLinkedQueue<Integer> numbers = new ConcurrentLinkedQueue<>();
            DarkriftServer server = start(server().dispatcher(dispatcher)
                    .onConnect(client -> client.on(Numbered.class, numbered -> numbers.add(numbered.number()))));
            RawClient client = closing(new RawClient(server.port(), server.port()));
            // Against the rules it sends before it has an id.
            client.showToken();
            client.sendHex("0000000b0000010000000000000001" + "0000000b0000010000000000000002");
            client.receiveDatagram();
            client.receiveFrame();
            client.sendHex("0000000b0000010000000000000003");
            await(() -> numbers.size() == 3);
            assertThat(numbers).containsExactly(1, 2, 3);
        }
    }

    @Test
    void what_is_sent_in_onConnect_comes_behind_the_id() throws Exception {
        for (Dispatcher dispatcher : List.of(Dispatcher.eventLoop(), Dispatcher.executor(THREADS))) {
            DarkriftServer server = start(server().dispatcher(dispatcher).onConnect(client -> {
                client.send(Message.of(1));
                client.send(Message.of(2), SendMode.UNRELIABLE);
            }));
            RawClient client = closing(new RawClient(server.port(), server.port()));
            client.shakeHands();
            assertThat(client.receiveFrame()).containsExactly(0, 0, 1);
            assertThat(client.receiveDatagram()).containsExactly(0, 0, 2);
        }
    }

    @Test
    void waiting_in_onConnect_for_what_leaves_only_afterwards_is_refused() throws Exception {
        CompletableFuture<Throwable> refusal = new CompletableFuture<>();
        DarkriftServer server = start(server().dispatcher(Dispatcher.executor(THREADS))
                .highWaterMark(1_000)
                .onConnect(client -> refusal.complete(catchThrowable(() -> {
                    while (true) {
                        client.sendBlocking(Message.of(1, new byte[300]));
                    }
                }))));
        DarkriftClient client = connect(server);
        assertThat(get(refusal)).isInstanceOf(IllegalStateException.class).hasMessageContaining("onConnect");
        assertThat(tags(client, 4)).containsExactly(1, 1, 1, 1);
    }

    @Test
    void a_client_can_be_turned_away_in_onConnect() throws Exception {
        ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
        DarkriftServer server = start(server().onConnect(client -> {
                    client.send(Message.of(44));
                    client.close();
                })
                .onDisconnect((client, disconnect) -> log.add("gone " + disconnect.reason())));
        DarkriftClient client = connect(server);
        assertThat(client.receive(LIMIT).tag()).isEqualTo(44);
        get(client.closed());
        await(() -> log.size() == 1);
        assertThat(log).containsExactly("gone LOCAL");
        assertThat(server.clientCount()).isZero();
    }

    @Test
    void a_broadcast_reaches_all_or_some() throws Exception {
        DarkriftServer server = startEcho();
        List<DarkriftClient> clients = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            clients.add(connect(server));
        }
        assertThat(server.broadcast(new Numbered(1, 2))).isEqualTo(4);
        assertThat(server.broadcast(Message.of(7).with(SendMode.UNRELIABLE))).isEqualTo(4);
        assertThat(server.broadcast(new Numbered(3, 4), SendMode.UNRELIABLE)).isEqualTo(4);
        assertThat(server.broadcast(Message.of(8), SendMode.RELIABLE, client -> client.id() % 2 == 0))
                .isEqualTo(2);
        for (DarkriftClient client : clients) {
            List<Message> received = new ArrayList<>();
            for (int i = client.id() % 2; i < 4; i++) {
                received.add(client.receive(LIMIT));
            }
            assertThat(received.stream().filter(message -> message.sendMode() == SendMode.RELIABLE))
                    .extracting(Message::tag)
                    .isEqualTo(client.id() % 2 == 0 ? List.of(1, 8) : List.of(1));
            assertThat(received.stream().filter(message -> message.sendMode() == SendMode.UNRELIABLE))
                    .extracting(Message::tag)
                    .containsExactly(7, 1);
        }
        assertThatThrownBy(() -> server.broadcast("text")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server.broadcast(Message.of(1, new byte[1_198]), SendMode.UNRELIABLE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_blocking_handler_serves_each_client_until_it_returns() throws Exception {
        ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
        DarkriftServer server = start(server().onDisconnect((client, end) -> log.add(client.id() + " " + end.reason()))
                .serve(THREADS, client -> {
                    for (Message message : client.messages()) {
                        if (message.tag() == 100) {
                            client.sendBlocking(Message.of(101));
                            return;
                        }
                        if (message.tag() == 99) {
                            throw new IllegalStateException("as planned");
                        }
                        client.sendBlocking(message);
                    }
                    log.add(client.id() + " ended");
                }));
        DarkriftClient polite = connect(server);
        DarkriftClient faulty = connect(server);
        DarkriftClient leaving = connect(server);
        for (int i = 0; i < 500; i++) {
            for (DarkriftClient client : List.of(polite, faulty, leaving)) {
                client.send(Message.of(i % 50));
                assertThat(client.receive(LIMIT).tag()).isEqualTo(i % 50);
            }
        }
        polite.send(Message.of(100));
        assertThat(polite.receive(LIMIT).tag()).isEqualTo(101);
        get(polite.closed());
        faulty.send(Message.of(99));
        get(faulty.closed());
        leaving.close();
        await(() -> log.size() == 4);
        assertThat(log).containsExactlyInAnyOrder("0 LOCAL", "1 LOCAL", "2 PEER", "2 ended");
        assertThat(server.clientCount()).isZero();
    }

    @Test
    void a_blocking_handler_learns_that_its_client_has_gone() throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        DarkriftServer server = start(server().serve(THREADS, client -> {
            try {
                client.receive(Numbered.class);
            } catch (RuntimeException e) {
                failure.complete(e);
                throw e;
            }
        }));
        connect(server).close();
        assertThat(get(failure)).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void receiving_one_by_one_needs_serve() throws Exception {
        DarkriftServer server = startEcho();
        connect(server);
        RemoteClient client = onlyClientOf(server);
        assertThatThrownBy(client::receive)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("serve(");
    }

    @Test
    void an_executor_that_takes_no_more_disconnects_the_client() throws Exception {
        DarkriftServer server = start(server().serve(
                        task -> {
                            throw new java.util.concurrent.RejectedExecutionException("as planned");
                        },
                        client -> {}));
        DarkriftClient client = connect(server);
        get(client.closed());
    }

    @Test
    void a_client_that_never_shows_its_token_is_dropped() throws Exception {
        DarkriftServer server = start(server().handshakeTimeout(Duration.ofMillis(100)));
        RawClient client = closing(new RawClient(server.port(), server.port()));
        client.receive(9);
        assertThatThrownBy(client::read).isInstanceOf(SocketException.class);
        await(() -> server.statistics().handshakesFailed() == 1);
        assertThat(server.statistics().accepted()).isOne();
        // Too late.
        client.sendDatagram(new byte[] {1, 1, 2, 3, 4, 5, 6, 7, 8});
        await(() -> server.statistics().transport().get("datagrams_from_strangers") == 1);
    }

    @Test
    void a_client_that_goes_before_it_shows_its_token_is_forgotten() throws Exception {
        DarkriftServer server = start(server());
        RawClient client = closing(new RawClient(server.port(), server.port()));
        client.receive(9);
        client.close();
        await(() -> server.statistics().handshakesFailed() == 1);
        assertThat(server.clientCount()).isZero();
    }
}
