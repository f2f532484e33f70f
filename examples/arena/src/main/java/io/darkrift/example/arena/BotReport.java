package io.darkrift.example.arena;

import java.util.Locale;

/**
 * What bots have seen.
 *
 * @param bots how many there are
 * @param logins how many have logged in
 * @param ended how many have been disconnected for good
 * @param lost how often a connection was lost, or could not be made
 * @param inputs how many inputs were sent
 * @param snapshots how many datagrams with a part of the world have arrived
 * @param hits how often a bot has hit another
 * @param seconds how long they have played
 * @param medianMillis from an input to the snapshot that shows it, the median; NaN if no snapshot has arrived
 * @param p99Millis the same, of 99 of 100 inputs
 * @param problem why a bot was disconnected or could not connect, the last time; or an empty text
 */
record BotReport(
        int bots,
        long logins,
        int ended,
        long lost,
        long inputs,
        long snapshots,
        long hits,
        double seconds,
        double medianMillis,
        double p99Millis,
        String problem) {
    /** Returns whether all bots have logged in, have seen the world, and were still there at the end. */
    boolean isGood() {
        return logins == bots && ended == 0 && snapshots > 0;
    }

    /** One line. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%d of %d bots play, %,d inputs and %,d snapshots%s%s",
                logins - ended,
                bots,
                inputs,
                snapshots,
                Double.isNaN(medianMillis) ? "" : ", input to snapshot " + delays(),
                problem(", last problem: "));
    }

    private String delays() {
        return Double.isNaN(medianMillis)
                ? "-"
                : String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", medianMillis, p99Millis);
    }

    private String problem(String before) {
        return problem.isEmpty() ? "" : before + problem;
    }

    /** Several lines, for the end. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                """
                bots                %d, of which %d logged in, and %d were disconnected for good
                connections lost    %d%s
                inputs sent         %,d, %.0f a second
                snapshots received  %,d, %.0f a second
                hits                %,d
                input to snapshot   %s""",
                bots,
                logins,
                ended,
                lost,
                problem(", the last one: "),
                inputs,
                inputs / seconds,
                snapshots,
                snapshots / seconds,
                hits,
                delays());
    }
}
