package io.darkrift.benchmarks.startup;

import io.darkrift.benchmarks.report.Environment;
import io.darkrift.benchmarks.report.Figures;
import io.darkrift.benchmarks.report.Page;
import io.darkrift.benchmarks.report.Series;
import io.darkrift.benchmarks.report.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how long the first message takes. */
@Command(
        name = "startup",
        description =
                "Starts JVMs with a server and a client, and takes the time to the first message that comes back.",
        showDefaultValues = true)
public final class StartupCommand implements Callable<Integer> {
    private static final Map<String, Class<?>> PROGRAMS = new LinkedHashMap<>();

    static {
        PROGRAMS.put("DarkRift, TCP and UDP", DarkriftStart.class);
        PROGRAMS.put("Netty, TCP", NettyStart.class);
        PROGRAMS.put("an empty main method", NothingStart.class);
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--short", description = "Once each: shows that it works, and nothing else.")
    private boolean brief;

    @Option(names = "--rounds", description = "The number of starts of each.")
    private int rounds = 31;

    @Option(
            names = "--output",
            description = "The directory of the documentation, such as docs: results go into docs/performance.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Table table = measure(brief ? 1 : rounds);
        spec.commandLine().getOut().println(table);
        if (output != null) {
            List<String> command = spec.commandLine().getParseResult().originalArgs();
            new Page(output, spec.commandLine().getCommandName())
                    .section(
                            "Start-up, JDK " + Environment.jdk(),
                            "Milliseconds from the start of a process to the first message that came back, server and"
                                    + " client in that process.\n\n" + Environment.describe(command) + "\n" + table);
        }
        return 0;
    }

    private static Table measure(int rounds) throws IOException, InterruptedException {
        Map<String, List<Double>> milliseconds = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Class<?>> program : PROGRAMS.entrySet()) {
                milliseconds
                        .computeIfAbsent(program.getKey(), name -> new ArrayList<>())
                        .add(start(program.getValue()));
            }
        }
        Table table = new Table("ms", "median", "least", "most");
        milliseconds.forEach((name, values) -> {
            Series series = Series.of(values);
            table.row(name, Figures.of(series.median()), Figures.of(series.min()), Figures.of(series.max()));
        });
        return table;
    }

    private static double start(Class<?> program) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        long start = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            long end = System.nanoTime();
            if (line == null || !line.startsWith(FirstMessage.TEXT)) {
                throw new IllegalStateException(program.getSimpleName() + " said " + line);
            }
            return (end - start) / 1e6;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }
}
