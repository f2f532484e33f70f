package io.darkrift.rooms;

import java.time.Duration;

/**
 * The measurements of a {@link TickLoop} so far.
 *
 * @param ticks how many ticks have run
 * @param late how many of them began more than half a step after their time
 * @param overruns how many of them took longer than a step
 * @param skipped how many ticks did not run, because more than {@code maxCatchUp} were missed at once
 * @param totalWork the total running time of all ticks
 * @param longestWork the running time of the longest tick
 * @param longestDelay the longest time from the moment when a tick was due to its start
 */
public record TickStatistics(
        long ticks,
        long late,
        long overruns,
        long skipped,
        Duration totalWork,
        Duration longestWork,
        Duration longestDelay) {
    /**
     * Returns the average running time of a tick.
     *
     * @return the time; zero before the first tick
     */
    public Duration averageWork() {
        return ticks == 0 ? Duration.ZERO : totalWork.dividedBy(ticks);
    }
}
