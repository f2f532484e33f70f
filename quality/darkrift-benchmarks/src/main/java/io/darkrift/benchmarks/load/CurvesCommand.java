package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.load.child.ChildJvm;
import io.darkrift.benchmarks.load.child.Fields;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
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

    @Option(
            names = "--connections",
            split = ",",
            description = "Numbers of connections at 20 messages a second each, or 0.")
    private List<Integer> connections = List.of(50, 100, 250, 500, 1_000, 1_500, 2_000);

    @Option(names = "--hertz", split = ",", description = "Messages a second of each of 100 connections, or 0.")
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
    String measure(LoadOptions options) {
        StringBuilder tables =
                new StringBuilder("CPU of the server in milliseconds for each second, round trips in microseconds.\n");
        for (Load load : some(options, connections, count -> new Load(count, 20))) {
            append(tables, options, load, load.connections() + " connections, 20 messages a second each");
        }
        for (Load load : some(options, hertz, rate -> new Load(100, rate))) {
            append(tables, options, load, load.messages() + " messages a second over 100 connections");
        }
        return tables.toString();
    }

    /** Returns the loads of a curve, without those of 0. */
    private static List<Load> some(LoadOptions options, List<Integer> numbers, IntFunction<Load> load) {
        List<Load> loads =
                numbers.stream().filter(number -> number > 0).map(load::apply).toList();
        return options.isBrief() ? loads.subList(0, 2) : loads;
    }

    private void append(StringBuilder tables, LoadOptions options, Load load, String title) {
        tables.append("\n").append(measure(options, load).table(title, CPU, "p50", "p99"));
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
