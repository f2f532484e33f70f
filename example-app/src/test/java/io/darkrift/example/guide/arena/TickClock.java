package io.darkrift.example.guide.arena;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Computes how long to sleep before the next tick. */
final class TickClock {
    private static final int MAX_TICKS_BEHIND = 5;

    private final long period;
    private final LongSupplier nanoTime;
    private long next;

    TickClock(int ticksPerSecond, LongSupplier nanoTime) {
        this.period = TimeUnit.SECONDS.toNanos(1) / ticksPerSecond;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong() + period;
    }

    /** The start of a tick does not depend on how long the ticks before it took. */
    long nanosToNextTick() {
        long now = nanoTime.getAsLong();
        if (now - next > MAX_TICKS_BEHIND * period) {
            next = now; // too far behind to catch up: skip these ticks
        }
        long wait = Math.max(0, next - now);
        next += period;
        return wait;
    }
}
