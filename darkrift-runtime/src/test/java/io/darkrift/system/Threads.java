package io.darkrift.system;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The event loops that run at some moment. */
record Threads(Set<Thread> running) {
    static Threads now() {
        return new Threads(Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("darkrift-"))
                .collect(Collectors.toSet()));
    }

    /** Those that were not there before. */
    Set<Thread> since(Threads before) {
        Set<Thread> since = new HashSet<>(running);
        since.removeAll(before.running);
        return since;
    }
}
