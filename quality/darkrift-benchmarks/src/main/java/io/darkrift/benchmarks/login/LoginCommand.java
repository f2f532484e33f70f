package io.darkrift.benchmarks.login;

import io.darkrift.benchmarks.login.LoginRun.Way;
import io.darkrift.benchmarks.report.Environment;
import io.darkrift.benchmarks.report.Figures;
import io.darkrift.benchmarks.report.Page;
import io.darkrift.benchmarks.report.Series;
import io.darkrift.benchmarks.report.Table;
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

/** Measures logins. */
@Command(
        name = "login",
        description = "Has clients log in, with the library and by hand, and takes the time of logins and messages.",
        showDefaultValues = true)
public final class LoginCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--short", description = "Few clients, one round: shows that it works, and nothing else.")
    private boolean brief;

    @Option(names = "--clients", description = "The number of clients.")
    private int clients = 1_000;

    @Option(names = "--rounds", description = "The number of measurements of each, after as many rounds to warm up.")
    private int rounds = 11;

    @Option(
            names = "--output",
            description = "The directory of the documentation, such as docs: results go into docs/performance.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        int count = brief ? 20 : clients;
        Table table = measure(count, brief ? 1 : rounds, brief ? 1 : 100);
        spec.commandLine().getOut().println(table);
        if (output != null) {
            List<String> command = spec.commandLine().getParseResult().originalArgs();
            new Page(output, spec.commandLine().getCommandName())
                    .section(
                            "Logins, JDK " + Environment.jdk(),
                            Figures.whole(count)
                                    + " clients and a server on one thread, over the in-memory transport. A login is all"
                                    + " of a client's stay: it connects, logs in, gets the answer and leaves, client and"
                                    + " server together. A message is counted from its sending to the end of its"
                                    + " handler. Medians.\n\n"
                                    + Environment.describe(command) + "\n" + table);
        }
        return 0;
    }

    private static Table measure(int clients, int rounds, int batches) {
        Map<Way, List<Double>> logins = new EnumMap<>(Way.class);
        Map<Way, List<Double>> messages = new EnumMap<>(Way.class);
        long sum = 0;
        for (int round = -rounds; round < rounds; round++) {
            // Each is the first in some rounds: what runs first has the machine that another has left.
            for (int i = 0; i < Way.values().length; i++) {
                Way way = Way.values()[Math.floorMod(round + i, Way.values().length)];
                try (LoginRun run = new LoginRun(way)) {
                    double login = run.logins(clients);
                    double message = run.messages(Math.min(clients, 200), batches);
                    sum += run.sum();
                    if (round >= 0) {
                        logins.computeIfAbsent(way, any -> new ArrayList<>()).add(login);
                        messages.computeIfAbsent(way, any -> new ArrayList<>()).add(message);
                    }
                }
            }
        }
        if (sum < 0) {
            throw new IllegalStateException("players chose " + sum);
        }
        Table table = new Table("the way", "login, µs", "message, ns");
        for (Way way : Way.values()) {
            table.row(
                    way.toString(),
                    Figures.of(Series.of(logins.get(way)).median()),
                    Figures.of(Series.of(messages.get(way)).median()));
        }
        return table;
    }
}
