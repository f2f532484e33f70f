package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.load.child.Pinning;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all benchmarks of load understand. */
final class LoadOptions {
    private static final int SHORT_WARM_UP_MILLIS = 100;
    private static final int SHORT_MILLIS = 200;

    @Option(names = "--short", description = "A few seconds in all, to see that it works. The figures mean nothing.")
    private boolean shortForm;

    @Option(names = "--rounds", description = "How often each contender has its turn. Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(
            names = "--warm-up",
            paramLabel = "<millis>",
            description = "How long each turn runs before it is measured. Default: ${DEFAULT-VALUE}.")
    private int warmUpMillis = 3_000;

    @Option(
            names = "--time",
            paramLabel = "<millis>",
            description = "How long each turn is measured. Default: ${DEFAULT-VALUE}.")
    private int millis = 3_000;

    @Option(
            names = "--pin",
            description = "The processors of server and clients, where taskset is installed: ${COMPLETION-CANDIDATES}."
                    + " Default: ${DEFAULT-VALUE}.")
    private Pinning pinning = Pinning.NONE;

    @Option(names = "--only", paramLabel = "<regex>", description = "The contenders whose names it is found in.")
    private @Nullable Pattern only;

    @Option(names = "--jvm", paramLabel = "<option>", description = "An option for all JVMs that are started.")
    private List<String> jvmOptions = List.of();

    boolean isShort() {
        return shortForm;
    }

    int rounds() {
        return shortForm ? 1 : rounds;
    }

    int warmUpMillis() {
        return shortForm ? SHORT_WARM_UP_MILLIS : warmUpMillis;
    }

    int millis() {
        return shortForm ? SHORT_MILLIS : millis;
    }

    Pinning pinning() {
        return pinning.ifPossible();
    }

    List<Contender> chosen(List<Contender> all) {
        Pattern wanted = only;
        return wanted == null
                ? all
                : all.stream()
                        .filter(each -> wanted.matcher(each.label()).find())
                        .toList();
    }

    List<String> jvmOptions() {
        return jvmOptions;
    }
}
