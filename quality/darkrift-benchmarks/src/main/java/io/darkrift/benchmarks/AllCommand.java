package io.darkrift.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures everything. */
@Command(name = "all", description = "Everything below, one after the other: some hours, or some minutes with --short.")
public final class AllCommand implements Callable<Integer> {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("codec"),
            List.of("compile"),
            List.of("startup"),
            List.of("login"),
            List.of("request"),
            List.of("observe"),
            List.of("rtt", "--pin=SEPARATE"),
            List.of("rtt", "--pin=SAME"),
            List.of("throughput", "--transport=nio"),
            List.of("throughput", "--transport=epoll"),
            List.of("broadcast"),
            List.of("connections"),
            List.of("fairness", "--pin=SEPARATE"),
            List.of("fairness"),
            List.of("udp"),
            List.of("curves"),
            List.of("rooms"),
            List.of("secure"));

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--short", description = "Shows that it works, and nothing else.")
    private boolean brief;

    @Option(
            names = "--output",
            description = "The directory of the documentation, such as docs: results go into docs/performance.")
    private @Nullable Path output;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("it is called by picocli alone");
        }
        CommandLine parent = spec.commandLine().getParent();
        int worst = 0;
        for (List<String> command : COMMANDS) {
            List<String> arguments = new ArrayList<>(command);
            if (brief) {
                arguments.add("--short");
            }
            if (output != null) {
                arguments.add("--output=" + output);
            }
            parent.getErr().println(String.join(" ", arguments));
            worst = Math.max(worst, parent.execute(arguments.toArray(String[]::new)));
        }
        return worst;
    }
}
