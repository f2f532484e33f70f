package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.Connection;
import io.darkrift.connection.Dispatcher;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.wire.DarkriftWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many clients that send many messages at once: each arrives once, in order.
 *
 * <p>With {@code -Ddarkrift.tests.full=true} each client sends up to 100,000 messages, and the times are printed.
 */
@ExtendWith(Guard.class)
class LoadTest {
    private static final boolean FULL = Boolean.getBoolean("darkrift.tests.full");

    private enum Direction {
        TO_SERVER,
        TO_CLIENT,
        BOTH
    }

    private final ExecutorService senders = Executors.newCachedThreadPool();
    private final ExecutorService handlers = Executors.newFixedThreadPool(4);
    private final Map<Integer, AtomicInteger> nextAtServer = new ConcurrentHashMap<>();
    private final AtomicInteger wrong = new AtomicInteger();

    @AfterEach
    void shutDown() throws InterruptedException {
        senders.shutdownNow();
        handlers.shutdownNow();
        assertThat(senders.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(handlers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    static Stream<Arguments> combinations() {
        List<Arguments> all = new ArrayList<>();
        for (int clients : new int[] {5, 50}) {
            for (int messages : FULL ? new int[] {100, 1_000, 10_000, 100_000} : new int[] {100, 1_000, 10_000}) {
                for (Direction direction : Direction.values()) {
                    for (boolean dispatcher : new boolean[] {false, true}) {
                        all.add(Arguments.of(clients, messages, direction, dispatcher));
                    }
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} clients, {1} messages, {2}, dispatcher: {3}")
    @MethodSource("combinations")
    @Timeout(120)
    void every_message_arrives_once_and_in_order(int clients, int messages, Direction direction, boolean dispatcher)
            throws Exception {
        boolean toServer = direction != Direction.TO_CLIENT;
        boolean toClient = direction != Direction.TO_SERVER;
        CountDownLatch arrived = new CountDownLatch(clients * messages * (direction == Direction.BOTH ? 2 : 1));
        Dispatcher where = dispatcher ? Dispatcher.executor(handlers) : Dispatcher.eventLoop();
        List<DarkriftClient> all = new ArrayList<>();
        long start;
        try (DarkriftServer server = DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .dispatcher(where)
                .onUnhandledMessage((client, message) ->
                        check(nextAtServer.computeIfAbsent(client.id(), id -> new AtomicInteger()), message, arrived))
                .start()) {
            for (int i = 0; i < clients; i++) {
                all.add(connect(server, where, arrived));
            }
            start = System.nanoTime();
            List<Future<?>> sending = new ArrayList<>();
            for (DarkriftClient client : all) {
                if (toServer) {
                    sending.add(senders.submit(() -> send(client, messages)));
                }
                if (toClient) {
                    RemoteClient remote = server.client(client.id()).orElseThrow();
                    sending.add(senders.submit(() -> send(remote, messages)));
                }
            }
            for (Future<?> each : sending) {
                each.get(100, TimeUnit.SECONDS);
            }
            assertThat(arrived.await(20, TimeUnit.SECONDS))
                    .as("%d have not arrived", arrived.getCount())
                    .isTrue();
            report(clients, messages, direction, dispatcher, System.nanoTime() - start);
            all.forEach(DarkriftClient::close);
        }
        assertThat(wrong).hasValue(0);
    }

    private DarkriftClient connect(DarkriftServer server, Dispatcher where, CountDownLatch arrived)
            throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        return DarkriftClient.builder()
                .dispatcher(where)
                .onUnhandledMessage(message -> check(next, message, arrived))
                .connect("127.0.0.1", server.port());
    }

    private void check(AtomicInteger next, Message message, CountDownLatch arrived) {
        if (message.reader().readInt32() != next.getAndIncrement()) {
            wrong.incrementAndGet();
        }
        arrived.countDown();
    }

    private static void send(Connection connection, int messages) {
        try {
            for (int i = 0; i < messages; i++) {
                DarkriftWriter payload = new DarkriftWriter(4);
                payload.writeInt32(i);
                connection.sendBlocking(Message.of(1, payload));
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void report(int clients, int messages, Direction direction, boolean dispatcher, long nanos) {
        if (FULL) {
            System.out.printf(
                    "%2d clients, %6d messages each, %-9s, dispatcher %-5s: %5d ms%n",
                    clients,
                    messages,
                    direction,
                    dispatcher,
                    Duration.ofNanos(nanos).toMillis());
        }
    }
}
