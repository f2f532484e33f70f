package io.darkrift.transport.bichannel.security;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.function.BiConsumer;

/** The security of the connections of a listener. Safe for use by any thread. */
public interface ServerSecurity {
    /** Returns the first byte that the server sends. */
    int version();

    /** Returns the count of bytes that sealing adds to a datagram of a client. */
    int overhead();

    /**
     * Secures a channel that has been accepted. What fails is reported as an exception in its pipeline.
     *
     * @param tcp the channel
     * @param connectionId what the datagrams of the client bear
     * @param ready is called on the event loop once the channel is secure, with the security of the link and what is sent
     *     behind the token
     */
    void secure(Channel tcp, long connectionId, BiConsumer<LinkSecurity, byte[]> ready);

    /** Returns whether a datagram has the form of a sealed one. */
    boolean isSealed(ByteBuf datagram);

    /** Returns the connection id of a datagram of that form. */
    long connectionId(ByteBuf datagram);
}
