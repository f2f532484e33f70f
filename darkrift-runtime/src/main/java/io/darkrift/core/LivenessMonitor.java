package io.darkrift.core;

import io.darkrift.connection.LinkExecutor;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices a peer that has silently gone, or that sends nothing. On the event loop.
 *
 * <p>An arrival sets a mere flag; a timer looks at the flag.
 */
final class LivenessMonitor {
    /** What to do. */
    interface Actions {
        /** Returns whether reading is paused: the peer may send, and is not heard. */
        boolean isPaused();

        /** Sends a ping, which a living peer acknowledges. */
        void ping();

        /** Nothing arrived for the idle timeout. */
        void idle(Duration timeout);
    }

    private final LinkExecutor executor;
    private final @Nullable Duration pingInterval;
    private final @Nullable Duration idleTimeout;
    private final Actions actions;
    private boolean heard;
    private long lastHeard;
    private long lastPinged;
    private boolean ended;
    private @Nullable Future<?> timer;

    LivenessMonitor(
            LinkExecutor executor, @Nullable Duration pingInterval, @Nullable Duration idleTimeout, Actions actions) {
        this.executor = executor;
        this.pingInterval = pingInterval;
        this.idleTimeout = idleTimeout;
        this.actions = actions;
    }

    void begin() {
        lastHeard = executor.nanos();
        lastPinged = lastHeard;
        scheduleCheck();
    }

    private void scheduleCheck() {
        long period = Math.min(
                pingInterval == null ? Long.MAX_VALUE : pingInterval.toNanos(),
                idleTimeout == null ? Long.MAX_VALUE : Math.max(1, idleTimeout.toNanos() / 4));
        timer = executor.schedule(this::check, period, TimeUnit.NANOSECONDS);
    }

    /** Something arrived. */
    void heard() {
        heard = true;
    }

    private void check() {
        long now = executor.nanos();
        if (heard || actions.isPaused()) {
            heard = false;
            lastHeard = now;
        }
        if (idleTimeout != null && now - lastHeard >= idleTimeout.toNanos()) {
            end();
            actions.idle(idleTimeout);
        } else if (pingInterval != null && now - lastPinged >= pingInterval.toNanos()) {
            lastPinged = now;
            actions.ping();
        }
        if (!ended) {
            scheduleCheck();
        }
    }

    void end() {
        ended = true;
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
