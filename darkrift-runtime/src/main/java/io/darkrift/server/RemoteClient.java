package io.darkrift.server;

import io.darkrift.connection.Connection;
import io.darkrift.transport.LinkTraits;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * The server's end of a connection to a client. Closing it disconnects the client. Safe for use by any thread.
 *
 * <p>The {@code receive} methods can be used only on a server with {@link DarkriftServerBuilder#serve serve}; otherwise
 * messages are given to handlers.
 */
public interface RemoteClient extends Connection {
    /**
     * Returns the address that the client sends its datagrams from.
     *
     * @return its current address and port; empty if it uses TCP alone
     */
    Optional<InetSocketAddress> remoteUdpAddress();

    /**
     * Returns the properties of the client's connection, such as its transport.
     *
     * @return the current properties
     */
    LinkTraits traits();

    /**
     * Returns the time at which the client connected.
     *
     * @return the time of its current connection
     */
    Instant connectedAt();

    /**
     * Returns the number of the client's session. With {@link LoginBuilder#resume} it stays the same when the client
     * returns over another connection, which has another {@link #id()}.
     *
     * @return with {@code resume}, a number that no other session of the server has or had; otherwise the {@link #id()}
     */
    default long sessionId() {
        return id();
    }

    /**
     * Disconnects the client with {@link io.darkrift.connection.DisconnectInfo.Reason#KICKED}, or with {@link
     * io.darkrift.connection.DisconnectInfo.Reason#REJECTED} while its onConnect runs and before its login is accepted.
     * Messages that were accepted are sent first. After this call no handler of the client runs except onDisconnect.
     * Does not wait.
     *
     * @param detail the reason, for the log and the {@code DisconnectInfo} of this side; it is not sent to the client
     */
    void kick(String detail);

    /**
     * Sends the client a last message, and disconnects it as {@link #kick(String)} does.
     *
     * @param detail the reason, for the log and the {@code DisconnectInfo} of this side; it is not sent to the client
     * @param farewell a record of the registry, a raw or an encoded message, such as the reason that the player sees
     * @throws IllegalArgumentException if the message can't be sent from this end, can't be written, or is too large;
     *     the connection stays open
     */
    void kick(String detail, Object farewell);

    /**
     * Gives the client a strike, for a mistake that the application has found.
     *
     * @param detail the mistake in words, for the log
     * @param weight the weight of the strike, at least 1
     */
    void strike(String detail, int weight);

    /**
     * Returns the current total weight of the client's strikes. At {@code maxStrikes} the client is disconnected;
     * {@code strikeDecay} reduces the weight over time.
     *
     * @return 0 or more
     */
    int strikes();
}
