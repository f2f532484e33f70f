package io.darkrift.server;

import io.darkrift.connection.Connection;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A client of a server, as the server sees it. Closing it disconnects the client.
 *
 * <p>Messages can be received one by one only where the server was told to
 * {@link DarkriftServerBuilder#serve serve}; otherwise they go to handlers.
 */
public interface RemoteClient extends Connection {
    /**
     * The address that the client sends its datagrams from.
     *
     * @return its address and port, as of now; empty if it uses TCP alone
     */
    Optional<InetSocketAddress> remoteUdpAddress();

    /**
     * Gives the client a strike, for something that the application found wrong.
     *
     * @param detail what it was, for a log
     * @param weight how much it weighs, at least 1
     */
    void strike(String detail, int weight);

    /**
     * What the strikes of the client weigh so far. At {@code maxStrikes} it is disconnected.
     *
     * @return 0 or more
     */
    int strikes();
}
