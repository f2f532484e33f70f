package io.darkrift.benchmarks.compile;

import io.darkrift.benchmarks.compile.Javac.Time;
import io.darkrift.benchmarks.report.Environment;
import io.darkrift.benchmarks.report.Figures;
import io.darkrift.benchmarks.report.Page;
import io.darkrift.benchmarks.report.Series;
import io.darkrift.benchmarks.report.Table;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how long the compiler takes. */
@Command(
        name = "compile",
        description = "Compiles messages with the annotation processor, and, in turn, the same messages and what was"
                + " generated for them without it, and with a processor that does nothing but write that.",
        showDefaultValues = true)
public final class CompileCommand implements Callable<Integer> {
    /** Where the sources beside the records come from. */
    private enum Way {
        /** The annotation processor makes them. */
        PROCESSOR,
        /** Another one writes those that were made before. */
        READY,
        /** They are compiled as all others. */
        NONE
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--short", description = "A few seconds in all: shows that it works, and nothing else.")
    private boolean brief;

    @Option(names = "--messages", description = "The number of messages that are compiled.")
    private int messages = 1_000;

    @Option(names = "--pairs", description = "The number of measurements of each, in alternation.")
    private int pairs = 11;

    @Option(names = "--warmups", description = "The number of pairs before these, which do not count.")
    private int warmups = 5;

    @Option(
            names = "--output",
            description = "The directory of the documentation, such as docs: results go into docs/performance.")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (brief) {
            messages = 20;
            pairs = 1;
            warmups = 0;
        }
        Path directory = Files.createTempDirectory("darkrift-compile");
        Table table = new Table(
                "", "with the processor, s", "ready sources, s", "without, s", "to without", "to ready sources");
        try {
            CompileProject project = new CompileProject(directory, messages);
            for (Javac javac : Javac.values()) {
                measure(javac, project, table);
            }
        } finally {
            CompileProject.delete(directory);
        }
        report(table);
        return 0;
    }

    private void measure(Javac javac, CompileProject project, Table table) throws IOException, InterruptedException {
        Map<Way, List<Time>> times = new EnumMap<>(Way.class);
        for (int i = -warmups; i < pairs; i++) {
            List<Way> ways = new ArrayList<>(List.of(Way.values()));
            // Each comes first as often as last.
            if (i % 2 == 0) {
                Collections.reverse(ways);
            }
            for (Way way : ways) {
                Time time = run(javac, way, project);
                if (i >= 0) {
                    times.computeIfAbsent(way, each -> new ArrayList<>()).add(time);
                }
            }
        }
        row("javac " + javac.description(), times, Time::elapsed, table);
        row("of all its threads", times, Time::cpu, table);
    }

    private Time run(Javac javac, Way way, CompileProject project) throws IOException, InterruptedException {
        List<String> arguments = switch (way) {
            case PROCESSOR -> project.withProcessor();
            case READY -> project.withReadySources();
            case NONE -> project.withoutProcessor();
        };
        Time time = javac.run(arguments, project.complaints());
        PrintWriter log = spec.commandLine().getErr();
        log.println(javac + " " + way + ": " + Figures.of(time.elapsed()) + " s, " + Figures.of(time.cpu())
                + " s of all threads");
        log.flush();
        return time;
    }

    private static void row(String name, Map<Way, List<Time>> times, ToDoubleFunction<Time> part, Table table) {
        table.row(
                name,
                Figures.of(series(times.get(Way.PROCESSOR), part).median()),
                Figures.of(series(times.get(Way.READY), part).median()),
                Figures.of(series(times.get(Way.NONE), part).median()),
                Figures.of(ratio(times, Way.NONE, part)),
                Figures.of(ratio(times, Way.READY, part)));
    }

    /** Returns how many times as long the processor takes as another way: the median of the runs that belong together. */
    private static double ratio(Map<Way, List<Time>> times, Way other, ToDoubleFunction<Time> part) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < times.get(other).size(); i++) {
            ratios.add(part.applyAsDouble(times.get(Way.PROCESSOR).get(i))
                    / part.applyAsDouble(times.get(other).get(i)));
        }
        return Series.of(ratios).median();
    }

    private static Series series(List<Time> times, ToDoubleFunction<Time> part) {
        return Series.of(times.stream().mapToDouble(part).boxed().toList());
    }

    private void report(Table table) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(table);
        out.flush();
        if (output != null) {
            List<String> command = spec.commandLine().getParseResult().originalArgs();
            String what = "The compiler makes " + Figures.whole(messages)
                    + " messages of ten components each, with their"
                    + " serializers, registry, handlers and description. Beside it, the same records and the sources that"
                    + " were generated for them are compiled without the annotation processor. Medians of " + pairs
                    + " pairs in turn, after " + warmups + " that do not count; the ratio is the median of those of the"
                    + " pairs.\n\n";
            new Page(output, spec.commandLine().getCommandName())
                    .section(
                            "Compile time, JDK " + Environment.jdk(),
                            Environment.describe(command) + "\n" + what + table);
        }
    }
}
