package io.darkrift.testing;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The event loops that run at some moment. */
public record Threads(Set<Thread> running) {
    public static Threads now() {
        return new Threads(Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("darkrift-"))
                // It ends with the last event loop of all clients and servers.
                .filter(thread -> !thread.getName().equals("darkrift-watchdog"))
                .collect(Collectors.toSet()));
    }

    /** Those that were not there before. */
    public Set<Thread> since(Threads before) {
        Set<Thread> since = new HashSet<>(running);
        since.removeAll(before.running);
        return since;
    }
}
