package io.darkrift.core.dispatch;

import io.darkrift.connection.EventLoopLag;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Measures how late event loops run, with a task on each of them ten times a second. Safe for use by any thread. */
public final class LoopProbe implements AutoCloseable {
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(100);

    private final List<Probe> probes = new ArrayList<>();

    /**
     * Begins to measure.
     *
     * @param loops the event loops
     */
    public LoopProbe(Iterable<EventExecutor> loops) {
        loops.forEach(loop -> probes.add(new Probe(loop)));
        probes.forEach(Probe::schedule);
    }

    /**
     * Returns what was measured.
     *
     * @return an entry for each event loop
     */
    public List<EventLoopLag> lags() {
        return probes.stream().map(Probe::lag).toList();
    }

    /** Ends the measurement. */
    @Override
    public void close() {
        probes.forEach(Probe::cancel);
    }

    private static final class Probe implements Runnable {
        private static final int SECONDS = 10;

        private final EventExecutor loop;
        private final long began = System.nanoTime();
        private final long[] longest = new long[SECONDS];
        private volatile String name = "event loop";
        private long second;
        private long latest;
        private long due;
        private boolean ended;
        private @Nullable ScheduledFuture<?> next;

        Probe(EventExecutor loop) {
            this.loop = loop;
        }

        synchronized void schedule() {
            if (!ended) {
                due = System.nanoTime() + PERIOD;
                try {
                    next = loop.schedule(this, PERIOD, TimeUnit.NANOSECONDS);
                } catch (RejectedExecutionException e) {
                    // The loop has ended, and with it what could be late.
                    ended = true;
                }
            }
        }

        synchronized void cancel() {
            ended = true;
            if (next != null) {
                next.cancel(false);
            }
        }

        @Override
        public void run() {
            name = Thread.currentThread().getName();
            synchronized (this) {
                long now = System.nanoTime();
                latest = Math.max(0, now - due);
                forget(now);
                int at = (int) (second % SECONDS);
                longest[at] = Math.max(longest[at], latest);
            }
            schedule();
        }

        /** Clears the seconds that are more than ten seconds ago. */
        private void forget(long now) {
            long current = TimeUnit.NANOSECONDS.toSeconds(now - began);
            for (long each = Math.max(second + 1, current - SECONDS + 1); each <= current; each++) {
                longest[(int) (each % SECONDS)] = 0;
            }
            second = Math.max(second, current);
        }

        synchronized EventLoopLag lag() {
            long now = System.nanoTime();
            forget(now);
            long overdue = ended ? 0 : Math.max(latest, now - due);
            long most = overdue;
            for (long each : longest) {
                most = Math.max(most, each);
            }
            int pending = loop instanceof SingleThreadEventExecutor single ? single.pendingTasks() : 0;
            return new EventLoopLag(name, Duration.ofNanos(overdue), Duration.ofNanos(most), pending);
        }
    }
}
