package io.darkrift.admin;

import io.darkrift.connection.ConnectionStatistics;
import io.darkrift.connection.EventLoopLag;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.server.ServerStatistics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks at the server once a second, and remembers ten minutes. Safe for use by any thread. */
final class Sampler {
    private static final int KEPT = 600;
    private static final double MILLIS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    /**
     * What one look has found. Rates are for each second since the look before; times are in milliseconds, and missing where
     * there was nothing to measure.
     */
    record Sample(
            long t,
            int clients,
            int suspended,
            int pending,
            double in,
            double out,
            double bytesIn,
            double bytesOut,
            @Nullable Double rtt50,
            @Nullable Double rtt90,
            @Nullable Double rtt99,
            @Nullable Double lag,
            @Nullable Double tick,
            double overruns,
            double strikes,
            double drops,
            double refused,
            long backlog) {}

    private record Counts(long nanos, ConnectionStatistics totals, long strikes, long drops, long refused) {}

    private final DarkriftServer server;
    private final Ticks ticks;
    private final Duration hangLimit;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private @Nullable Counts before;

    Sampler(DarkriftServer server, Ticks ticks, Duration hangLimit) {
        this.server = server;
        this.ticks = ticks;
        this.hangLimit = hangLimit;
        // Begins the measurement.
        server.eventLoopLags();
    }

    synchronized List<Sample> history() {
        return new ArrayList<>(samples);
    }

    synchronized @Nullable Sample latest() {
        return samples.peekLast();
    }

    synchronized void sample() {
        ServerStatistics now = server.statistics();
        Counts counts = counts(now);
        Counts earlier = before == null ? counts : before;
        before = counts;
        double seconds = Math.max(0.001, (counts.nanos - earlier.nanos) / SECOND);
        double[] roundTrips = roundTrips();
        Ticks.Sum ticked = ticks.look();
        ConnectionStatistics a = earlier.totals;
        ConnectionStatistics b = counts.totals;
        samples.addLast(new Sample(
                System.currentTimeMillis(),
                now.clients(),
                server.suspendedCount(),
                now.pendingHandshakes(),
                (received(b) - received(a)) / seconds,
                (sent(b) - sent(a)) / seconds,
                (b.reliableBytesReceived()
                                + b.unreliableBytesReceived()
                                - a.reliableBytesReceived()
                                - a.unreliableBytesReceived())
                        / seconds,
                (b.reliableBytesSent() + b.unreliableBytesSent() - a.reliableBytesSent() - a.unreliableBytesSent())
                        / seconds,
                percentile(roundTrips, 0.5),
                percentile(roundTrips, 0.9),
                percentile(roundTrips, 0.99),
                lag(),
                ticked.mean(),
                ticked.overruns() / seconds,
                (counts.strikes - earlier.strikes) / seconds,
                (counts.drops - earlier.drops) / seconds,
                (counts.refused - earlier.refused) / seconds,
                b.pendingBytes()));
        if (samples.size() > KEPT) {
            samples.removeFirst();
        }
    }

    private static long received(ConnectionStatistics totals) {
        return totals.reliableReceived() + totals.unreliableReceived();
    }

    private static long sent(ConnectionStatistics totals) {
        return totals.reliableSent() + totals.unreliableSent();
    }

    private Counts counts(ServerStatistics now) {
        ConnectionStatistics totals = now.totals();
        long drops = totals.refused()
                + totals.unreliableDropped()
                + totals.unhandledDropped()
                + totals.discarded()
                + totals.malformed()
                + sum(now.transport());
        return new Counts(System.nanoTime(), totals, sum(now.strikes()), drops, now.refused());
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private double[] roundTrips() {
        Collection<RemoteClient> clients = server.clients();
        return clients.stream()
                .map(RemoteClient::roundTripTime)
                .filter(Optional::isPresent)
                .mapToDouble(time -> time.get().latest().toNanos() / MILLIS)
                .sorted()
                .toArray();
    }

    private static @Nullable Double percentile(double[] sorted, double quantile) {
        return sorted.length == 0
                ? null
                : sorted[(int) Math.min(sorted.length - 1L, (long) Math.ceil(quantile * sorted.length) - 1)];
    }

    private @Nullable Double lag() {
        List<EventLoopLag> lags = server.eventLoopLags();
        return lags.isEmpty()
                ? null
                : lags.stream().mapToLong(each -> each.latest().toNanos()).max().orElse(0) / MILLIS;
    }

    /** Returns why the server is not ready; nothing if it is. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!server.isListening()) {
            problems.add("the server does not listen");
        }
        for (EventLoopLag loop : server.eventLoopLags()) {
            if (loop.latest().compareTo(hangLimit) > 0) {
                problems.add("the event loop " + loop.name() + " has been held for "
                        + loop.latest().toMillis() + " ms");
            }
        }
        problems.addAll(ticks.problems(hangLimit));
        return problems;
    }
}
