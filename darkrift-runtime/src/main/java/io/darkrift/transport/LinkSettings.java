package io.darkrift.transport;

import java.time.Duration;

/**
 * What transports need to know of the settings of a client or server.
 *
 * @param maxReceivedBytes the largest message that is accepted over the reliable way, in bytes with its header
 * @param maxUnreliableBytes the largest unreliable message that is sent, in bytes with its header
 * @param handshakeTimeout how long the handshake of the transport may take; on a client also the time for opening the
 *     connection and for looking up the name
 * @param closeTimeout how long a link that has ended may stay open in the background for a peer that has not closed
 */
public record LinkSettings(
        int maxReceivedBytes, int maxUnreliableBytes, Duration handshakeTimeout, Duration closeTimeout) {}
