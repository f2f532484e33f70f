package io.darkrift.tools.bots.run;

import io.darkrift.connection.EventLoops;
import io.darkrift.tools.bots.report.Measurements;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs bots: connects them one after the other, and ends them all. */
final class BotRun implements AutoCloseable {
    private static final long PROBE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long CLOSE_SECONDS = 5;

    private final Measurements measurements;
    private final List<EventLoops> eventLoops = new ArrayList<>();
    private final List<ConnectedBot> bots = new ArrayList<>();
    private final AtomicInteger running;
    private final CompletableFuture<Void> allEnded = new CompletableFuture<>();

    /**
     * Creates the bots, and has the first one connect.
     *
     * @param plan what they do
     * @param measurements where they count
     * @param notices shows a line to the user, on any thread
     */
    BotRun(Plan plan, Measurements measurements, Consumer<String> notices) {
        this.measurements = measurements;
        this.running = new AtomicInteger(plan.count());
        try {
            start(plan, notices);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void start(Plan plan, Consumer<String> notices) {
        for (int i = 0; i < Math.min(plan.threads(), plan.count()); i++) {
            // One thread each: a bot lives on one event loop, and has to know which.
            EventLoops one = EventLoops.create(1);
            eventLoops.add(one);
            probe(one.group().next(), System.nanoTime() + PROBE_NANOS);
        }
        for (int i = 0; i < plan.count(); i++) {
            bots.add(new ConnectedBot(
                    plan, i + 1, eventLoops.get(i % eventLoops.size()), measurements, notices, this::botEnded));
        }
        for (int i = 0; i < plan.count(); i++) {
            bots.get(i).connectAfter(Duration.ofNanos((long) (i * 1e9 / plan.connectRate())));
        }
    }

    /** Measures how late an event loop runs: what it measures itself is late by as much. */
    private void probe(EventLoop loop, long due) {
        loop.schedule(
                () -> {
                    measurements.late(System.nanoTime() - due);
                    if (!loop.isShuttingDown()) {
                        probe(loop, System.nanoTime() + PROBE_NANOS);
                    }
                },
                due - System.nanoTime(),
                TimeUnit.NANOSECONDS);
    }

    private void botEnded() {
        if (running.decrementAndGet() == 0) {
            allEnded.complete(null);
        }
    }

    /** Returns a future that completes when all bots have ended by themselves, or by {@link #stop}. */
    CompletableFuture<Void> ended() {
        return allEnded;
    }

    /** Ends all bots, and waits until their connections are closed, but no longer than some seconds. */
    void stop() throws InterruptedException {
        bots.forEach(ConnectedBot::stop);
        try {
            allEnded.get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // What is left is closed with the event loops.
        }
    }

    /** Ends the event loops. */
    @Override
    public void close() {
        CompletableFuture.allOf(eventLoops.stream().map(EventLoops::closeAsync).toArray(CompletableFuture[]::new))
                .join();
    }
}
