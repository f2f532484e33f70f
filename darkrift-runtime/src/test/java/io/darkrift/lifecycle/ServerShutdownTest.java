package io.darkrift.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.RawClient;
import io.darkrift.testing.Site;
import io.darkrift.testing.Site.Where;
import io.darkrift.testing.Site.Wire;
import io.darkrift.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A server closes within its time limit and leaves nothing behind, whatever clients and handlers do meanwhile. */
class ServerShutdownTest {
    private static final int ROUNDS = Integer.getInteger("darkrift.test.shutdownRounds", 3);
    private static final int CLIENTS = 60;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Threads before = Threads.now();

    static List<Object[]> sites() {
        return Site.all();
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private static List<DarkriftClient> connect(Site site, DarkriftServer server, int count) throws Exception {
        List<CompletableFuture<DarkriftClient>> connecting = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            connecting.add(site.connect(site.client(), server));
        }
        List<DarkriftClient> clients = new ArrayList<>();
        for (CompletableFuture<DarkriftClient> each : connecting) {
            clients.add(get(each));
        }
        return clients;
    }

    private void nothingIsLeft() {
        Awaitility.await().atMost(LIMIT).until(() -> Threads.now().since(before).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("sites")
    void clients_that_leave_while_the_server_closes_have_their_last_handler(Wire wire, Where where) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Journal journal = new Journal();
            try (Site site = Site.open(wire, where)) {
                DarkriftServer server = journal.record(site.server()).start();
                List<DarkriftClient> clients = connect(site, server, CLIENTS);
                Thread leaving = new Thread(() -> {
                    for (int i = 0; i < clients.size(); i++) {
                        if (i % 2 == 0) {
                            clients.get(i).closeAsync();
                        } else {
                            clients.get(i).abort();
                        }
                    }
                });
                leaving.start();
                server.close();
                assertThat(server.closeAsync()).isDone();
                assertThat(server.clientCount()).isZero();
                assertThat(journal.clients()).isEqualTo(CLIENTS);
                journal.check();
                leaving.join();
                for (DarkriftClient client : clients) {
                    get(client.closed());
                }
            }
            nothingIsLeft();
        }
    }

    @ParameterizedTest
    @MethodSource("sites")
    void clients_that_stay_are_disconnected_with_the_reason(Wire wire, Where where) throws Exception {
        List<Reason> reasons = java.util.Collections.synchronizedList(new ArrayList<>());
        try (Site site = Site.open(wire, where)) {
            DarkriftServer server = site.server()
                    .onDisconnect((client, info) -> reasons.add(info.reason()))
                    .start();
            List<DarkriftClient> clients = connect(site, server, 5);
            server.close();
            assertThat(reasons).hasSize(5).containsOnly(Reason.SERVER_CLOSING);
            for (DarkriftClient client : clients) {
                assertThat(get(client.closed()).reason()).isEqualTo(Reason.PEER);
            }
        }
        nothingIsLeft();
    }

    @ParameterizedTest
    @MethodSource("io.darkrift.testing.Site#wires")
    void a_handler_that_does_not_return_does_not_keep_the_server_from_closing(Wire wire) throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ExecutorService pool = Executors.newCachedThreadPool();
        try (Site site = Site.open(wire, Where.LOOP)) {
            DarkriftServer server = site.server()
                    .dispatcher(Dispatcher.executor(pool))
                    .closeTimeout(Duration.ofMillis(300))
                    .onUnhandledMessage((client, message) -> {
                        stuck.countDown();
                        release.await();
                    })
                    .start();
            DarkriftClient client = connect(site, server, 1).get(0);
            client.send(Message.of(1));
            assertThat(stuck.await(10, TimeUnit.SECONDS)).isTrue();
            server.close();
            assertThat(server.closeAsync()).isDone();
            get(client.closed());
            release.countDown();
        } finally {
            release.countDown();
            pool.shutdownNow();
        }
        nothingIsLeft();
    }

    @ParameterizedTest
    @MethodSource("io.darkrift.testing.Site#wires")
    void a_handler_that_holds_an_event_loop_does_not_keep_the_server_from_closing(Wire wire) throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (Site site = Site.open(wire, Where.LOOP)) {
            DarkriftServer server = site.server()
                    .closeTimeout(Duration.ofMillis(300))
                    .onUnhandledMessage((client, message) -> {
                        stuck.countDown();
                        release.await();
                    })
                    .start();
            DarkriftClient client = connect(site, server, 1).get(0);
            client.send(Message.of(1));
            assertThat(stuck.await(10, TimeUnit.SECONDS)).isTrue();
            server.close();
            assertThat(server.closeAsync()).isDone();
            release.countDown();
            get(client.closed());
        } finally {
            release.countDown();
        }
        nothingIsLeft();
    }

    @ParameterizedTest
    @MethodSource("io.darkrift.testing.Site#wires")
    void a_queue_that_nobody_drains_does_not_keep_the_server_from_closing(Wire wire) throws Exception {
        DispatchQueue queue = Dispatcher.queue();
        Journal journal = new Journal();
        try (Site site = Site.open(wire, Where.LOOP)) {
            DarkriftServer server = journal.record(site.server())
                    .dispatcher(queue)
                    .closeTimeout(Duration.ofMillis(300))
                    .start();
            CompletableFuture<DarkriftClient> connecting = site.connect(site.client(), server);
            Awaitility.await().until(() -> server.clientCount() == 1);
            // Not close(): that would drain the queue.
            get(server.closeAsync());
            assertThat(journal.clients()).isZero();
            queue.drain();
            queue.drain();
            journal.check();
            assertThat(journal.finished()).isOne();
            Awaitility.await().until(connecting::isDone);
        }
        nothingIsLeft();
    }

    @ParameterizedTest
    @MethodSource("io.darkrift.testing.Site#wires")
    void closing_on_the_thread_that_drains_the_queue_runs_the_last_handlers(Wire wire) throws Exception {
        DispatchQueue queue = Dispatcher.queue();
        Journal journal = new Journal();
        try (Site site = Site.open(wire, Where.LOOP)) {
            DarkriftServer server = journal.record(site.server())
                    .dispatcher(queue)
                    .closeTimeout(Duration.ofMinutes(10))
                    .start();
            CompletableFuture<DarkriftClient> connecting = site.connect(site.client(), server);
            Awaitility.await().until(() -> {
                queue.drain();
                return connecting.isDone();
            });
            server.close();
            journal.check();
            assertThat(journal.finished()).isOne();
        }
        nothingIsLeft();
    }

    @ParameterizedTest
    @MethodSource("sites")
    void a_handler_may_close_its_server(Wire wire, Where where) throws Exception {
        Journal journal = new Journal();
        CompletableFuture<DarkriftServer> self = new CompletableFuture<>();
        try (Site site = Site.open(wire, where)) {
            DarkriftServer server = journal.record(site.server())
                    .closeTimeout(Duration.ofMinutes(10))
                    .onUnhandledMessage((client, message) -> self.join().close())
                    .start();
            self.complete(server);
            List<DarkriftClient> clients = connect(site, server, 3);
            clients.get(0).send(Message.of(1));
            Awaitility.await().atMost(LIMIT).until(() -> server.closeAsync().isDone());
            journal.check();
            assertThat(journal.finished()).isEqualTo(3);
        }
        nothingIsLeft();
    }

    @ParameterizedTest
    @MethodSource("io.darkrift.testing.Site#wires")
    void clients_can_be_listed_while_they_come_and_go(Wire wire) throws Exception {
        try (Site site = Site.open(wire, Where.LOOP);
                DarkriftServer server = site.server().start()) {
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Void> listing = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    List<RemoteClient> clients = server.clients().stream().toList();
                    assertThat(clients).doesNotContainNull();
                    assertThat(server.clients().toArray()).doesNotContainNull();
                    assertThat(new ArrayList<>(server.clients())).doesNotContainNull();
                }
            });
            for (int round = 0; round < 5; round++) {
                for (DarkriftClient client : connect(site, server, 40)) {
                    client.closeAsync();
                }
            }
            over.set(true);
            get(listing);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NIO", "EPOLL"})
    void a_peer_that_does_not_close_its_socket_is_reported_at_once(Wire wire) throws Exception {
        assumeThat(Site.wires()).contains(wire);
        try (Site site = Site.open(wire, Where.LOOP);
                DarkriftServer server =
                        site.server().closeTimeout(Duration.ofMinutes(10)).start();
                RawClient kicked = new RawClient(server.port(), server.port());
                RawClient stays = new RawClient(server.port(), server.port())) {
            kicked.shakeHands();
            stays.shakeHands();
            Awaitility.await().until(() -> server.clientCount() == 2);
            RemoteClient peer = server.client(0).orElseThrow();
            peer.kick("as planned", Message.of(5));
            assertThat(get(peer.closed()).reason()).isEqualTo(Reason.KICKED);
            // As a C# client, it reads the end of the stream and keeps its socket.
            assertThat(kicked.receiveFrame()).containsExactly(0, 0, 5);
            assertThat(kicked.read()).isEqualTo(-1);
            get(server.closeAsync());
            assertThat(stays.read()).isEqualTo(-1);
        }
        nothingIsLeft();
    }

    @ParameterizedTest
    @MethodSource("io.darkrift.testing.Site#wires")
    void a_client_that_does_not_read_is_cut_off_at_the_time_limit(Wire wire) throws Exception {
        try (Site site = Site.open(wire, Where.LOOP)) {
            DarkriftServer server = site.server()
                    .highWaterMark(1 << 26)
                    .closeTimeout(Duration.ofMillis(300))
                    .start();
            DarkriftClient client = get(site.connect(site.client().receiveQueueCapacity(1), server));
            Awaitility.await().until(() -> server.clientCount() == 1);
            RemoteClient peer = server.clients().iterator().next();
            for (int i = 0; i < 600; i++) {
                peer.send(Message.of(i, new byte[60_000]));
            }
            server.close();
            assertThat(server.closeAsync()).isDone();
            assertThat(peer.closed()).isDone();
            client.abort();
        }
        nothingIsLeft();
    }
}
