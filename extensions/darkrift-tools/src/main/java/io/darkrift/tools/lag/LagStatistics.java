package io.darkrift.tools.lag;

import java.util.Locale;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happened to messages in both directions. Safe for use by any thread. */
final class LagStatistics {
    /** What happened to a message. */
    enum Event {
        RELIABLE("reliable messages"),
        RETRANSMITTED("  delayed by a loss"),
        UNRELIABLE("unreliable messages"),
        LOST("  lost"),
        CUT_OFF("  lost in a cut"),
        WITHOUT_ROOM("  dropped for bandwidth"),
        NOT_READ("  dropped, too large or not read"),
        DUPLICATED("  duplicated"),
        REORDERED("  reordered");

        private final String label;

        Event(String label) {
            this.label = label;
        }
    }

    /** One direction. */
    static final class Direction {
        private final LongAdder[] counts = new LongAdder[Event.values().length];
        private final LongAdder arrived = new LongAdder();
        private final LongAdder delayNanos = new LongAdder();
        private final LongAccumulator longestDelay = new LongAccumulator(Math::max, 0);

        private Direction() {
            for (int i = 0; i < counts.length; i++) {
                counts[i] = new LongAdder();
            }
        }

        void count(Event event) {
            counts[event.ordinal()].increment();
        }

        long sum(Event event) {
            return counts[event.ordinal()].sum();
        }

        /** A message has arrived so long after it was sent. */
        void arrived(long nanos) {
            arrived.increment();
            delayNanos.add(nanos);
            longestDelay.accumulate(nanos);
        }

        private String meanDelay() {
            long count = arrived.sum();
            return count == 0 ? "-" : millis(delayNanos.sum() / (double) count);
        }

        private String longestDelay() {
            return arrived.sum() == 0 ? "-" : millis(longestDelay.get());
        }
    }

    private static final String ROW = "%-34s %14s %14s";

    private final Direction up = new Direction();
    private final Direction down = new Direction();
    private final LongAdder connections = new LongAdder();
    private final LongAdder refused = new LongAdder();

    Direction direction(boolean fromServer) {
        return fromServer ? down : up;
    }

    void connected() {
        connections.increment();
    }

    void refused() {
        refused.increment();
    }

    private static String millis(double nanos) {
        return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }

    /** Returns a table of several lines. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        add(table, "", "up", "down");
        for (Event event : Event.values()) {
            add(table, event.label, Long.toString(up.sum(event)), Long.toString(down.sum(event)));
        }
        add(table, "mean delay", up.meanDelay(), down.meanDelay());
        add(table, "longest delay", up.longestDelay(), down.longestDelay());
        add(table, "connections", Long.toString(connections.sum()), "");
        add(table, "  refused by the server", Long.toString(refused.sum()), "");
        return table.toString().stripTrailing();
    }

    private static void add(StringBuilder table, String label, String first, String second) {
        String row = String.format(Locale.ROOT, ROW, label, first, second).stripTrailing();
        table.append(row).append(System.lineSeparator());
    }
}
