package io.darkrift.micrometer;

import io.darkrift.connection.Connection;
import io.darkrift.connection.RoundTripTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The metrics of one connection, such as a client's. Their names begin with {@code darkrift.client}.
 *
 * <p>The counters are those that the connection has anyway. The connection is held until these metrics are closed, or the
 * registry drops them. Safe for use by any number of threads.
 */
public final class ClientMetrics implements MeterBinder, AutoCloseable {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Connection connection;
    private final Tags tags;
    private final List<Meters<Connection>> bound = new CopyOnWriteArrayList<>();

    private ClientMetrics(Connection connection, Iterable<? extends Tag> tags) {
        this.connection = Objects.requireNonNull(connection, "connection");
        this.tags = Tags.of(tags);
    }

    /**
     * Returns the metrics of a connection.
     *
     * @param connection the connection
     * @param tags labels that tell it from others, such as its id
     * @return the metrics, which are not bound to a registry yet
     */
    public static ClientMetrics of(Connection connection, Iterable<? extends Tag> tags) {
        return new ClientMetrics(connection, tags);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Meters<Connection> meters = new Meters<>(registry, connection, tags);
        bound.add(meters);
        meters.gauge(
                "darkrift.client.connected", null, "1 while the connection is open", each -> each.isOpen() ? 1 : 0);
        roundTrip(meters, "darkrift.client.rtt", "The latest round-trip time", RoundTripTime::latest);
        roundTrip(
                meters,
                "darkrift.client.rtt.smoothed",
                "The mean of the last round-trip times",
                RoundTripTime::smoothed);
        TrafficMeters.bind(meters, "darkrift.client", value -> each -> value.applyAsLong(each.statistics()));
        meters.gauge(
                "darkrift.client.backlog",
                "bytes",
                "Bytes that wait to be sent",
                each -> each.statistics().pendingBytes());
    }

    private static void roundTrip(
            Meters<Connection> meters, String name, String description, Function<RoundTripTime, Duration> value) {
        meters.gauge(
                name,
                "seconds",
                description,
                each -> each.roundTripTime()
                        .map(time -> value.apply(time).toNanos() / NANOS)
                        .orElse(Double.NaN));
    }

    /** Removes the metrics from their registries. The connection is not closed. */
    @Override
    public void close() {
        bound.forEach(Meters::remove);
        bound.clear();
    }
}
