package io.darkrift.benchmarks.charts;

import io.darkrift.benchmarks.report.BarChart;
import io.darkrift.benchmarks.report.BarChart.Bar;
import io.darkrift.benchmarks.report.LineChart;
import io.darkrift.benchmarks.report.LineChart.Line;
import io.darkrift.benchmarks.report.LineChart.Mark;
import io.darkrift.benchmarks.report.LineChart.Point;
import io.darkrift.benchmarks.report.Page;
import io.darkrift.benchmarks.report.RecordedTable;
import io.darkrift.benchmarks.report.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws the charts of the page on performance from what the other commands have recorded. */
@Command(name = "charts", description = "Draws the charts of docs/performance.md from the tables in docs/performance.")
public final class ChartsCommand implements Callable<Integer> {
    private static final String OURS = "DarkRift";
    private static final String JDK = ", JDK 17";
    private static final Set<String> WITH_NAMES = Set.of("M3", "M4");
    private static final int HERTZ = 20;
    private static final double TICK_MILLIS = 1_000.0 / HERTZ;
    private static final double MICROS_A_MILLI = 1_000;
    private static final double MILLIS_A_PERCENT = 10;

    @Option(
            names = "--output",
            required = true,
            description = "The directory of the documentation, such as docs: tables are read from docs/performance, and"
                    + " charts written there.")
    private Path docs = Path.of("docs");

    @Override
    public Integer call() throws IOException {
        Page page = new Page(docs, "charts");
        page.picture("codec.svg", codec(), "");
        page.picture("round-trip.svg", roundTrip(), "");
        page.picture("players.svg", players(), "");
        page.picture("memory.svg", memory(), "");
        return 0;
    }

    private List<RecordedTable> tables(String command, String heading) throws IOException {
        return RecordedTable.read(docs, command, heading + JDK);
    }

    private static Bar bar(String label, Series values) {
        return new Bar(label, values, label.startsWith(OURS));
    }

    private String codec() throws IOException {
        RecordedTable fresh = tables("codec", "Names that never repeat").get(0);
        List<BarChart.Panel> panels = new ArrayList<>();
        for (RecordedTable table : tables("codec", "Encoding and decoding")) {
            String message = table.title().split(":")[0];
            if (WITH_NAMES.contains(message)) {
                panels.add(codec(table, "encode ns", message + ", encoding, ns"));
                panels.add(codec(table, "decode ns", message + ", decoding names that repeat, ns"));
                panels.add(panel(message + ", decoding names that are always new, ns", fresh, message));
            }
        }
        return new BarChart("M3, a player, and M4, 64 players: shorter is faster", 1, panels).toSvg();
    }

    private static BarChart.Panel codec(RecordedTable table, String column, String title) {
        return new BarChart.Panel(
                title,
                table.labels().stream()
                        .map(label -> bar(label, table.seriesWithSpread(label, column)))
                        .toList());
    }

    private static BarChart.Panel panel(String title, RecordedTable table, String column) {
        return new BarChart.Panel(
                title,
                table.labels().stream()
                        .map(label -> bar(label, table.series(label, column)))
                        .toList());
    }

    private String roundTrip() throws IOException {
        List<BarChart.Panel> panels = new ArrayList<>();
        Map<String, String> headings = new TreeMap<>(Map.of(
                "a core for each end", "Round trips, server and clients pinned to a core each",
                "one core for both ends", "Round trips, server and clients pinned to one core"));
        for (Map.Entry<String, String> heading : headings.entrySet()) {
            RecordedTable table = tables("rtt", heading.getValue()).get(0);
            for (String percentile : List.of("p50", "p99")) {
                panels.add(panel(percentile + ", µs, " + heading.getKey(), table, percentile));
            }
        }
        return new BarChart("Round trip of M1 over one connection: shorter is faster", 1, panels).toSvg();
    }

    private String players() throws IOException {
        Map<String, List<Point>> cpu = new TreeMap<>();
        Map<String, List<Point>> p99 = new TreeMap<>();
        Map<Double, String> saturated = new TreeMap<>();
        for (RecordedTable table : tables("curves", "Curves")) {
            if (!table.title().contains("connections, " + HERTZ + " messages")) {
                continue;
            }
            double players = Double.parseDouble(table.title().split(" ")[0]);
            for (String label : table.labels()) {
                add(cpu, label, players, table.series(label, "cpu"), MILLIS_A_PERCENT);
                Point late = add(p99, label, players, table.series(label, "p99"), MICROS_A_MILLI);
                boolean isFirst = saturated.values().stream().noneMatch(labels -> labels.contains(label));
                if (isFirst && late.y().median() > TICK_MILLIS) {
                    saturated.merge(players, label, (one, other) -> one + " and " + other);
                }
            }
        }
        List<Mark> marks = saturated.entrySet().stream()
                .map(entry -> new Mark(entry.getKey(), entry.getValue() + " saturated"))
                .toList();
        return new LineChart(
                        "A server that sends back M3, " + HERTZ + " times a second to each player",
                        "players",
                        List.of(
                                new LineChart.Panel("CPU, % of a core", false, lines(cpu), List.of()),
                                new LineChart.Panel(
                                        "p99 of round trips, ms",
                                        true,
                                        lines(p99),
                                        List.of(new Mark(TICK_MILLIS, "50 ms, a tick")))),
                        marks)
                .toSvg();
    }

    private static Point add(Map<String, List<Point>> lines, String label, double x, Series values, double divisor) {
        Point point = new Point(
                x,
                Series.of(values.values().stream().map(value -> value / divisor).collect(Collectors.toList())));
        lines.computeIfAbsent(label, key -> new ArrayList<>()).add(point);
        return point;
    }

    private static List<Line> lines(Map<String, List<Point>> points) {
        return points.entrySet().stream()
                .map(entry -> new Line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private String memory() throws IOException {
        List<BarChart.Panel> panels = new ArrayList<>();
        for (RecordedTable table : tables("connections", "Connections, nio")) {
            if (!table.header().contains("heap")) {
                continue;
            }
            for (String kind : List.of("heap", "resident")) {
                String name = kind.equals("heap") ? "Java heap" : "resident, all of the process";
                panels.add(panel(name + ", bytes, " + table.title(), table, kind));
            }
        }
        return new BarChart("Memory of the server for each idle player: shorter is less", 1, panels).toSvg();
    }
}
