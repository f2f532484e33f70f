package io.darkrift.admin;

import io.darkrift.rooms.TickLoop;
import io.darkrift.rooms.TickStatistics;

/**
 * The state of a tick loop at a moment, without its class: {@code darkrift-rooms} is optional. Times are in nanoseconds.
 *
 * @param loop the loop, which tells it from others
 * @param name its name
 * @param rate how many ticks per second are wanted
 * @param lag how long ago the next tick was due
 * @param ended whether the loop runs no more although it should
 * @param ticks how many ticks have run
 * @param late how many of them began late
 * @param overruns how many of them took longer than a step
 * @param skipped how many ticks did not run
 * @param work how long all ticks took
 * @param longest how long the longest tick took
 * @param delay how late a tick began at most
 */
record TickState(
        Object loop,
        String name,
        int rate,
        long lag,
        boolean ended,
        long ticks,
        long late,
        long overruns,
        long skipped,
        long work,
        long longest,
        long delay) {
    /** Returns the state of a loop that should not end. */
    static TickState ofWorld(String name, TickLoop loop) {
        return of(name, loop, loop.isClosed());
    }

    /** Returns the state of a loop that ends with its room. */
    static TickState ofRoom(String name, TickLoop loop) {
        return of(name, loop, false);
    }

    private static TickState of(String name, TickLoop loop, boolean ended) {
        TickStatistics counts = loop.statistics();
        return new TickState(
                loop,
                name,
                loop.ticksPerSecond(),
                loop.lag().toNanos(),
                ended,
                counts.ticks(),
                counts.late(),
                counts.overruns(),
                counts.skipped(),
                counts.totalWork().toNanos(),
                counts.longestWork().toNanos(),
                counts.longestDelay().toNanos());
    }
}
