package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.load.child.ChildJvm;
import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.report.LineChart;
import io.darkrift.benchmarks.report.LineChart.Line;
import io.darkrift.benchmarks.report.LineChart.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How cost grows with connections and messages. */
@Command(
        name = "curves",
        description = "CPU time of a server that sends M3 back: with more connections, and with more messages.",
        showDefaultValues = true)
public final class CurvesCommand extends LoadCommand {
    private static final List<Contender> CONTENDERS =
            List.of(Contender.of("DarkRift", "library", "darkrift"), Contender.of("Netty", "library", "netty"));
    private static final String CPU = "cpu";
    private static final int WARM_UP_MESSAGES = 20_000;

    @Option(names = "--transport", description = "nio or epoll.")
    private String transport = "nio";

    @Option(names = "--connections", split = ",", description = "Numbers of connections at 20 messages a second each.")
    private List<Integer> connections = List.of(50, 100, 250, 500, 1_000, 1_500, 2_000);

    @Option(names = "--hertz", split = ",", description = "Messages a second of each of 100 connections.")
    private List<Integer> hertz = List.of(10, 25, 50, 100, 200, 300, 400);

    /** A point of a curve. */
    private record Load(int connections, int hertz) {
        int messages() {
            return connections * hertz;
        }
    }

    CurvesCommand() {
        super("Curves");
    }

    @Override
    String measure(LoadOptions options, Pictures pictures) throws IOException {
        List<Load> wide = connections.stream().map(count -> new Load(count, 20)).toList();
        List<Load> high = hertz.stream().map(rate -> new Load(100, rate)).toList();
        return curve(options, pictures, "connections", "connections, 20 messages a second each", wide)
                + "\n"
                + curve(options, pictures, "messages", "messages a second over 100 connections", high);
    }

    private String curve(LoadOptions options, Pictures pictures, String name, String axis, List<Load> loads)
            throws IOException {
        Map<String, List<Point>> points = new LinkedHashMap<>();
        StringBuilder tables = new StringBuilder();
        for (Load load : options.isBrief() ? loads.subList(0, 2) : loads) {
            Measurements measurements = measure(options, load);
            int x = name.equals("connections") ? load.connections() : load.messages();
            options.chosen(CONTENDERS)
                    .forEach(each -> points.computeIfAbsent(each.label(), key -> new ArrayList<>())
                            .add(new Point(
                                    x, measurements.series(each.label(), CPU).median())));
            tables.append('\n').append(measurements.table(x + " " + axis, CPU, "p50", "p99"));
        }
        List<Line> lines = points.entrySet().stream()
                .map(entry -> new Line(entry.getKey(), entry.getValue()))
                .toList();
        LineChart chart = new LineChart("CPU time of the server, milliseconds a second", axis, "ms/s", lines);
        return pictures.keep("load-" + name + ".svg", chart.toSvg(), "CPU time of a server against " + axis) + tables;
    }

    private Measurements measure(LoadOptions options, Load load) {
        Measurements measurements = new Measurements();
        Turns.take(options, CONTENDERS, each -> {
            try (Multitude multitude = Multitude.start(options, each.with("transport", transport))) {
                ChildJvm clients = multitude.newClients();
                clients.ask("gather", multitude.connections(load.connections()));
                // So many that what is compiled is compiled before it counts.
                int warm = Math.max(load.hertz(), WARM_UP_MESSAGES / load.connections());
                clients.ask("pulse", Fields.of("hertz", warm, "warmup", 0, "millis", options.warmUpMillis()));
                Fields before = multitude.server().ask("count");
                Fields pulse =
                        clients.ask("pulse", Fields.of("hertz", load.hertz(), "warmup", 0, "millis", options.millis()));
                Fields after = multitude.server().ask("count");
                double seconds = (double) options.millis() / TimeUnit.SECONDS.toMillis(1);
                double cpu = (after.number("cpu") - before.number("cpu")) / TimeUnit.MILLISECONDS.toNanos(1);
                measurements.add(each.label(), CPU, cpu / seconds);
                measurements.add(each.label(), "p50", pulse.number("p50"));
                measurements.add(each.label(), "p99", pulse.number("p99"));
            }
        });
        return measurements;
    }
}
