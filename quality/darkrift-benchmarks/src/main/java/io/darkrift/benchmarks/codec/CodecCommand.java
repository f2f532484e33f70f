package io.darkrift.benchmarks.codec;

import io.darkrift.benchmarks.report.Environment;
import io.darkrift.benchmarks.report.Page;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures encoding and decoding. */
@Command(
        name = "codec",
        description = "Encodes and decodes five messages with each contender, in nanoseconds and bytes allocated.",
        showDefaultValues = true)
public final class CodecCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--short", description = "A few seconds in all: shows that it works, and nothing else.")
    private boolean brief;

    @Option(names = "--rounds", description = "The number of rounds, each in new JVMs.")
    private int rounds = 5;

    @Option(names = "--warmups", description = "Iterations in each JVM that don't count.")
    private int warmups = 4;

    @Option(names = "--iterations", description = "Iterations in each JVM that count.")
    private int iterations = 5;

    @Option(names = "--milliseconds", description = "The duration of an iteration in milliseconds.")
    private int milliseconds = 400;

    @Option(names = "--messages", split = ",", description = "The messages: ${COMPLETION-CANDIDATES}.")
    private List<Subject> subjects = List.of(Subject.values());

    @Option(names = "--contenders", split = ",", description = "The libraries: ${COMPLETION-CANDIDATES}.")
    private List<Contender> contenders = List.of(Contender.values());

    @Option(
            names = "--output",
            description = "The directory of the documentation, such as docs: results go into docs/performance.")
    private @Nullable Path output;

    @Override
    public Integer call() throws RunnerException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        CodecPlan plan = brief
                ? CodecPlan.brief(subjects, contenders)
                : new CodecPlan(subjects, contenders, rounds, true, warmups, iterations, milliseconds);
        if (!checkAllocation(out)) {
            return 1;
        }
        Results results = new CodecRun(plan, spec.commandLine().getErr()).run();
        CodecReport report = new CodecReport(results, brief);
        out.println(report.tables());
        out.flush();
        if (output != null) {
            write(new Page(output, spec.commandLine().getCommandName()), report);
        }
        return 0;
    }

    private boolean checkAllocation(PrintWriter out) {
        boolean none = true;
        for (Subject subject : subjects) {
            long bytes = Allocation.ofEncoding(Contender.DARKRIFT.codec(subject), subject.message());
            if (bytes != 0) {
                out.println("encoding " + subject + " allocates " + bytes + " bytes: it must not allocate");
                none = false;
            }
        }
        return none;
    }

    private void write(Page page, CodecReport report) throws IOException {
        String jdk = "JDK " + Environment.jdk();
        String chart = page.picture(
                "codec-jdk" + Environment.jdk() + ".svg", report.chart(jdk), "Encoding and decoding on " + jdk);
        List<String> command = spec.commandLine().getParseResult().originalArgs();
        page.section(
                "Encoding and decoding, " + jdk,
                Environment.describe(command) + "- JVMs: `" + String.join(" ", CodecRun.JVM_ARGUMENTS) + "`, " + rounds
                        + " rounds of " + iterations + " iterations\n\n" + chart + "\n" + report.tables());
    }
}
