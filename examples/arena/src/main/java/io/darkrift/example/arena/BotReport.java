package io.darkrift.example.arena;

import java.util.Locale;

/**
 * What bots have seen.
 *
 * @param bots how many there are
 * @param logins how many have logged in
 * @param ended how many have been disconnected for good
 * @param reconnects how often a connection was lost
 * @param inputs how many inputs were sent
 * @param snapshots how many datagrams with a part of the world have arrived
 * @param hits how often a bot has hit another
 * @param seconds how long they have played
 * @param medianMillis from an input to the snapshot that shows it, the median; NaN if none has arrived
 * @param p99Millis the same, of 99 of 100 inputs
 * @param goodbye the last reason that the server gave for disconnecting a bot, or an empty text
 */
record BotReport(
        int bots,
        long logins,
        int ended,
        long reconnects,
        long inputs,
        long snapshots,
        long hits,
        double seconds,
        double medianMillis,
        double p99Millis,
        String goodbye) {
    /** Whether all bots have logged in, have seen the world, and were still there at the end. */
    boolean isGood() {
        return logins == bots && ended == 0 && snapshots > 0;
    }

    /** One line. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%d of %d bots play, %,d inputs and %,d snapshots, input to snapshot p50 %.1f ms, p99 %.1f ms",
                logins - ended,
                bots,
                inputs,
                snapshots,
                medianMillis,
                p99Millis);
    }

    /** Several lines, for the end. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                """
                bots                %d, of which %d logged in and %d were disconnected%s
                connections lost    %d
                inputs sent         %,d, %.0f a second
                snapshots received  %,d, %.0f a second
                hits                %,d
                input to snapshot   p50 %.1f ms, p99 %.1f ms""",
                bots,
                logins,
                ended,
                goodbye.isEmpty() ? "" : " (" + goodbye + ")",
                reconnects,
                inputs,
                inputs / seconds,
                snapshots,
                snapshots / seconds,
                hits,
                medianMillis,
                p99Millis);
    }
}
