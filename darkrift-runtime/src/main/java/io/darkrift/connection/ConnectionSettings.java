package io.darkrift.connection;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the builder of a client or server was told; see the methods of {@link ConnectionBuilder}.
 *
 * @param dispatcher where handlers run
 * @param queueCapacity how many messages of each channel wait
 * @param highWaterMark how many bytes may wait to be sent
 * @param maxReceivedBytes the largest message that is accepted over TCP
 * @param maxSentBytes the largest message that is sent over TCP
 * @param maxDatagramBytes the largest message that is sent over UDP
 * @param acknowledgePings whether the library acknowledges pings
 * @param pingTimeout how long the acknowledgement of a ping may take
 * @param pingInterval how often the peer is pinged, or null for never
 * @param idleLimit how long a peer may be silent, or null for ever
 * @param inboundBudget how much the peer may send, or null for any amount
 * @param handshakeTimeout how long the start of a connection may take
 * @param closeTimeout how long closing may take
 * @param nanoClock the time in nanoseconds, from any start
 */
public record ConnectionSettings(
        Dispatcher dispatcher,
        int queueCapacity,
        int highWaterMark,
        int maxReceivedBytes,
        int maxSentBytes,
        int maxDatagramBytes,
        boolean acknowledgePings,
        Duration pingTimeout,
        @Nullable Duration pingInterval,
        @Nullable Duration idleLimit,
        @Nullable InboundBudget inboundBudget,
        Duration handshakeTimeout,
        Duration closeTimeout,
        LongSupplier nanoClock) {}
