package io.darkrift.benchmarks.load;

import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A benchmark of load: measures, then prints a table. */
abstract class LoadCommand implements Callable<Integer> {
    @Mixin
    private LoadOptions options = new LoadOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Measures everything, and returns it as Markdown. */
    abstract String measure(LoadOptions given);

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(measure(options));
        return 0;
    }
}
