package io.darkrift.micrometer;

import io.darkrift.connection.ConnectionStatistics;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.DistributionSummary;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;

/** The metrics of DarkRift for C#, with its names, labels and buckets. */
final class CSharpMetrics {
    private static final double[] BUCKETS = {0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.5, 1, 2, 5, 10};
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The length prefix of a message over TCP, which C# counts and our counters of what arrives do not. */
    private static final int PREFIX = 4;

    private final String listener;
    private final List<DistributionSummary> connects = new CopyOnWriteArrayList<>();
    private final List<DistributionSummary> disconnects = new CopyOnWriteArrayList<>();
    private final List<DistributionSummary> messages = new CopyOnWriteArrayList<>();
    private final LongAdder connectFailures = new LongAdder();
    private final LongAdder disconnectFailures = new LongAdder();
    private final LongAdder messageFailures = new LongAdder();

    CSharpMetrics(String listener) {
        this.listener = listener;
    }

    void bind(Meters<ServerMetrics> meters, ServerMetrics metrics, boolean handlerTimes) {
        Clock clock = meters.registry().config().clock();
        meters.gauge(
                "darkrift_client_manager_clients_connected",
                null,
                "The number of clients connected to the server.",
                each -> each.snapshot(clock).statistics().clients());
        connects.add(times(meters, "darkrift_client_manager_client_connected_event_time"));
        disconnects.add(times(meters, "darkrift_client_manager_client_disconnected_event_time"));
        failures(meters, "darkrift_client_manager_client_connected_event_failures", connectFailures);
        failures(meters, "darkrift_client_manager_client_disconnected_event_failures", disconnectFailures);
        total(meters, "darkrift_client_messages_sent", all -> all.reliableSent() + all.unreliableSent());
        total(meters, "darkrift_client_messages_received", all -> all.reliableReceived() + all.unreliableReceived());
        if (handlerTimes) {
            messages.add(times(meters, "darkrift_client_message_received_event_time"));
            failures(meters, "darkrift_client_message_received_event_failures", messageFailures);
        }
        meters.gauge(
                "darkrift_" + listener + "_connection_attempt_timeouts",
                null,
                "The number of connection attempts that did not complete.",
                each -> each.snapshot(clock).statistics().handshakesFailed());
        // What is sent is counted with its length prefix, what arrives without. C# counts that of TCP both ways.
        bytes(meters, "sent", "tcp", ConnectionStatistics::reliableBytesSent);
        bytes(meters, "sent", "udp", all -> all.unreliableBytesSent() - PREFIX * all.unreliableSent());
        bytes(meters, "received", "tcp", all -> all.reliableBytesReceived() + PREFIX * all.reliableReceived());
        bytes(meters, "received", "udp", ConnectionStatistics::unreliableBytesReceived);
    }

    private static DistributionSummary times(Meters<ServerMetrics> meters, String name) {
        return meters.add(DistributionSummary.builder(name)
                .tags(meters.tags())
                .description("The time taken to execute the event, in seconds.")
                .serviceLevelObjectives(BUCKETS)
                .register(meters.registry()));
    }

    private static void failures(Meters<ServerMetrics> meters, String name, LongAdder count) {
        meters.gauge(name, null, "The number of times that a handler of the event has failed.", each -> count.sum());
    }

    private static void total(
            Meters<ServerMetrics> meters, String name, ToLongFunction<ConnectionStatistics> value, String... labels) {
        Clock clock = meters.registry().config().clock();
        meters.gauge(
                name,
                null,
                "The same as in DarkRift for C#.",
                each -> value.applyAsLong(each.snapshot(clock).statistics().totals()),
                labels);
    }

    private void bytes(
            Meters<ServerMetrics> meters, String way, String protocol, ToLongFunction<ConnectionStatistics> value) {
        total(meters, "darkrift_" + listener + "_bytes_" + way, value, "protocol", protocol);
    }

    void connected(long nanos, boolean failed) {
        record(connects, connectFailures, nanos, failed);
    }

    void disconnected(long nanos, boolean failed) {
        record(disconnects, disconnectFailures, nanos, failed);
    }

    void handled(long nanos, boolean failed) {
        record(messages, messageFailures, nanos, failed);
    }

    private static void record(List<DistributionSummary> times, LongAdder failures, long nanos, boolean failed) {
        times.forEach(each -> each.record(nanos / NANOS));
        if (failed) {
            failures.increment();
        }
    }
}
