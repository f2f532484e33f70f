package io.darkrift.server;

import java.net.InetSocketAddress;

/**
 * Where a server really listens.
 *
 * @param listener what was asked for
 * @param tcpAddress the address and port of TCP
 * @param udpAddress the address and port of UDP
 */
public record BoundListener(Listener listener, InetSocketAddress tcpAddress, InetSocketAddress udpAddress) {}
