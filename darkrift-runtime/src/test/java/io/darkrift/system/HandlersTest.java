package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.TestMessages.Bytes;
import io.darkrift.testing.TestMessages.Numbered;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandlersTest extends Loopback {
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

    @Test
    void handlers_of_the_builder_miss_nothing() throws Exception {
        DarkriftServer server = start(server().onConnect(client -> {
            client.send(new Numbered(0, 1));
            client.send(Message.of(99));
        }));
        connect(
                client().on(Numbered.class, numbered -> log.add("record " + numbered.number()))
                        .onUnhandledMessage(message -> log.add("raw " + message.tag())),
                server);
        await(() -> log.size() == 2);
        assertThat(log).containsExactly("record 1", "raw 99");
    }

    @Test
    void a_later_handler_takes_the_place_of_an_earlier() throws Exception {
        DarkriftServer server = startEcho();
        DarkriftClient client =
                connect(client().on(Numbered.class, numbered -> log.add("first " + numbered.number())), server);
        client.send(new Numbered(0, 1));
        await(() -> log.size() == 1);
        client.on(Numbered.class, numbered -> log.add("second " + numbered.number()));
        client.send(new Numbered(0, 2));
        await(() -> log.size() == 2);
        assertThat(log).containsExactly("first 1", "second 2");
    }

    @Test
    void a_raw_handler_gets_what_waits_and_all_that_has_no_handler() throws Exception {
        DarkriftServer server = startEcho();
        DarkriftClient client = connect(server);
        client.send(Message.of(10));
        client.send(new Numbered(0, 1));
        await(() -> client.statistics().reliableReceived() == 2);
        client.onUnhandledMessage(message -> log.add("raw " + message.tag()));
        client.on(Bytes.class, bytes -> log.add("bytes"));
        client.send(new Bytes(new byte[1]));
        client.send(Message.of(11));
        await(() -> log.size() == 4);
        assertThat(log).containsExactly("raw 10", "raw 1", "bytes", "raw 11");
    }

    @Test
    void an_exception_in_a_handler_ends_nothing_else() throws Exception {
        DarkriftServer server = start(server().onConnect(client -> {
                    throw new IllegalStateException("as planned");
                })
                .on(Numbered.class, (client, numbered) -> {
                    if (numbered.number() == 0) {
                        throw new AssertionError("as planned");
                    }
                    client.send(numbered);
                })
                .onUnhandledMessage((client, message) -> {
                    throw new IllegalStateException("as planned");
                })
                .onDisconnect((client, disconnect) -> {
                    log.add("gone");
                    throw new IllegalStateException("as planned");
                }));
        DarkriftClient client = connect(server);
        DarkriftClient other = connect(server);
        client.send(new Numbered(0, 0));
        client.send(Message.of(9));
        client.send(new Numbered(0, 1));
        assertThat(client.receive(Numbered.class, LIMIT)).isEqualTo(new Numbered(0, 1));
        client.close();
        await(() -> log.size() == 1);
        other.send(new Numbered(0, 2));
        assertThat(other.receive(Numbered.class, LIMIT)).isEqualTo(new Numbered(0, 2));
    }

    @Test
    void a_serializer_that_fails_in_an_unforeseen_way_ends_its_connection_alone() throws Exception {
        DarkriftServer server = start(server().on(io.darkrift.testing.TestMessages.Broken.class, (client, broken) -> {})
                .onUnhandledMessage((client, message) -> client.send(message))
                .onDisconnect(
                        (client, disconnect) -> log.add(disconnect.reason().name())));
        DarkriftClient client = connect(server);
        DarkriftClient other = connect(server);
        client.send(Message.of(3));
        await(() -> log.size() == 1);
        assertThat(log).containsExactly("INTERNAL_ERROR");
        assertThat(get(client.closed()).reason()).isEqualTo(Reason.NETWORK_ERROR);
        // A datagram is dropped alone.
        other.send(Message.of(3), SendMode.UNRELIABLE);
        other.send(Message.of(4), SendMode.UNRELIABLE);
        assertThat(other.receive(LIMIT).tag()).isEqualTo(4);
    }

    @Test
    void a_record_that_cannot_be_read_is_dropped_and_counted() throws Exception {
        DarkriftServer server = start(server().on(Numbered.class, (client, numbered) -> client.send(numbered)));
        DarkriftClient client = connect(server);
        client.send(Message.of(1, new byte[3]));
        client.send(new Numbered(1, 1));
        assertThat(client.receive(LIMIT).tag()).isEqualTo(1);
        assertThat(onlyClientOf(server).statistics().malformed()).isOne();
    }

    @Test
    void handlers_run_in_order_on_an_executor() throws Exception {
        ExecutorService pool =
                closing(new ClosingPool(Executors.newFixedThreadPool(4))).pool();
        List<Integer> numbers = new ArrayList<>();
        List<String> order = new ArrayList<>();
        CompletableFuture<Void> gone = new CompletableFuture<>();
        DarkriftServer server = start(server().dispatcher(Dispatcher.executor(pool))
                .onConnect(client -> order.add("connected"))
                .on(Numbered.class, (client, numbered) -> numbers.add(numbered.number()))
                .onUnhandledMessage((client, message) -> order.add("raw"))
                .onDisconnect((client, disconnect) -> {
                    order.add("gone " + disconnect.reason());
                    gone.complete(null);
                }));
        DarkriftClient client = connect(server);
        for (int i = 0; i < 5_000; i++) {
            client.sendBlocking(new Numbered(0, i));
        }
        client.send(Message.of(9));
        client.close();
        get(gone);
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.range(0, 5_000).boxed().toList());
        assertThat(order).containsExactly("connected", "raw", "gone PEER");
    }

    @Test
    void a_handler_on_an_executor_may_wait() throws Exception {
        ExecutorService pool =
                closing(new ClosingPool(Executors.newCachedThreadPool())).pool();
        DarkriftServer server = startEcho();
        CompletableFuture<DarkriftClient> self = new CompletableFuture<>();
        DarkriftClient client = connect(
                client().dispatcher(Dispatcher.executor(pool)).on(Numbered.class, numbered -> {
                    try {
                        log.add("received " + self.join().receive(Bytes.class).bytes().length);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }),
                server);
        self.complete(client);
        client.send(new Numbered(1, 1));
        client.send(new Bytes(new byte[7]));
        await(() -> log.size() == 1);
        assertThat(log).containsExactly("received 7");
    }

    @Test
    void handlers_of_a_game_loop_run_where_it_drains() throws Exception {
        DispatchQueue queue = Dispatcher.queue();
        List<String> order = new ArrayList<>();
        DarkriftServer server = start(server().dispatcher(queue)
                .onConnect(client -> order.add("connected " + client.id()))
                .on(Numbered.class, (client, numbered) -> order.add("number " + numbered.number()))
                .onDisconnect((client, disconnect) -> order.add("gone")));
        CompletableFuture<DarkriftClient> connecting = client().connectAsync("127.0.0.1", server.port());
        await(() -> server.clientCount() == 1);
        assertThat(order).isEmpty();
        assertThat(connecting).isNotDone();
        assertThat(queue.drain()).isOne();
        assertThat(order).containsExactly("connected 0");
        DarkriftClient client = closing(get(connecting));
        RemoteClient peer = onlyClientOf(server);
        client.send(new Numbered(0, 1));
        client.send(new Numbered(0, 2));
        client.close();
        await(() -> !peer.isOpen());
        assertThat(order).hasSize(1);
        assertThat(peer.closed()).as("its handler has not run").isNotDone();
        await(() -> {
            queue.drain();
            return order.size() == 4;
        });
        assertThat(peer.closed()).isDone();
        assertThat(order).containsExactly("connected 0", "number 1", "number 2", "gone");
        assertThat(queue.drain()).isZero();
    }

    @Test
    void the_disconnect_is_told_once_and_last() throws Exception {
        for (boolean byPeer : new boolean[] {true, false}) {
            List<Object> told = new ArrayList<>();
            CompletableFuture<Void> gone = new CompletableFuture<>();
            DarkriftServer server = start(server());
            DarkriftClient client = connect(
                    client().onUnhandledMessage(message -> told.add(message.tag()))
                            .onDisconnect(disconnect -> {
                                told.add(disconnect.reason());
                                gone.complete(null);
                            }),
                    server);
            RemoteClient peer = onlyClientOf(server);
            peer.send(Message.of(1));
            await(() -> client.statistics().reliableReceived() == 1);
            if (byPeer) {
                peer.close();
            } else {
                client.close();
            }
            get(gone);
            DisconnectInfo disconnect = get(client.closed());
            assertThat(disconnect.reason()).isEqualTo(byPeer ? Reason.PEER : Reason.LOCAL);
            assertThat(get(peer.closed()).reason()).isEqualTo(byPeer ? Reason.LOCAL : Reason.PEER);
            assertThat(told).containsExactly(1, disconnect.reason());
        }
    }

    private record ClosingPool(ExecutorService pool) implements AutoCloseable {
        @Override
        public void close() {
            pool.shutdownNow();
        }
    }
}
