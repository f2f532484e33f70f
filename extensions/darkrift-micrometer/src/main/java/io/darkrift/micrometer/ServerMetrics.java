package io.darkrift.micrometer;

import io.darkrift.connection.ConnectionObserver;
import io.darkrift.connection.ConnectionStatistics;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.EventLoopLag;
import io.darkrift.connection.StrikeReason;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.server.ServerStatistics;
import io.darkrift.wire.support.BigEndian;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetric;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a server. Their names begin with {@code darkrift.server}; with {@link Builder#csharpNames()} there are
 * those of DarkRift for C# too.
 *
 * <pre>{@code
 * ServerMetrics.of(server).bindTo(registry);
 * }</pre>
 *
 * <p>The counters are those that the server has anyway: it does no more work for each message, unless {@link
 * Builder#perTag} or {@link Builder#handlerTimes} asks for that. Clients are asked when the metrics are read, at most ten
 * times a second. Safe for use by any number of threads.
 */
public final class ServerMetrics implements MeterBinder, AutoCloseable {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final String BYTES = "bytes";
    private static final String SECONDS = "seconds";

    /** The settings that refuse connections and clients; see {@link ServerStatistics#refusals()}. */
    private static final List<String> REFUSALS = List.of(
            "closing",
            "maxClients",
            "maxClientsPerAddress",
            "maxConnectionRatePerAddress",
            "maxConnectionsPerAddress",
            "maxPendingHandshakes",
            "maxPendingHandshakesPerAddress",
            "onDisconnect");

    private final DarkriftServer server;
    private final Tags tags;
    private final boolean handlerTimes;
    private final @Nullable TagCounters byTag;
    private final @Nullable CSharpMetrics csharp;
    private final ServerSnapshot.Cache snapshots;
    private final Set<String> transports = ConcurrentHashMap.newKeySet();
    private final List<Meters<ServerMetrics>> bound = new CopyOnWriteArrayList<>();
    private final ConnectionObserver<RemoteClient> observer = new Observer();
    private boolean observes;
    private boolean closed;

    private ServerMetrics(Builder builder) {
        this.server = builder.server;
        this.tags = builder.tags;
        this.handlerTimes = builder.handlerTimes;
        this.byTag = builder.maxTags == 0 ? null : new TagCounters(server.registry(), builder.maxTags);
        this.csharp = builder.listener == null ? null : new CSharpMetrics(builder.listener);
        this.snapshots = new ServerSnapshot.Cache(server);
    }

    /**
     * Returns the metrics of a server with the defaults of {@link #builder}.
     *
     * @param server the server
     * @return the metrics, which are not bound to a registry yet
     */
    public static ServerMetrics of(DarkriftServer server) {
        return builder(server).build();
    }

    /**
     * Creates a builder of the metrics of a server.
     *
     * @param server the server
     * @return a builder without labels, tags of messages, times of handlers and names of C#
     */
    public static Builder builder(DarkriftServer server) {
        return new Builder(server);
    }

    /**
     * Registers the metrics.
     *
     * @param registry the registry
     * @throws IllegalStateException if the metrics are closed
     */
    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        if (closed) {
            throw new IllegalStateException("these metrics are closed: build others");
        }
        Meters<ServerMetrics> meters = new Meters<>(registry, this, tags);
        bound.add(meters);
        clients(meters);
        refusals(meters);
        traffic(meters);
        loops(meters);
        memory(meters);
        if (byTag != null) {
            byTag(meters, byTag);
        }
        transports.forEach(transport -> transport(meters, transport));
        if (csharp != null) {
            csharp.bind(meters, this, handlerTimes);
        }
        if (!observes) {
            // The server holds the observer, and that these metrics: meters hold them weakly.
            observes = true;
            server.observe(observer);
            server.clients().forEach(this::connected);
        }
    }

    /** Removes the metrics from their registries, and ends the counting by tag. */
    @Override
    public synchronized void close() {
        closed = true;
        server.stopObserving(observer);
        bound.forEach(Meters::remove);
        bound.clear();
    }

    ServerSnapshot snapshot(Clock clock) {
        return snapshots.get(clock);
    }

    private static ToDoubleFunction<ServerMetrics> of(MeterRegistry registry, ToDoubleFunction<ServerSnapshot> value) {
        Clock clock = registry.config().clock();
        return metrics -> value.applyAsDouble(metrics.snapshot(clock));
    }

    private static ToDoubleFunction<ServerMetrics> total(
            Meters<ServerMetrics> meters, ToLongFunction<ConnectionStatistics> value) {
        return of(
                meters.registry(),
                snapshot -> value.applyAsLong(snapshot.statistics().totals()));
    }

    private static void clients(Meters<ServerMetrics> meters) {
        MeterRegistry registry = meters.registry();
        meters.gauge(
                "darkrift.server.clients",
                null,
                "Clients that are connected",
                of(registry, each -> each.statistics().clients()));
        meters.gauge(
                "darkrift.server.listening",
                null,
                "1 while the server accepts clients",
                metrics -> metrics.server.isListening() ? 1 : 0);
        meters.gauge(
                "darkrift.server.handshakes.pending",
                null,
                "Connections that are in the handshake",
                of(registry, each -> each.statistics().pendingHandshakes()));
        meters.gauge(
                "darkrift.server.sessions.suspended",
                null,
                "Sessions that have lost their connection and may be resumed",
                of(registry, ServerSnapshot::suspended));
        for (double quantile : new double[] {0.5, 0.9, 0.99}) {
            meters.gauge(
                    "darkrift.server.rtt",
                    SECONDS,
                    "Percentiles of the latest round-trip times of all clients",
                    of(registry, each -> each.roundTrip(quantile)),
                    "quantile",
                    Double.toString(quantile));
        }
        meters.counter(
                "darkrift.server.connections.accepted",
                null,
                "Connections that were accepted",
                of(registry, each -> each.statistics().accepted()));
        meters.counter(
                "darkrift.server.handshakes.failed",
                null,
                "Connections whose handshake did not complete",
                of(registry, each -> each.statistics().handshakesFailed()));
        meters.counter(
                "darkrift.server.handler.errors",
                null,
                "Handlers that have thrown",
                of(registry, each -> each.statistics().handlerErrors()));
        for (DisconnectInfo.Reason reason : DisconnectInfo.Reason.values()) {
            meters.counter(
                    "darkrift.server.disconnects",
                    null,
                    "Clients that have left, by reason",
                    of(registry, each -> each.statistics().disconnects().getOrDefault(reason, 0L)),
                    "reason",
                    reason.name());
        }
        for (StrikeReason reason : StrikeReason.values()) {
            meters.counter(
                    "darkrift.server.strikes",
                    null,
                    "Strikes that clients were given, by reason",
                    of(registry, each -> each.statistics().strikes().getOrDefault(reason, 0L)),
                    "reason",
                    reason.name());
        }
    }

    private void refusals(Meters<ServerMetrics> meters) {
        MeterRegistry registry = meters.registry();
        for (String cause : REFUSALS) {
            meters.counter(
                    "darkrift.server.refusals",
                    null,
                    "Connections and clients that were refused, by the setting that refused them",
                    of(registry, each -> each.statistics().refusals().getOrDefault(cause, 0L)),
                    "cause",
                    cause);
        }
        meters.counter(
                "darkrift.server.refusals",
                null,
                "Connections and clients that were refused, by the setting that refused them",
                of(
                        registry,
                        each -> each.statistics().refusals().entrySet().stream()
                                .filter(entry -> !REFUSALS.contains(entry.getKey()))
                                .mapToLong(entry -> entry.getValue())
                                .sum()),
                "cause",
                "other");
        for (String cause : server.statistics().transport().keySet()) {
            meters.counter(
                    "darkrift.server.transport.drops",
                    null,
                    "Connections and datagrams that the transports have refused or dropped, by cause",
                    of(registry, each -> each.statistics().transport().getOrDefault(cause, 0L)),
                    "cause",
                    cause);
        }
    }

    private static void traffic(Meters<ServerMetrics> meters) {
        TrafficMeters.bind(meters, "darkrift.server", value -> total(meters, value));
        meters.gauge(
                "darkrift.server.backlog",
                BYTES,
                "Bytes that wait to be sent to all clients",
                total(meters, ConnectionStatistics::pendingBytes));
        meters.gauge(
                "darkrift.server.backlog.largest",
                BYTES,
                "Most bytes that wait to be sent to one client",
                of(meters.registry(), ServerSnapshot::largestBacklog));
    }

    private void loops(Meters<ServerMetrics> meters) {
        int count = server.eventLoopLags().size();
        for (int i = 0; i < count; i++) {
            int index = i;
            loop(meters, "lag", SECONDS, "The delay of the event loop", index, lag -> nanos(lag.latest()));
            loop(
                    meters,
                    "lag.longest",
                    SECONDS,
                    "The longest delay of the event loop, in ten seconds",
                    index,
                    lag -> nanos(lag.longest()));
            loop(meters, "pending", null, "Tasks that wait for the event loop", index, EventLoopLag::pendingTasks);
        }
    }

    private static double nanos(Duration time) {
        return time.toNanos() / NANOS;
    }

    private static void loop(
            Meters<ServerMetrics> meters,
            String what,
            @Nullable String unit,
            String description,
            int index,
            ToDoubleFunction<EventLoopLag> value) {
        meters.gauge(
                "darkrift.server.eventloop." + what,
                unit,
                description,
                of(meters.registry(), each -> {
                    EventLoopLag lag = each.loop(index);
                    return lag == null ? Double.NaN : value.applyAsDouble(lag);
                }),
                "loop",
                Integer.toString(index));
    }

    private static void memory(Meters<ServerMetrics> meters) {
        if (ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider provider) {
            ByteBufAllocatorMetric metric = provider.metric();
            meters.gauge(
                    "darkrift.netty.memory",
                    BYTES,
                    "Memory that Netty's default allocator holds in this process",
                    metrics -> metric.usedHeapMemory(),
                    "area",
                    "heap");
            meters.gauge(
                    "darkrift.netty.memory",
                    BYTES,
                    "Memory that Netty's default allocator holds in this process",
                    metrics -> metric.usedDirectMemory(),
                    "area",
                    "direct");
        }
    }

    private static void byTag(Meters<ServerMetrics> meters, TagCounters counters) {
        List<TagCounters.Counted> counted = counters.counted();
        for (int i = 0; i < counted.size(); i++) {
            int index = i;
            byTag(meters, counted.get(i), "received", counters::messagesReceived, counters::bytesReceived, index);
            byTag(meters, counted.get(i), "sent", counters::messagesSent, counters::bytesSent, index);
        }
    }

    private static void byTag(
            Meters<ServerMetrics> meters,
            TagCounters.Counted counted,
            String direction,
            ToLongFunction<Integer> messages,
            ToLongFunction<Integer> bytes,
            int index) {
        String[] labels = {"tag", counted.tag(), "message", counted.message(), "direction", direction};
        meters.counter(
                "darkrift.server.tag.messages",
                null,
                "Messages by tag",
                metrics -> messages.applyAsLong(index),
                labels);
        meters.counter(
                "darkrift.server.tag.traffic",
                BYTES,
                "Bytes of messages with their headers, by tag",
                metrics -> bytes.applyAsLong(index),
                labels);
    }

    private static void transport(Meters<ServerMetrics> meters, String transport) {
        meters.gauge(
                "darkrift.server.transport.clients",
                null,
                "Clients that are connected, by transport",
                of(meters.registry(), each -> each.transports().getOrDefault(transport, 0)),
                "transport",
                transport);
    }

    private void connected(RemoteClient client) {
        String transport = client.traits().transport();
        if (transports.add(transport)) {
            synchronized (this) {
                bound.forEach(meters -> transport(meters, transport));
            }
        }
    }

    private final class Observer implements ConnectionObserver<RemoteClient> {
        @Override
        public boolean seesMessages() {
            return byTag != null;
        }

        @Override
        public boolean timesHandlers() {
            return handlerTimes;
        }

        @Override
        public void received(RemoteClient client, byte[] bytes, int from, int to, SendMode mode) {
            Objects.requireNonNull(byTag).received(BigEndian.getUInt16(bytes, from + 1), to - from);
        }

        @Override
        public void sent(RemoteClient client, byte[] bytes, int from, int to, SendMode mode) {
            Objects.requireNonNull(byTag).sent(BigEndian.getUInt16(bytes, from + 1), to - from);
        }

        @Override
        public void handled(RemoteClient client, int tag, long nanos, boolean failed) {
            if (csharp != null) {
                csharp.handled(nanos, failed);
            }
        }

        @Override
        public void connected(RemoteClient client, long nanos, boolean failed) {
            ServerMetrics.this.connected(client);
            if (csharp != null) {
                csharp.connected(nanos, failed);
            }
        }

        @Override
        public void disconnected(RemoteClient client, DisconnectInfo info, long nanos, boolean failed) {
            if (csharp != null) {
                csharp.disconnected(nanos, failed);
            }
        }
    }

    /** Describes the metrics of a server. Not safe for use by several threads at once. */
    public static final class Builder {
        private static final int MAX_TAGS = 10_000;

        private final DarkriftServer server;
        private Tags tags = Tags.empty();
        private int maxTags;
        private boolean handlerTimes;
        private @Nullable String listener;

        private Builder(DarkriftServer server) {
            this.server = Objects.requireNonNull(server, "server");
        }

        /**
         * Adds labels to all metrics, such as the name of the server where a process has several.
         *
         * @param labels the labels
         * @return this
         */
        public Builder tags(Iterable<? extends Tag> labels) {
            this.tags = tags.and(Objects.requireNonNull(labels, "labels"));
            return this;
        }

        /**
         * Counts messages and bytes for each tag of the registry, with the name of its record. Tags that the registry does
         * not have, and those beyond the limit, are counted together as {@code other}. This takes a few nanoseconds for each
         * message: see the guide. Default: not counted.
         *
         * @param limit the largest number of tags, 1 to 10,000
         * @return this
         * @throws IllegalArgumentException if the limit is out of range
         */
        public Builder perTag(int limit) {
            if (limit < 1 || limit > MAX_TAGS) {
                throw new IllegalArgumentException("limit is " + limit + ": it has to be 1 to " + MAX_TAGS);
            }
            this.maxTags = limit;
            return this;
        }

        /**
         * Adds metrics with the names, labels and buckets of DarkRift for C#, for its dashboards. Counters of C# have no
         * suffix {@code _total}: here they are gauges, which {@code rate} accepts.
         *
         * @return this
         */
        public Builder csharpNames() {
            return csharpNames("default_network_listener");
        }

        /**
         * Adds the metrics of C#, with another name of the listener.
         *
         * @param listenerName the name of the listener in its {@code Server.config}, in snake case: letters, digits and
         *     underscores
         * @return this
         * @throws IllegalArgumentException if the name has other characters
         */
        public Builder csharpNames(String listenerName) {
            if (!listenerName.matches("[a-z][a-z0-9_]*")) {
                throw new IllegalArgumentException("the name of the listener is \"" + listenerName
                        + "\": give it in snake case, such as default_network_listener");
            }
            this.listener = listenerName;
            return this;
        }

        /**
         * Measures how long handlers of messages take, for the histogram {@code message_received_event_time} of C#, as its
         * {@code enablePerMessageMetrics} does. This takes two readings of the clock for each message. Has no effect without
         * {@link #csharpNames()}. Default: not measured.
         *
         * @return this
         */
        public Builder handlerTimes() {
            this.handlerTimes = true;
            return this;
        }

        /**
         * Builds the metrics.
         *
         * @return the metrics, which are not bound to a registry yet
         */
        public ServerMetrics build() {
            return new ServerMetrics(this);
        }
    }
}
