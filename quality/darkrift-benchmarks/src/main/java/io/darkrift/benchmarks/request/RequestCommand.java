package io.darkrift.benchmarks.request;

import io.darkrift.benchmarks.report.Environment;
import io.darkrift.benchmarks.report.Figures;
import io.darkrift.benchmarks.report.Page;
import io.darkrift.benchmarks.report.Series;
import io.darkrift.benchmarks.report.Table;
import io.darkrift.benchmarks.request.RequestRun.Way;
import java.io.IOException;
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

/** Measures requests. */
@Command(
        name = "request",
        description = "Has a client ask and a server answer, with the library and by hand.",
        showDefaultValues = true)
public final class RequestCommand implements Callable<Integer> {
    private static final int AT_ONCE = 50;

    @Spec
    private CommandSpec spec;

    @Option(names = "--short", description = "Few requests, one round: shows that it works, and nothing else.")
    private boolean brief;

    @Option(names = "--requests", description = "The number of requests in a round.")
    private int requests = 200_000;

    @Option(names = "--rounds", description = "The number of measurements of each, after as many rounds to warm up.")
    private int rounds = 11;

    @Option(
            names = "--output",
            description = "The directory of the documentation, such as docs: results go into docs/performance.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        int count = brief ? 10 * AT_ONCE : requests;
        Table table = measure(count, brief ? 1 : rounds);
        spec.commandLine().getOut().println(table);
        if (output != null) {
            List<String> command = spec.commandLine().getParseResult().originalArgs();
            new Page(output, spec.commandLine().getCommandName())
                    .section(
                            "Requests, JDK " + Environment.jdk(),
                            "A client and a server on one thread, over the in-memory transport, " + AT_ONCE
                                    + " requests at a time. A request is counted from its sending to its answer, client and"
                                    + " server together. Medians.\n\n"
                                    + Environment.describe(command) + "\n" + table);
        }
        return 0;
    }

    private static Table measure(int requests, int rounds) {
        Map<Way, List<Double>> times = new EnumMap<>(Way.class);
        for (int round = -rounds; round < rounds; round++) {
            for (int i = 0; i < Way.values().length; i++) {
                Way way = Way.values()[Math.floorMod(round + i, Way.values().length)];
                try (RequestRun run = new RequestRun(way)) {
                    double nanos = run.measure(requests / AT_ONCE, AT_ONCE);
                    if (round >= 0) {
                        times.computeIfAbsent(way, any -> new ArrayList<>()).add(nanos);
                    }
                }
            }
        }
        Table table = new Table("the way", "request, ns");
        for (Way way : Way.values()) {
            table.row(way.toString(), Figures.of(Series.of(times.get(way)).median()));
        }
        return table;
    }
}
