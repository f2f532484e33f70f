package io.darkrift.micrometer;

import io.darkrift.connection.ConnectionStatistics;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The counters of messages, which one connection has, and a server for all its connections. */
final class TrafficMeters<T> {
    private final Meters<T> meters;
    private final String prefix;
    private final Function<ToLongFunction<ConnectionStatistics>, ToDoubleFunction<T>> reading;

    private TrafficMeters(
            Meters<T> meters,
            String prefix,
            Function<ToLongFunction<ConnectionStatistics>, ToDoubleFunction<T>> reading) {
        this.meters = meters;
        this.prefix = prefix;
        this.reading = reading;
    }

    /**
     * Registers the counters.
     *
     * @param prefix what their names begin with, such as {@code darkrift.client}
     * @param reading returns how a number of the statistics is read from what is measured
     */
    static <T> void bind(
            Meters<T> meters,
            String prefix,
            Function<ToLongFunction<ConnectionStatistics>, ToDoubleFunction<T>> reading) {
        new TrafficMeters<>(meters, prefix, reading).bind();
    }

    private void bind() {
        messages(ConnectionStatistics::reliableReceived, "received", "reliable");
        messages(ConnectionStatistics::unreliableReceived, "received", "unreliable");
        messages(ConnectionStatistics::reliableSent, "sent", "reliable");
        messages(ConnectionStatistics::unreliableSent, "sent", "unreliable");
        bytes(ConnectionStatistics::reliableBytesReceived, "received", "reliable");
        bytes(ConnectionStatistics::unreliableBytesReceived, "received", "unreliable");
        bytes(ConnectionStatistics::reliableBytesSent, "sent", "reliable");
        bytes(ConnectionStatistics::unreliableBytesSent, "sent", "unreliable");
        dropped(ConnectionStatistics::refused, "refused");
        dropped(ConnectionStatistics::unreliableDropped, "unreliable");
        dropped(ConnectionStatistics::unhandledDropped, "unhandled");
        dropped(ConnectionStatistics::discarded, "discarded");
        dropped(ConnectionStatistics::malformed, "malformed");
        dropped(ConnectionStatistics::lateAnswers, "late_answer");
    }

    private void messages(ToLongFunction<ConnectionStatistics> value, String direction, String channel) {
        meters.counter(
                prefix + ".messages",
                null,
                "Messages that arrived and that were accepted for sending",
                reading.apply(value),
                "direction",
                direction,
                "channel",
                channel);
    }

    private void bytes(ToLongFunction<ConnectionStatistics> value, String direction, String channel) {
        meters.counter(
                prefix + ".traffic",
                "bytes",
                "Bytes of the messages that arrived and that were accepted for sending",
                reading.apply(value),
                "direction",
                direction,
                "channel",
                channel);
    }

    private void dropped(ToLongFunction<ConnectionStatistics> value, String cause) {
        meters.counter(
                prefix + ".messages.dropped",
                null,
                "Messages that were not sent or not handled, by cause",
                reading.apply(value),
                "cause",
                cause);
    }
}
