package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.report.Environment;
import io.darkrift.benchmarks.report.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A benchmark of load: measures, prints tables, and writes them into a page if a directory is given. */
abstract class LoadCommand implements Callable<Integer> {
    private final String heading;

    @Mixin
    private LoadOptions options = new LoadOptions();

    @Option(
            names = "--output",
            description = "The directory of the documentation, such as docs: results go into docs/performance.")
    private @Nullable Path output;

    @Spec
    private @Nullable CommandSpec spec;

    LoadCommand(String heading) {
        this.heading = heading;
    }

    /** Returns what is different from the default, for the heading of the results. */
    String variant() {
        return "";
    }

    /** Measures everything, and returns it as Markdown. */
    abstract String measure(LoadOptions given);

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("it is called by picocli alone");
        }
        Page page = output == null ? null : new Page(output, spec.commandLine().getCommandName());
        String measured = measure(options);
        spec.commandLine().getOut().println(measured);
        spec.commandLine().getOut().flush();
        if (page != null) {
            List<String> command = spec.commandLine().getParseResult().originalArgs();
            page.section(
                    heading + variant() + options.where() + ", JDK " + Environment.jdk(),
                    Environment.describe(command) + "- JVMs: " + options.describe() + "\n\n" + measured);
        }
        return 0;
    }
}
