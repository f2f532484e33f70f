package io.darkrift.benchmarks.observe;

import io.darkrift.benchmarks.observe.ObserveRun.Way;
import io.darkrift.benchmarks.report.Environment;
import io.darkrift.benchmarks.report.Figures;
import io.darkrift.benchmarks.report.Page;
import io.darkrift.benchmarks.report.Series;
import io.darkrift.benchmarks.report.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what metrics and tools cost. */
@Command(
        name = "observe",
        description = "Has a client send messages, and a server answer each, with metrics and without.",
        showDefaultValues = true)
public final class ObserveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--short", description = "Few messages, one round: shows that it works, and nothing else.")
    private boolean brief;

    @Option(names = "--messages", description = "The number of messages in a round.")
    private int messages = 2_000_000;

    @Option(names = "--rounds", description = "The number of measurements of each, after two rounds to warm up.")
    private int rounds = 15;

    @Option(
            names = "--output",
            description = "The directory of the documentation, such as docs: results go into docs/performance.")
    private @Nullable Path output;

    @Override
    public Integer call() throws Exception {
        Table table = measure(brief ? 4_000 : messages, brief ? 1 : rounds);
        spec.commandLine().getOut().println(table);
        if (output != null) {
            List<String> command = spec.commandLine().getParseResult().originalArgs();
            new Page(output, spec.commandLine().getCommandName())
                    .section(
                            "Metrics and tools, JDK " + Environment.jdk(),
                            "A client sends the shortest message (M1) as fast as it can, and a server answers each with the"
                                    + " same, over loopback, nio. The CPU time of the server's event loop for a message and"
                                    + " its answer. Medians, and the middle half of all rounds.\n\n"
                                    + Environment.describe(command) + "\n" + table);
        }
        return 0;
    }

    private static Table measure(int messages, int rounds) throws Exception {
        Map<Way, List<Double>> times = new EnumMap<>(Way.class);
        for (int round = -2; round < rounds; round++) {
            for (int i = 0; i < Way.values().length; i++) {
                Way way = Way.values()[Math.floorMod(round + i, Way.values().length)];
                try (ObserveRun run = new ObserveRun(way)) {
                    run.measure(messages / 4);
                    double nanos = run.measure(messages);
                    if (round >= 0) {
                        times.computeIfAbsent(way, any -> new ArrayList<>()).add(nanos);
                    }
                }
            }
        }
        double alone = Series.of(times.get(Way.NOTHING)).median();
        Table table = new Table("what observes the server", "CPU of the server, ns", "middle half", "ratio");
        for (Way way : Way.values()) {
            List<Double> sorted = times.get(way).stream().sorted().toList();
            double median = Series.of(sorted).median();
            table.row(
                    way.toString(),
                    Figures.of(median),
                    Figures.of(sorted.get(sorted.size() / 4)) + " to " + Figures.of(sorted.get(3 * sorted.size() / 4)),
                    Figures.of(median / alone));
        }
        return table;
    }
}
