package io.darkrift.micrometer;

import io.darkrift.connection.EventLoopLag;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.server.ServerStatistics;
import io.micrometer.core.instrument.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a server measures at a moment. All meters of a scrape read the same snapshot, which asks each client once.
 *
 * @param statistics the counters
 * @param roundTrips the latest round-trip times of the clients that have one, in seconds, the shortest first
 * @param transports how many clients each transport has
 * @param largestBacklog the most bytes that wait for one client
 * @param suspended sessions without a connection
 * @param loops the event loops
 */
record ServerSnapshot(
        ServerStatistics statistics,
        double[] roundTrips,
        Map<String, Integer> transports,
        long largestBacklog,
        int suspended,
        List<EventLoopLag> loops) {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private static ServerSnapshot of(DarkriftServer server) {
        double[] times = new double[Math.max(16, server.clientCount())];
        int measured = 0;
        long backlog = 0;
        Map<String, Integer> transports = new HashMap<>();
        for (RemoteClient client : server.clients()) {
            transports.merge(client.traits().transport(), 1, Integer::sum);
            backlog = Math.max(backlog, client.statistics().pendingBytes());
            double latest = client.roundTripTime()
                    .map(time -> time.latest().toNanos() / NANOS)
                    .orElse(-1.0);
            if (latest >= 0) {
                if (measured == times.length) {
                    times = Arrays.copyOf(times, 2 * measured);
                }
                times[measured++] = latest;
            }
        }
        times = Arrays.copyOf(times, measured);
        Arrays.sort(times);
        return new ServerSnapshot(
                server.statistics(), times, transports, backlog, server.suspendedCount(), server.eventLoopLags());
    }

    /** Returns a percentile of the round-trip times in seconds; NaN if there is no measurement. */
    double roundTrip(double quantile) {
        return roundTrips.length == 0
                ? Double.NaN
                : roundTrips[(int) Math.min(roundTrips.length - 1, (long) Math.ceil(quantile * roundTrips.length) - 1)];
    }

    /** Returns an event loop, or null. */
    @Nullable EventLoopLag loop(int index) {
        return index < loops.size() ? loops.get(index) : null;
    }

    /** Keeps the snapshot for as long as one scrape takes. Safe for use by any thread. */
    static final class Cache {
        private static final long KEPT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

        private final DarkriftServer server;
        private @Nullable ServerSnapshot latest;
        private long taken;

        Cache(DarkriftServer server) {
            this.server = server;
        }

        synchronized ServerSnapshot get(Clock clock) {
            long now = clock.monotonicTime();
            ServerSnapshot known = latest;
            if (known == null || now - taken >= KEPT_NANOS) {
                known = of(server);
                latest = known;
                taken = now;
            }
            return known;
        }
    }
}
