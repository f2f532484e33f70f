package io.darkrift.transport;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a link.
 *
 * @param transport the name of the transport, such as {@code bichannel}
 * @param dialect the variant of the transport's protocol that the link uses, such as {@code v1}; empty if the transport has no
 *     variants
 * @param encrypted whether what is sent is encrypted, so that others on the way can not read it
 * @param unreliable whether unreliable messages have a way of their own
 * @param maxUnreliableBytes the largest unreliable message that the transport carries, in bytes with its header
 * @param remoteAddress the peer's address; for transports without addresses one that is made up and unique
 * @param remoteUdpAddress where the peer's datagrams come from, or null without UDP
 */
public record LinkTraits(
        String transport,
        String dialect,
        boolean encrypted,
        boolean unreliable,
        int maxUnreliableBytes,
        InetSocketAddress remoteAddress,
        @Nullable InetSocketAddress remoteUdpAddress) {
    /**
     * Creates the properties of a link of a transport without dialects.
     *
     * @param transport the name of the transport
     * @param encrypted whether what is sent is encrypted
     * @param unreliable whether unreliable messages have a way of their own
     * @param maxUnreliableBytes the largest unreliable message that the transport carries, in bytes with its header
     * @param remoteAddress the peer's address
     * @param remoteUdpAddress where the peer's datagrams come from, or null without UDP
     */
    public LinkTraits(
            String transport,
            boolean encrypted,
            boolean unreliable,
            int maxUnreliableBytes,
            InetSocketAddress remoteAddress,
            @Nullable InetSocketAddress remoteUdpAddress) {
        this(transport, "", encrypted, unreliable, maxUnreliableBytes, remoteAddress, remoteUdpAddress);
    }
}
