package io.darkrift.transport;

import java.time.Duration;

/**
 * The settings of a client or server that transports need.
 *
 * @param maxReceivedBytes the largest message that is accepted over the reliable way, in bytes with its header
 * @param maxUnreliableBytes the largest unreliable message that is sent, in bytes with its header
 * @param maxReceivedUnreliableBytes the largest unreliable message that is accepted; larger ones are dropped and counted
 * @param handshakeTimeout how long the handshake of the transport may take; on a client also the time for opening the
 *     connection and for looking up the name
 * @param closeTimeout how long a link that has ended may stay open in the background for a peer that has not closed
 * @param writeTimeout how long the network may accept nothing of a batch that was written; the link then ends with {@link
 *     io.darkrift.connection.DisconnectInfo.Reason#WRITE_TIMEOUT}
 */
public record LinkSettings(
        int maxReceivedBytes,
        int maxUnreliableBytes,
        int maxReceivedUnreliableBytes,
        Duration handshakeTimeout,
        Duration closeTimeout,
        Duration writeTimeout) {}
