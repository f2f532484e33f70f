package io.darkrift.tests.attack.harness;

import java.util.List;

/**
 * What an attack did. A line of the report.
 *
 * @param plan what was run
 * @param volume how much there was of it
 * @param before the latency of honest clients in milliseconds, median and 99 of 100
 * @param during the same
 * @param after the same
 * @param datagramsLost of 100 datagrams of honest clients, how many got no answer meanwhile
 * @param newcomers how many of those that came meanwhile and afterwards were admitted
 * @param heap the heap after a collection in MiB, before and after
 * @param direct direct memory in MiB, before, at most and after
 * @param descriptors open files, before, at most and after
 * @param log what was logged
 * @param failures what did not hold: none if the attack was withstood
 */
public record AttackResult(
        AttackPlan plan,
        String volume,
        String before,
        String during,
        String after,
        double datagramsLost,
        String newcomers,
        String heap,
        String direct,
        String descriptors,
        ServerProcess.Log log,
        List<String> failures) {
    static final String HEADER = "| attack | server | volume | latency before, p50 / p99 ms | during | after"
            + " | datagrams lost, % | admitted | heap, MiB | direct, MiB | descriptors | log lines, KB | verdict |\n"
            + "|---|---|---|---|---|---|---|---|---|---|---|---|---|\n";

    /** Returns whether the server withstood it. */
    public boolean isPassed() {
        return failures.isEmpty();
    }

    /** Returns the line of the report. */
    String row() {
        return String.format(
                "| %s | %s | %s | %s | %s | %s | %.1f | %s | %s | %s | %s | %,d, %,d | %s |%n",
                plan.name(),
                plan.server(),
                volume,
                before,
                during,
                after,
                datagramsLost,
                newcomers,
                heap,
                direct,
                descriptors,
                log.lines(),
                log.bytes() / 1_000,
                isPassed()
                        ? "passed"
                        : "**failed**: " + String.join("; ", failures).replace("|", "\\|"));
    }
}
