package io.darkrift.transport;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counts what comes over a connection. One thread counts, any thread reads. */
final class Counters {
    /** What is counted. */
    enum Count {
        RELIABLE_RECEIVED,
        UNRELIABLE_RECEIVED,
        UNRELIABLE_DROPPED,
        UNHANDLED_DROPPED,
        MALFORMED
    }

    private final AtomicLongArray counts = new AtomicLongArray(Count.values().length);

    void increment(Count count) {
        int index = count.ordinal();
        counts.lazySet(index, counts.getPlain(index) + 1);
    }

    long get(Count count) {
        return counts.get(count.ordinal());
    }
}
