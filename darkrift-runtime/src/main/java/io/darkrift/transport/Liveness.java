package io.darkrift.transport;

import io.darkrift.connection.ConnectionSettings;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices a peer that has silently gone, or that says nothing. On the event loop.
 *
 * <p>That something came is noted with a mere flag; a timer looks at it now and then.
 */
final class Liveness {
    /** What to do. */
    interface Actions {
        /** Tells whether nothing is read from the peer for now: it may speak, but is not heard. */
        boolean isDeaf();

        /** Asks the peer for a sign of life. */
        void ping();

        /** Nothing came for too long. */
        void silent(Duration limit);
    }

    private final EventLoop eventLoop;
    private final LongSupplier nanoClock;
    private final @Nullable Duration pingInterval;
    private final @Nullable Duration limit;
    private final Actions actions;
    private boolean heard;
    private long lastHeard;
    private long lastPinged;
    private @Nullable Future<?> timer;

    Liveness(
            EventLoop eventLoop,
            LongSupplier nanoClock,
            @Nullable Duration pingInterval,
            @Nullable Duration limit,
            Actions actions) {
        this.eventLoop = eventLoop;
        this.nanoClock = nanoClock;
        this.pingInterval = pingInterval;
        this.limit = limit;
        this.actions = actions;
    }

    /** Tells whether there is anything to notice. */
    static boolean watches(ConnectionSettings settings) {
        return settings.pingInterval() != null || settings.idleLimit() != null;
    }

    void begin() {
        if (pingInterval == null && limit == null) {
            return;
        }
        lastHeard = nanoClock.getAsLong();
        lastPinged = lastHeard;
        long period = Math.min(
                pingInterval == null ? Long.MAX_VALUE : pingInterval.toNanos(),
                limit == null ? Long.MAX_VALUE : Math.max(1, limit.toNanos() / 4));
        timer = eventLoop.scheduleAtFixedRate(this::check, period, period, TimeUnit.NANOSECONDS);
    }

    /** Something came. */
    void heard() {
        heard = true;
    }

    private void check() {
        long now = nanoClock.getAsLong();
        if (heard || actions.isDeaf()) {
            heard = false;
            lastHeard = now;
        }
        if (limit != null && now - lastHeard >= limit.toNanos()) {
            end();
            actions.silent(limit);
        } else if (pingInterval != null && now - lastPinged >= pingInterval.toNanos()) {
            lastPinged = now;
            actions.ping();
        }
    }

    void end() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
