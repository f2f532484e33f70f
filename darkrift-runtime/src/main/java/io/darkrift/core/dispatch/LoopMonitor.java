package io.darkrift.core.dispatch;

import io.darkrift.connection.Connection;
import io.darkrift.core.flight.Flight;
import io.darkrift.core.support.LogLimiter;
import io.darkrift.wire.DarkriftReader;
import io.netty.util.concurrent.FastThreadLocal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the connections of one event loop share: a reader, and a note of the handler that runs. A watchdog thread looks at
 * the notes of all loops and logs a handler that holds its loop for too long, with the stack of the loop. The note costs
 * the loop a few plain stores.
 */
public final class LoopMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final FastThreadLocal<LoopMonitor> CURRENT = new FastThreadLocal<>() {
        @Override
        protected LoopMonitor initialValue() {
            return new LoopMonitor();
        }
    };
    private static final VarHandle RUNNING = runningHandle();

    /** A connection whose handlers run on a loop. {@link Object#toString} names it for the log. On any thread. */
    public interface Watched {
        /**
         * Returns the count of messages that have arrived. As long as it changes, a handler has not got stuck.
         *
         * @return the count
         */
        long received();

        /**
         * Returns for how long a handler may hold the loop before a line is logged.
         *
         * @return nanoseconds; {@link Long#MAX_VALUE} if nothing is logged
         */
        long slowHandlerNanos();

        /**
         * Returns the limiter of the log lines about slow handlers.
         *
         * @return the limiter, which connections may share
         */
        LogLimiter slowHandlerLimiter();
    }

    /** Stands for a handler of something that is not a message. */
    public static final int EVENT = -1;

    private static final int NOTHING = -2;

    private final Thread thread = Thread.currentThread();
    private final DarkriftReader reader = new DarkriftReader(new byte[0]);
    private boolean watched;

    // Written by the loop, read by the watchdog: the connection whose handler runs, or ran last, and the tag that it
    // handles.
    private @Nullable Watched connection;
    private int running = NOTHING;

    // The watchdog's own: the handler that it saw last. Its connection has received no message since.
    private @Nullable Watched seen;
    private int seenTag = NOTHING;
    private long seenReceived;
    private long seenSince;
    private boolean reported;

    private LoopMonitor() {}

    private static VarHandle runningHandle() {
        try {
            return MethodHandles.lookup().findVarHandle(LoopMonitor.class, "running", int.class);
        } catch (NoSuchFieldException | IllegalAccessException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * Returns the monitor of the calling thread, which is an event loop.
     *
     * @param limitNanos for how long a handler of the connection may hold the loop, in nanoseconds; {@link
     *     Long#MAX_VALUE} if it is not to be watched
     * @return always the same for a thread
     */
    public static LoopMonitor current(long limitNanos) {
        LoopMonitor monitor = CURRENT.get();
        if (!monitor.watched && limitNanos != Long.MAX_VALUE) {
            monitor.watched = true;
            Watchdog.add(monitor);
        }
        return monitor;
    }

    /**
     * Returns a reader, for as long as one message is read.
     *
     * @return the reader of the loop
     */
    public DarkriftReader reader() {
        return reader;
    }

    /**
     * A handler begins.
     *
     * @param handled the connection
     * @param tag the tag of the message, or {@link #EVENT}
     */
    public void enter(Watched handled, int tag) {
        if (connection != handled) {
            // A reference that is stored costs the collector's barrier, which is more than all the rest of this.
            connection = handled;
        }
        RUNNING.setRelease(this, tag);
    }

    /** The handler has returned. */
    public void exit() {
        RUNNING.setRelease(this, NOTHING);
    }

    /** Looks at the note. On the watchdog's thread. */
    private void check(long now) {
        int tag = (int) RUNNING.getAcquire(this);
        Watched handled = connection;
        if (tag == NOTHING || handled == null) {
            seenTag = NOTHING;
            seen = null;
            return;
        }
        long received = handled.received();
        if (tag != seenTag || handled != seen || received != seenReceived) {
            seenTag = tag;
            seen = handled;
            seenReceived = received;
            seenSince = now;
            reported = false;
            return;
        }
        long held = now - seenSince;
        if (!reported && held >= handled.slowHandlerNanos()) {
            reported = true;
            report(handled, tag, held);
        }
    }

    private void report(Watched stuck, int tag, long held) {
        Flight.slowHandler(stuck, tag, held, thread);
        String stack = Arrays.stream(thread.getStackTrace())
                .map(frame -> "\n\tat " + frame)
                .collect(Collectors.joining());
        long more = stuck.slowHandlerLimiter().acquire();
        if (more >= 0) {
            LOG.warn(
                    "The handler of {} for {} has held the event loop {} for {} ms: other connections of the loop wait."
                            + " Run handlers that wait elsewhere, with dispatcher(...){}{}",
                    tag < 0 ? "a connection event" : "tag " + tag,
                    stuck,
                    thread.getName(),
                    TimeUnit.NANOSECONDS.toMillis(held),
                    LogLimiter.more(more),
                    stack);
        }
    }

    /** One thread for all loops, which ends with the last of them. */
    private static final class Watchdog implements Runnable {
        private static final long PERIOD_MILLIS = 20;
        private static final List<LoopMonitor> MONITORS = new ArrayList<>();
        private static boolean running;

        static void add(LoopMonitor monitor) {
            synchronized (MONITORS) {
                MONITORS.add(monitor);
                if (!running) {
                    running = true;
                    Thread thread = new Thread(new Watchdog(), "darkrift-watchdog");
                    thread.setDaemon(true);
                    thread.start();
                }
            }
        }

        @Override
        public void run() {
            while (true) {
                synchronized (MONITORS) {
                    MONITORS.removeIf(monitor -> !monitor.thread.isAlive());
                    if (MONITORS.isEmpty()) {
                        running = false;
                        return;
                    }
                    long now = System.nanoTime();
                    MONITORS.forEach(monitor -> monitor.check(now));
                    try {
                        MONITORS.wait(PERIOD_MILLIS);
                    } catch (InterruptedException e) {
                        // Nobody has a reason to interrupt this thread; it ends with the last loop.
                        continue;
                    }
                }
            }
        }
    }
}
