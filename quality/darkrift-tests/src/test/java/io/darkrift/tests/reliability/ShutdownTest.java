package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.EventLoops;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Servers that are closed while their clients leave. The build does a few rounds; system properties ask for more: {@code
 * shutdown.rounds} for each dispatcher, {@code shutdown.starts}.
 */
@ExtendWith(Guard.class)
@Timeout(value = 2, unit = TimeUnit.HOURS)
class ShutdownTest {
    private static final int ROUNDS = Integer.getInteger("shutdown.rounds", 3);
    private static final int STARTS = Integer.getInteger("shutdown.starts", 20);
    private static final int CLIENTS = 60;

    /** Clients that were connected, and how often each was told to have gone. */
    private final Map<RemoteClient, AtomicInteger> gone = new ConcurrentHashMap<>();

    /** Where the handlers of a server run. */
    enum Handlers {
        EVENT_LOOP,
        EXECUTOR,
        QUEUE,
        BLOCKING
    }

    @ParameterizedTest
    @EnumSource(Handlers.class)
    void a_server_that_is_closed_while_clients_leave_ends_and_leaves_nothing(Handlers handlers) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool(task -> new Thread(task, "darkrift-shutdown-test"));
        try (EventLoops eventLoops = EventLoops.create(2)) {
            round(handlers, threads, eventLoops);
            long descriptors = openDescriptors();
            for (int i = 0; i < ROUNDS; i++) {
                round(handlers, threads, eventLoops);
            }
            // What a peer closes is closed here a moment later.
            Awaitility.await().until(() -> openDescriptors() <= descriptors);
        } finally {
            threads.shutdownNow();
        }
    }

    private void round(Handlers handlers, ExecutorService threads, EventLoops eventLoops) throws Exception {
        gone.clear();
        DarkriftServerBuilder builder = DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .maxConnectionRatePerAddress(10_000)
                .maxPendingHandshakesPerAddress(1_000)
                .onConnect(client -> gone.put(client, new AtomicInteger()))
                .onDisconnect((client, disconnect) -> gone.get(client).incrementAndGet());
        DispatchQueue queue = Dispatcher.queue();
        switch (handlers) {
            case EVENT_LOOP -> builder.onUnhandledMessage(RemoteClient::send);
            case EXECUTOR -> builder.dispatcher(Dispatcher.executor(threads)).onUnhandledMessage(RemoteClient::send);
            case QUEUE -> builder.dispatcher(queue).onUnhandledMessage(RemoteClient::send);
            case BLOCKING -> builder.serve(threads, client -> client.messages().forEach(client::send));
        }
        DarkriftServer server = builder.start();
        List<DarkriftClient> clients = connect(server, queue, eventLoops);
        CompletableFuture<Void> leaving = CompletableFuture.runAsync(() -> leave(clients), threads);
        server.close();
        leaving.get();
        for (DarkriftClient client : clients) {
            client.closed().get();
        }
        assertThat(server.clientCount()).isZero();
        assertThat(server.clients()).isEmpty();
        assertThat(server.statistics().pendingHandshakes()).isZero();
        assertThat(gone).hasSize(CLIENTS);
        assertThat(gone.values()).allMatch(times -> times.get() == 1);
    }

    /** Connects clients; meanwhile the handlers that greet them run, where this thread has to run them. */
    private static List<DarkriftClient> connect(DarkriftServer server, DispatchQueue queue, EventLoops eventLoops)
            throws Exception {
        List<CompletableFuture<DarkriftClient>> connecting = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            connecting.add(DarkriftClient.builder().eventLoops(eventLoops).connectAsync("127.0.0.1", server.port()));
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(connecting.toArray(CompletableFuture[]::new));
        while (!all.isDone()) {
            queue.drain();
            Thread.onSpinWait();
        }
        List<DarkriftClient> clients = new ArrayList<>();
        for (CompletableFuture<DarkriftClient> each : connecting) {
            clients.add(each.get());
        }
        return clients;
    }

    /** Has clients talk and go, in several ways; every fourth stays. */
    private static void leave(List<DarkriftClient> clients) {
        for (int i = 0; i < clients.size(); i++) {
            DarkriftClient client = clients.get(i);
            client.send(Message.of(i));
            client.send(Message.of(i), SendMode.UNRELIABLE);
            switch (i % 4) {
                case 0 -> client.closeAsync();
                case 1 -> client.closeAsync(Message.of(1_000));
                case 2 -> client.abort();
                default -> {}
            }
        }
    }

    @Test
    void a_server_can_be_started_and_stopped_again_and_again() {
        start();
        long descriptors = openDescriptors();
        for (int i = 0; i < STARTS; i++) {
            start();
        }
        Awaitility.await().until(() -> openDescriptors() <= descriptors);
    }

    private static void start() {
        try (DarkriftServer server = DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .start()) {
            assertThat(server.port()).isPositive();
        }
    }

    private static long openDescriptors() {
        assumeTrue(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean);
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }
}
