package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.load.child.ChildJvm;
import io.darkrift.benchmarks.load.child.Pinning;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all benchmarks of load understand. */
final class LoadOptions {
    private static final int SHORT_WARM_UP_MILLIS = 50;
    private static final int SHORT_MILLIS = 100;

    @Option(names = "--short", description = "A few seconds in all: shows that it works, and nothing else.")
    private boolean brief;

    @Option(names = "--rounds", description = "The number of rounds of each contender, each in new JVMs.")
    private int rounds = 5;

    @Option(names = "--warm-up", description = "Milliseconds of each turn that don't count.")
    private int warmUpMillis = 3_000;

    @Option(names = "--milliseconds", description = "Milliseconds of each turn that count.")
    private int millis = 3_000;

    @Option(
            names = "--pin",
            description = "The CPUs of servers and clients, if taskset is installed: ${COMPLETION-CANDIDATES}.")
    private Pinning pinning = Pinning.NONE;

    @Option(names = "--only", description = "A regular expression: the contenders whose names have a match.")
    private @Nullable Pattern only;

    @Option(names = "--jvm", description = "An option of all JVMs that are started; may be given several times.")
    private List<String> jvmOptions = List.of();

    boolean isBrief() {
        return brief;
    }

    int rounds() {
        return brief ? 1 : rounds;
    }

    int warmUpMillis() {
        return brief ? SHORT_WARM_UP_MILLIS : warmUpMillis;
    }

    int millis() {
        return brief ? SHORT_MILLIS : millis;
    }

    List<Contender> chosen(List<Contender> all) {
        Pattern wanted = only;
        return wanted == null
                ? all
                : all.stream()
                        .filter(each -> wanted.matcher(each.label()).find())
                        .toList();
    }

    /** Starts a server. */
    ChildJvm server(String task) {
        return ChildJvm.server(task, pinning.ifPossible(), jvmOptions());
    }

    /** Starts clients. */
    ChildJvm clients(String task) {
        return ChildJvm.client(task, pinning.ifPossible(), jvmOptions());
    }

    private List<String> jvmOptions() {
        List<String> all = new ArrayList<>();
        // A JVM that is pinned to one processor would choose another collector by itself.
        all.add("-XX:+UseG1GC");
        all.add("-Xmx2g");
        all.add("-Dio.netty.leakDetection.level=disabled");
        if (brief) {
            all.add("-XX:TieredStopAtLevel=1");
        }
        all.addAll(jvmOptions);
        return all;
    }

    /** Returns what the heading of results says of where the JVMs run. */
    String where() {
        return switch (pinning.ifPossible()) {
            case SEPARATE -> ", server and clients pinned to a core each";
            case SAME -> ", server and clients pinned to one core";
            case NONE -> "";
        };
    }

    /** Returns how the JVMs that are measured run. */
    String describe() {
        return "`" + String.join(" ", jvmOptions()) + "`, pinning: " + pinning.ifPossible() + ", " + rounds()
                + " rounds";
    }
}
