package io.darkrift.benchmarks.codec;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Rounds. In each, all contenders encode a message one after the other, each in a JVM of its own, then decode it: what
 * slows the machine for a while slows all of them.
 */
final class CodecRun {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /**
     * Memory that is touched for the first time can take the system any time; and a JVM that has one CPU would
     * choose another collector by itself. The rest is default.
     */
    static final String[] JVM_ARGUMENTS = {"-XX:+UseG1GC", "-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch"};

    private final CodecPlan plan;
    private final PrintWriter progress;

    CodecRun(CodecPlan plan, PrintWriter progress) {
        this.plan = plan;
        this.progress = progress;
    }

    Results run() throws RunnerException {
        // Several runs at once disturb each other, but in a build only the short form runs.
        System.setProperty("jmh.ignoreLock", "true");
        List<Case> cases = plan.cases();
        Results results = new Results(cases);
        for (Case each : cases) {
            results.size(each.subject(), each.contender(), RoundTrip.check(each.contender(), each.subject()));
        }
        for (int round = 0; round < plan.rounds(); round++) {
            for (List<Case> group : plan.groups()) {
                List<Case> order = new ArrayList<>(group);
                // None is always the one behind the slowest.
                Collections.rotate(order, round);
                for (Case each : order) {
                    progress.printf("round %d of %d: %s%n", round + 1, plan.rounds(), each);
                    progress.flush();
                    measure(each, results.of(each));
                }
            }
        }
        return results;
    }

    private void measure(Case each, Measured measured) throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include("^" + CodecBenchmark.class.getName().replace(".", "\\.") + "\\."
                                + each.operation().method() + "$")
                        .param("contender", each.contender().name())
                        .param("subject", each.subject().name())
                        .forks(plan.forked() ? 1 : 0)
                        .jvmArgsPrepend(JVM_ARGUMENTS)
                        .jvmArgsAppend(each.contender().jvmArguments().toArray(String[]::new))
                        .warmupIterations(plan.warmups())
                        .warmupTime(TimeValue.milliseconds(plan.milliseconds()))
                        .measurementIterations(plan.iterations())
                        .measurementTime(TimeValue.milliseconds(plan.milliseconds()))
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        result.getBenchmarkResults()
                .forEach(fork -> fork.getIterationResults().forEach(iteration -> add(iteration, measured)));
    }

    private static void add(IterationResult iteration, Measured measured) {
        measured.add(
                iteration.getPrimaryResult().getScore(),
                iteration.getSecondaryResults().get(ALLOCATED).getScore());
    }
}
