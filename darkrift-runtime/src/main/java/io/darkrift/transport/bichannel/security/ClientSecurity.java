package io.darkrift.transport.bichannel.security;

import io.darkrift.DarkriftException;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** The security of the connections of a dialer. Safe for use by any thread. */
public interface ClientSecurity {
    /** Returns the first byte that the server sends. */
    int version();

    /** Returns the count of bytes that the server sends first: the token, and what belongs to the keys. */
    int helloBytes();

    /**
     * Secures a channel before it is connected. What fails is reported as an exception in its pipeline.
     *
     * @param tcp the channel
     * @param host the host as the user has given it
     * @param server the address
     */
    void secure(Channel tcp, String host, InetSocketAddress server);

    /**
     * Makes the security of a link.
     *
     * @param tcp the channel, which is secure
     * @param hello what the server sent first
     * @return the security of the link
     * @throws DarkriftException if what the server sent is not understood
     */
    LinkSecurity accept(Channel tcp, byte[] hello);

    /**
     * Returns what went wrong where the connection could not be secured.
     *
     * @param server the address
     * @param cause what the pipeline has reported, or null where the server has closed without a word
     * @return an exception for the user, or null if the security has nothing to say about that
     */
    @Nullable DarkriftException explain(InetSocketAddress server, @Nullable Throwable cause);

    /**
     * Returns what went wrong where a secure server begins otherwise.
     *
     * @param server the address
     * @param version the first byte that it sent
     */
    DarkriftException refusedVersion(InetSocketAddress server, int version);
}
