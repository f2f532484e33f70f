package io.darkrift.tests.soak;

import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** What happened during a soak, and what should not have. Safe for use by any thread. */
final class Accounts {
    /** What is counted. */
    enum Count {
        TALKS_DONE,
        TALKS_CUT,
        FAREWELLS_DONE,
        FLOODS,
        STALLS,
        MALFORMED,
        SILENT,
        NOT_CONNECTED,
        RELIABLE_AT_SERVER,
        RELIABLE_AT_CLIENTS,
        UNRELIABLE_AT_SERVER,
        UNRELIABLE_AT_CLIENTS,
        STRAYS
    }

    private static final int MAX_FAILURES = 20;

    private final Map<Count, LongAdder> counts = new EnumMap<>(Count.class);
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Set<Long> over = ConcurrentHashMap.newKeySet();

    Accounts() {
        for (Count count : Count.values()) {
            counts.put(count, new LongAdder());
        }
    }

    void add(Count count) {
        counts.get(count).increment();
    }

    long get(Count count) {
        return counts.get(count).sum();
    }

    /** The client of a session goes. */
    void over(long session) {
        over.add(session);
    }

    /** Tells whether the client of a session has gone. */
    boolean isOver(long session) {
        return over.contains(session);
    }

    /** Something that should not have happened. */
    void fail(String failure) {
        if (failures.size() < MAX_FAILURES) {
            failures.add(failure);
        }
    }

    Queue<String> failures() {
        return failures;
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
