package io.darkrift.server;

import io.darkrift.transport.ServerTransport;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listener of a server, with the addresses that were opened.
 *
 * @param listener the listener that was given to the builder
 * @param addresses the addresses and ports that were opened: for bichannel TCP, then UDP if the listener has UDP
 */
public record BoundListener(ServerTransport listener, List<InetSocketAddress> addresses) {
    /**
     * Creates the description of a listener.
     *
     * @param listener the listener that was given to the builder
     * @param addresses the addresses and ports that were opened
     */
    public BoundListener {
        addresses = List.copyOf(addresses);
    }

    /**
     * Returns the address that clients connect to.
     *
     * @return the address and port of TCP
     */
    public InetSocketAddress tcpAddress() {
        return addresses.get(0);
    }

    /**
     * Returns the address of UDP.
     *
     * @return the address and port, or null if the listener has no UDP
     */
    public @Nullable InetSocketAddress udpAddress() {
        return addresses.size() > 1 ? addresses.get(1) : null;
    }
}
