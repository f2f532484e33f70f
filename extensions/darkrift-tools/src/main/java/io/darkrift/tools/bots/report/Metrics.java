package io.darkrift.tools.bots.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The numbers of a report by their names. Times are in milliseconds, parts in percent. */
public final class Metrics {
    /** What a metric counts in. */
    enum Unit {
        COUNT,
        MILLIS,
        PERCENT
    }

    private static final List<String> STATISTICS = List.of("p50", "p90", "p99", "p999", "mean", "max");
    private static final String MEASURE = "measure.";

    private record Metric(Unit unit, ToDoubleFunction<BotsReport> value) {}

    private static final Map<String, Metric> METRICS = new LinkedHashMap<>();

    static {
        durations("rtt", BotsReport::rtt);
        durations("rtt.unreliable", BotsReport::unreliableRtt);
        METRICS.put("loss", new Metric(Unit.PERCENT, report -> 100 * report.loss()));
        durations("connect", BotsReport::connectTime);
        count("connects", BotsReport::connects);
        count("connect.failures", report -> report.attempts() - report.connects());
        count("disconnects", BotsReport::unexpectedDisconnects);
        count("failures", BotsReport::failures);
        count("errors", BotsReport::errors);
        count("sent", report -> report.messages(true));
        count("received", report -> report.messages(false));
        count("sent.rate", report -> report.messages(true) / report.seconds());
        count("received.rate", report -> report.messages(false) / report.seconds());
        count(
                "unsent",
                report -> report.unsent().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        durations("lag", report -> report.process().lag());
        METRICS.put(
                "cpu", new Metric(Unit.PERCENT, report -> 100 * report.process().cpu()));
    }

    private Metrics() {}

    private interface DurationsOf {
        Percentiles of(BotsReport report);
    }

    private static void durations(String name, DurationsOf durations) {
        for (String statistic : STATISTICS) {
            METRICS.put(
                    name + "." + statistic,
                    new Metric(Unit.MILLIS, report -> durations.of(report).named(statistic)));
        }
    }

    private static void count(String name, ToDoubleFunction<BotsReport> value) {
        METRICS.put(name, new Metric(Unit.COUNT, value));
    }

    /** Returns the names, in groups for a reader. */
    public static String describe() {
        String statistics = STATISTICS.stream().collect(Collectors.joining("|"));
        return METRICS.keySet().stream()
                        .map(name -> {
                            int dot = name.lastIndexOf('.');
                            boolean isDuration = dot > 0 && STATISTICS.contains(name.substring(dot + 1));
                            return isDuration ? name.substring(0, dot) + "." + statistics : name;
                        })
                        .distinct()
                        .collect(Collectors.joining(", "))
                + ", " + MEASURE + "<name>." + statistics + ", " + MEASURE + "<name>.count";
    }

    /** Returns the unit of a metric, or nothing if there is no such metric. */
    static Optional<Unit> unit(String name) {
        if (name.startsWith(MEASURE)) {
            String statistic = name.substring(name.lastIndexOf('.') + 1);
            boolean hasName = name.lastIndexOf('.') > MEASURE.length();
            return !hasName
                    ? Optional.empty()
                    : statistic.equals("count")
                            ? Optional.of(Unit.COUNT)
                            : STATISTICS.contains(statistic) ? Optional.of(Unit.MILLIS) : Optional.empty();
        }
        return Optional.ofNullable(METRICS.get(name)).map(Metric::unit);
    }

    /** Returns the value of a metric that exists; NaN if nothing was measured. */
    static double value(String name, BotsReport report) {
        Metric metric = METRICS.get(name);
        if (metric != null) {
            return metric.value().applyAsDouble(report);
        }
        int dot = name.lastIndexOf('.');
        Percentiles measured =
                report.measurements().getOrDefault(name.substring(MEASURE.length(), dot), Percentiles.NONE);
        return measured.named(name.substring(dot + 1));
    }
}
