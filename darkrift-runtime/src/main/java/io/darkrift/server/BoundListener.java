package io.darkrift.server;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a server really listens.
 *
 * @param listener what was asked for
 * @param tcpAddress the address and port of TCP
 * @param udpAddress the address and port of UDP, or null if the listener has none
 */
public record BoundListener(
        Listener listener,
        InetSocketAddress tcpAddress,
        @Nullable InetSocketAddress udpAddress) {}
