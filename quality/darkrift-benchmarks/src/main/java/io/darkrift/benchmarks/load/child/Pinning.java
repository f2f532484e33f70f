package io.darkrift.benchmarks.load.child;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;

/** Which processors the server and the clients may use. */
public enum Pinning {
    /** The server has the first processor, and the clients the second. */
    SEPARATE,
    /** Both have the first processor. */
    SAME,
    /** As the system likes. */
    NONE;

    /** Returns what is written before the command of a server. */
    List<String> server() {
        return this == NONE ? List.of() : List.of("taskset", "-c", "0");
    }

    /** Returns what is written before the command of clients. */
    List<String> client() {
        return switch (this) {
            case SEPARATE -> List.of("taskset", "-c", "1");
            case SAME -> List.of("taskset", "-c", "0");
            case NONE -> List.of();
        };
    }

    /**
     * This, if it can be had here.
     *
     * @return this or {@link #NONE}
     */
    public Pinning ifPossible() {
        boolean possible = Runtime.getRuntime().availableProcessors() > 1
                && Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .anyMatch(folder -> new File(folder, "taskset").canExecute());
        return possible ? this : NONE;
    }
}
