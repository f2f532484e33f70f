package io.darkrift.transport.memory;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the network lost, refused or changed, by cause. Safe for use by any thread. */
final class Counters {
    /** What is counted. The name in lower case is the name of the counter. */
    enum Event {
        CONNECTIONS_REFUSED,
        CONNECTIONS_WITHOUT_LISTENER,
        HANDSHAKES_CANCELED,
        HANDSHAKES_EVICTED,
        HANDSHAKES_TIMED_OUT,
        UNRELIABLE_DUPLICATED,
        UNRELIABLE_LOST,
        UNRELIABLE_REFUSED,
        UNRELIABLE_REORDERED,
        UNRELIABLE_TOO_LARGE,
        UNRELIABLE_WITHOUT_ROOM
    }

    private static final Event[] EVENTS = Event.values();

    private final LongAdder[] counts = new LongAdder[EVENTS.length];

    Counters() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    void count(Event event) {
        counts[event.ordinal()].increment();
    }

    Map<String, Long> toMap() {
        Map<String, Long> map = new TreeMap<>();
        for (Event event : EVENTS) {
            map.put(event.name().toLowerCase(Locale.ROOT), counts[event.ordinal()].sum());
        }
        return map;
    }
}
