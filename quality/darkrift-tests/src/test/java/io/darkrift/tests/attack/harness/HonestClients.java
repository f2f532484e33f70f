package io.darkrift.tests.attack.harness;

import io.darkrift.client.DarkriftClient;
import io.darkrift.client.DarkriftClientBuilder;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.EventLoops;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.tests.attack.Echo;
import io.darkrift.tests.attack.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Clients that play, and others that come: each sends a message over TCP and one over UDP at a steady rate, and the server
 * sends them back. Latency counts from the moment when a message was due.
 */
final class HonestClients implements AutoCloseable {
    private static final long MAX_MICROS = TimeUnit.MINUTES.toMicros(2);
    private static final int PATIENCE_SECONDS = 20;
    private static final int NEWCOMER = -1;

    private final List<DarkriftClient> clients = new ArrayList<>();
    private final List<Phase> phases = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger admitted = new AtomicInteger();
    private final EventLoops loops = EventLoops.create(1);
    private final ServerProcess server;
    private final double aSecond;
    private final Thread player = new Thread(this::play, "honest clients");
    private volatile boolean closing;

    /** What was measured in a phase. Times are in microseconds. */
    static final class Phase {
        final Histogram latency = new ConcurrentHistogram(1, MAX_MICROS, 3);
        private final AtomicLong sent = new AtomicLong();
        private final AtomicLong answered = new AtomicLong();
        private final AtomicLong datagramsSent = new AtomicLong();
        private final AtomicLong datagramsAnswered = new AtomicLong();

        long unanswered() {
            return sent.get() - answered.get();
        }

        double datagramsLost() {
            long all = datagramsSent.get();
            return all == 0 ? 0 : 100.0 * (all - datagramsAnswered.get()) / all;
        }

        double millis(double percentile) {
            return latency.getValueAtPercentile(percentile) / 1_000.0;
        }

        @Override
        public String toString() {
            return String.format("%.1f / %.1f", millis(50), millis(99));
        }
    }

    /**
     * Connects clients, and begins to play.
     *
     * @param server the server
     * @param count how many clients
     * @param aSecond how many messages each sends over each channel in a second
     */
    HonestClients(ServerProcess server, int count, double aSecond) throws InterruptedException {
        this.server = server;
        this.aSecond = aSecond;
        try {
            for (int i = 0; i < count; i++) {
                clients.add(builder()
                        .on(Echo.class, this::answered)
                        .onDisconnect(this::disconnected)
                        .connect("127.0.0.1", server.port()));
                // As many as an address may open in a second, and no more.
                TimeUnit.MILLISECONDS.sleep(count > 50 ? 12 : 0);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        begin();
        player.setDaemon(true);
        player.start();
    }

    private DarkriftClientBuilder builder() {
        return DarkriftClient.builder()
                .eventLoops(loops)
                .registry(MessageRegistry.load())
                .on(Snapshot.class, snapshot -> {});
    }

    private void disconnected(DisconnectInfo info) {
        if (!closing) {
            failures.add("an honest client was disconnected: " + info);
        }
    }

    private void answered(Echo echo) {
        Phase phase = phases.get(echo.phase());
        phase.latency.recordValue(Math.max(1, Math.min(MAX_MICROS, (System.nanoTime() - echo.nanos()) / 1_000)));
        (echo.unreliable() ? phase.datagramsAnswered : phase.answered).incrementAndGet();
    }

    /** Begins another phase, and returns it. */
    Phase begin() {
        Phase phase = new Phase();
        phases.add(phase);
        return phase;
    }

    private void play() {
        long step = (long) (1e9 / (aSecond * clients.size()));
        long due = System.nanoTime();
        for (int i = 0; !closing; i = (i + 1) % clients.size()) {
            due += step;
            while (due - System.nanoTime() > 0 && !closing) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int index = phases.size() - 1;
            Phase phase = phases.get(index);
            DarkriftClient client = clients.get(i);
            if (client.send(new Echo(index, due, false)).isAccepted()) {
                phase.sent.incrementAndGet();
            }
            if (client.send(new Echo(index, due, true), SendMode.UNRELIABLE).isAccepted()) {
                phase.datagramsSent.incrementAndGet();
            }
        }
    }

    /** Connects, has a message sent back, and goes. */
    void comeAndGo() {
        tried.incrementAndGet();
        CompletableFuture<Echo> answer = new CompletableFuture<>();
        try (DarkriftClient client = builder().on(Echo.class, answer::complete).connect("127.0.0.1", server.port())) {
            client.send(new Echo(NEWCOMER, System.nanoTime(), false));
            answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            admitted.incrementAndGet();
        } catch (Exception e) {
            failures.add("an honest client could not come: " + e);
        }
    }

    /** Waits until all that was sent over TCP in a phase has come back. Returns false if it does not. */
    boolean awaitAnswers(Phase phase) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (phase.unanswered() > 0 && end - System.nanoTime() > 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return phase.unanswered() == 0;
    }

    int count() {
        return clients.size();
    }

    String newcomers() {
        return admitted + " of " + tried;
    }

    List<String> failures() {
        return failures;
    }

    @Override
    public void close() {
        closing = true;
        player.interrupt();
        clients.forEach(DarkriftClient::closeAsync);
        clients.forEach(client -> client.closed().join());
        loops.close();
    }
}
