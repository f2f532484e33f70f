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
import java.util.List;
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
                + " generated for them without it.",
        showDefaultValues = true)
public final class CompileCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--short", description = "A few seconds in all: shows that it works, and nothing else.")
    private boolean brief;

    @Option(names = "--messages", description = "How many messages are compiled.")
    private int messages = 1_000;

    @Option(names = "--pairs", description = "How often both are measured, in turn.")
    private int pairs = 11;

    @Option(names = "--warmups", description = "How many pairs come before that do not count.")
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
        Table table =
                new Table("", "with the processor, s", "without, s", "least with, s", "least without, s", "ratio");
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
        List<Time> with = new ArrayList<>();
        List<Time> without = new ArrayList<>();
        for (int i = -warmups; i < pairs; i++) {
            // Each comes first in every other pair.
            boolean isWithFirst = i % 2 == 0;
            Time first = run(javac, isWithFirst, project);
            Time second = run(javac, !isWithFirst, project);
            if (i >= 0) {
                with.add(isWithFirst ? first : second);
                without.add(isWithFirst ? second : first);
            }
        }
        row("javac " + javac.description(), with, without, Time::elapsed, table);
        row("of all its threads", with, without, Time::cpu, table);
    }

    private Time run(Javac javac, boolean isWith, CompileProject project) throws IOException, InterruptedException {
        Time time = javac.run(isWith ? project.withProcessor() : project.withoutProcessor(), project.complaints());
        PrintWriter log = spec.commandLine().getErr();
        log.println(javac + (isWith ? " with" : " without") + " the processor: " + Figures.of(time.elapsed()) + " s, "
                + Figures.of(time.cpu()) + " s of all threads");
        log.flush();
        return time;
    }

    private static void row(
            String name, List<Time> with, List<Time> without, ToDoubleFunction<Time> part, Table table) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < with.size(); i++) {
            ratios.add(part.applyAsDouble(with.get(i)) / part.applyAsDouble(without.get(i)));
        }
        Series processed = series(with, part);
        Series plain = series(without, part);
        table.row(
                name,
                Figures.of(processed.median()),
                Figures.of(plain.median()),
                Figures.of(processed.min()),
                Figures.of(plain.min()),
                Figures.of(Series.of(ratios).median()));
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
