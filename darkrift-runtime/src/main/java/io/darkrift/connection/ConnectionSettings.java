package io.darkrift.connection;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a client or server that its connections need; see the methods of {@link ConnectionBuilder}.
 *
 * @param dispatcher where handlers run
 * @param receiveQueueCapacity how many messages of each channel wait
 * @param receiveQueueBytes how many bytes of each channel wait
 * @param highWaterMark how many bytes may wait to be sent
 * @param sendQueuePolicy the policy for a reliable message when the send queue is full
 * @param maxReceivedBytes the largest message that is accepted over TCP
 * @param maxSentBytes the largest message that is sent over TCP
 * @param maxDatagramBytes the largest message that is sent over UDP
 * @param maxReceivedDatagramBytes the largest message that is accepted over UDP
 * @param acknowledgePings whether the library acknowledges pings
 * @param pingTimeout how long the acknowledgement of a ping may take
 * @param pingInterval how often the peer is pinged, or null for never
 * @param idleTimeout how long a peer may be silent, or null for no limit
 * @param rateLimit how much the peer may send, or null for no limit
 * @param closeTimeout how long closing may take
 * @param writeTimeout how long the peer may accept nothing
 * @param requestTimeout how long the answer to a request may take
 * @param maxPendingRequests how many requests of each end may wait for their answers
 * @param nanoClock the clock of pings, silence and rates, or null for that of the event loop
 * @param slowHandlerWarning how long a handler may hold an event loop without a warning, or null for no warnings
 */
public record ConnectionSettings(
        Dispatcher dispatcher,
        int receiveQueueCapacity,
        long receiveQueueBytes,
        int highWaterMark,
        SendQueuePolicy sendQueuePolicy,
        int maxReceivedBytes,
        int maxSentBytes,
        int maxDatagramBytes,
        int maxReceivedDatagramBytes,
        boolean acknowledgePings,
        Duration pingTimeout,
        @Nullable Duration pingInterval,
        @Nullable Duration idleTimeout,
        @Nullable RateLimit rateLimit,
        Duration closeTimeout,
        Duration writeTimeout,
        Duration requestTimeout,
        int maxPendingRequests,
        @Nullable LongSupplier nanoClock,
        @Nullable Duration slowHandlerWarning) {}
