package io.darkrift.server;

import io.darkrift.connection.Connection;
import java.net.InetSocketAddress;

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
     * @return its address and port
     */
    InetSocketAddress remoteUdpAddress();
}
