package io.darkrift.rooms;

import io.darkrift.connection.LinkExecutor;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a function at a fixed rate, for a simulation with a fixed step. A room starts one with {@link Room#startTicks}.
 * A server with a single world runs one on the thread of the game:
 *
 * <pre>{@code
 * DispatchQueue queue = Dispatcher.queue();
 * ... // the server, with dispatcher(queue)
 * TickLoop loop = TickLoop.builder(20, tick -> {
 *             queue.drain(); // runs the handlers of what has arrived
 *             world.step(1f / 20);
 *         })
 *         .build();
 * loop.run(); // until another thread calls loop.close()
 * }</pre>
 *
 * <p>Tick {@code n} is due {@code n} steps after the start, however long the ticks before it took: the loop does not
 * drift. A tick that is late is followed by the next one at once, until the loop is on time again. If more than {@link
 * Builder#maxCatchUp} ticks were missed, the missed ticks are skipped, because running them would delay the loop even
 * more.
 *
 * <p>An exception of the function is logged, at most once a second, and the function is called again for the next tick.
 *
 * <p>A loop runs once: with {@link #run}, or with {@link #start}. Its methods are safe for use by any thread.
 */
public final class TickLoop implements AutoCloseable {
    /** The function that runs in each tick. */
    @FunctionalInterface
    public interface TickHandler {
        /**
         * Runs a tick.
         *
         * @param tick its number: 1 for the first one, and one more for each that has run
         * @throws Exception if it fails; it is logged
         */
        void tick(long tick) throws Exception;
    }

    private static final Logger LOG = LoggerFactory.getLogger(TickLoop.class);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int MAX_RATE = 1_000;

    private final int rate;
    private final TickHandler handler;
    private final int maxCatchUp;
    private final LongSupplier nanoClock;
    private final Consumer<? super Throwable> onError;
    private final LogLimit logLimit = new LogLimit();

    // By the one thread that runs ticks at a time.
    private long origin;
    /** How many steps after the origin the next tick is due. */
    private long slot = 1;

    private long number;

    private final Measurements measured = new Measurements();
    /** Those of several loops together. */
    private final @Nullable Measurements shared;

    private boolean started;
    /** The clock of what runs the loop. Set once, behind {@link #nextDue}. */
    private volatile @Nullable LongSupplier loopClock;
    /** When the first tick that has not begun is due. */
    private volatile long nextDue;

    private volatile boolean closed;
    private volatile @Nullable Thread runner;
    private @Nullable ScheduledFuture<?> timer;

    private TickLoop(Builder builder) {
        this.rate = builder.rate;
        this.handler = builder.handler;
        this.maxCatchUp = builder.maxCatchUp;
        this.nanoClock = builder.nanoClock;
        this.onError = builder.onError;
        this.shared = builder.shared;
    }

    /**
     * Creates a builder of a loop.
     *
     * @param ticksPerSecond 1 to 1,000
     * @param handler called for each tick
     * @return a builder with defaults
     */
    public static Builder builder(int ticksPerSecond, TickHandler handler) {
        return new Builder(ticksPerSecond, handler);
    }

    /**
     * Returns the rate.
     *
     * @return ticks per second
     */
    public int ticksPerSecond() {
        return rate;
    }

    /**
     * Returns the measurements.
     *
     * @return a snapshot after the last tick
     */
    public TickStatistics statistics() {
        return measured.statistics();
    }

    /**
     * Returns how late the loop is now: how long ago the next tick was due. Unlike {@link #statistics()}, it shows a loop whose
     * handler hangs, or whose executor or scheduler runs nothing.
     *
     * @return the time, 0 or more; zero before the loop was started, and after it was closed
     */
    public Duration lag() {
        LongSupplier clock = loopClock;
        return clock == null || closed ? Duration.ZERO : Duration.ofNanos(Math.max(0, clock.getAsLong() - nextDue));
    }

    /**
     * Returns whether the loop has ended.
     *
     * @return true after {@link #close}, or once its scheduler has ended
     */
    public boolean isClosed() {
        return closed;
    }

    /**
     * Runs ticks on this thread, and waits between them, until {@link #close} is called. The first tick is due one step
     * after the call.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws IllegalStateException if the loop was started before
     */
    public void run() throws InterruptedException {
        begin(nanoClock);
        runner = Thread.currentThread();
        try {
            while (awaitDue()) {
                runTick(nanoClock);
            }
        } finally {
            runner = null;
        }
    }

    private boolean awaitDue() throws InterruptedException {
        while (!closed) {
            long wait = due(slot) - nanoClock.getAsLong();
            if (wait <= 0) {
                return true;
            }
            LockSupport.parkNanos(this, wait);
            if (Thread.interrupted()) {
                throw new InterruptedException("the thread of a tick loop was interrupted");
            }
        }
        return false;
    }

    /**
     * Starts the loop, and returns at once. The first tick is due one step later. At most one tick waits in the
     * executor.
     *
     * @param scheduler schedules the ticks; its clock is used in place of {@link Builder#nanoClock}. In a test in
     *     virtual time, this is {@code network.executor()}
     * @param executor where ticks run, such as a {@code DispatchQueue}, a pool, or the scheduler itself
     * @throws IllegalStateException if the loop was started before
     */
    public void start(LinkExecutor scheduler, Executor executor) {
        Objects.requireNonNull(executor, "executor");
        begin(scheduler::nanos);
        scheduleNext(scheduler, executor);
    }

    private synchronized void begin(LongSupplier clock) {
        if (started) {
            throw new IllegalStateException("this tick loop was started before: build another one");
        }
        started = true;
        origin = clock.getAsLong();
        nextDue = due(slot);
        loopClock = clock;
    }

    private void scheduleNext(LinkExecutor scheduler, Executor executor) {
        long wait = Math.max(0, due(slot) - scheduler.nanos());
        synchronized (this) {
            if (closed) {
                return;
            }
            try {
                timer = scheduler.schedule(() -> enqueue(scheduler, executor), wait, TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                closed = true;
                LOG.debug("A tick loop has ended: its scheduler is closed", e);
            }
        }
    }

    private void enqueue(LinkExecutor scheduler, Executor executor) {
        try {
            executor.execute(() -> runDue(scheduler, executor));
        } catch (RejectedExecutionException e) {
            // The executor may have room again later: its tick is late then, or skipped.
            logLimit.log(LOG, "A tick was rejected by its executor, and is tried again after a step", e);
            slot++;
            measured.skip();
            if (shared != null) {
                shared.skip();
            }
            scheduleNext(scheduler, executor);
        }
    }

    private void runDue(LinkExecutor scheduler, Executor executor) {
        if (!closed) {
            runTick(scheduler::nanos);
            // Through the scheduler, even if the next tick is due: what waits in the executor has its turn in between.
            scheduleNext(scheduler, executor);
        }
    }

    private void runTick(LongSupplier clock) {
        long begin = clock.getAsLong();
        long missed = skipMissed(begin);
        long delay = begin - due(slot);
        slot++;
        nextDue = due(slot);
        number++;
        try {
            handler.tick(number);
        } catch (Throwable e) {
            failed(e);
        }
        long work = clock.getAsLong() - begin;
        measured.add(SECOND / rate, delay, work, missed);
        if (shared != null) {
            shared.add(SECOND / rate, delay, work, missed);
        }
    }

    /** Skips the ticks that were missed, if they are too many: the one that was due last is the next. Returns how many. */
    private long skipMissed(long now) {
        long elapsed = now - origin;
        long missed = elapsed / SECOND * rate + elapsed % SECOND * rate / SECOND - slot;
        if (missed <= maxCatchUp) {
            return 0;
        }
        slot += missed;
        return missed;
    }

    /** The time of a tick. Exact for rates that don't divide a second, so that nothing adds up. */
    private long due(long number) {
        return origin + number / rate * SECOND + number % rate * SECOND / rate;
    }

    private void failed(Throwable cause) {
        try {
            onError.accept(cause);
        } catch (Throwable e) {
            logLimit.log(LOG, "The error handler of a tick loop failed", e);
        }
    }

    /**
     * Ends the loop: no further tick starts. Does not wait for a tick that is running. Calling it again has no effect.
     */
    @Override
    public void close() {
        ScheduledFuture<?> pending;
        synchronized (this) {
            closed = true;
            pending = timer;
            timer = null;
        }
        if (pending != null) {
            pending.cancel(false);
        }
        LockSupport.unpark(runner);
    }

    /** What ticks took, in nanoseconds. Safe for use by any number of threads. */
    static final class Measurements {
        private long ticks;
        private long late;
        private long overruns;
        private long skipped;
        private long totalWork;
        private long longestWork;
        private long longestDelay;

        private synchronized void skip() {
            skipped++;
        }

        private synchronized void add(long step, long delay, long work, long missed) {
            ticks++;
            skipped += missed;
            late += delay > step / 2 ? 1 : 0;
            overruns += work > step ? 1 : 0;
            totalWork += work;
            longestWork = Math.max(longestWork, work);
            longestDelay = Math.max(longestDelay, delay);
        }

        synchronized TickStatistics statistics() {
            return new TickStatistics(
                    ticks,
                    late,
                    overruns,
                    skipped,
                    Duration.ofNanos(totalWork),
                    Duration.ofNanos(longestWork),
                    Duration.ofNanos(longestDelay));
        }
    }

    /** Builds a {@link TickLoop}. Not safe for use by several threads at once. */
    public static final class Builder {
        private final int rate;
        private final TickHandler handler;
        private int maxCatchUp = 5;
        private LongSupplier nanoClock = System::nanoTime;
        private @Nullable Measurements shared;
        private Consumer<? super Throwable> onError = new Consumer<>() {
            private final LogLimit limit = new LogLimit();

            @Override
            public void accept(Throwable cause) {
                limit.log(LOG, "A tick failed, and the loop goes on", cause);
            }
        };

        private Builder(int rate, TickHandler handler) {
            if (rate < 1 || rate > MAX_RATE) {
                throw new IllegalArgumentException("ticksPerSecond is " + rate + ": it has to be 1 to " + MAX_RATE);
            }
            this.rate = rate;
            this.handler = Objects.requireNonNull(handler, "handler");
        }

        /**
         * Sets how many missed ticks the loop runs at once to catch up. If more were missed, they are skipped. Default:
         * 5.
         *
         * @param ticks 0 or more
         * @return this
         */
        public Builder maxCatchUp(int ticks) {
            if (ticks < 0) {
                throw new IllegalArgumentException("maxCatchUp is " + ticks + ": it has to be 0 or more");
            }
            this.maxCatchUp = ticks;
            return this;
        }

        /**
         * Sets the clock of {@link TickLoop#run}. Default: {@code System::nanoTime}.
         *
         * @param nanos a time in nanoseconds that never runs backwards
         * @return this
         */
        public Builder nanoClock(LongSupplier nanos) {
            this.nanoClock = Objects.requireNonNull(nanos, "nanoClock");
            return this;
        }

        /**
         * Sets the handler of exceptions of ticks. Default: they are logged, at most once a second.
         *
         * @param handler called on the thread of the tick
         * @return this
         */
        public Builder onError(Consumer<? super Throwable> handler) {
            this.onError = Objects.requireNonNull(handler, "onError");
            return this;
        }

        /** Sets where the loop adds its measurements to those of others. */
        Builder addTo(Measurements others) {
            this.shared = others;
            return this;
        }

        /**
         * Builds the loop.
         *
         * @return a loop that has not been started
         */
        public TickLoop build() {
            return new TickLoop(this);
        }
    }
}
