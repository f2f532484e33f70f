package io.darkrift.server;

import io.darkrift.connection.Connection;
import io.darkrift.transport.LinkTraits;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A client of a server, as the server sees it. Closing it disconnects the client.
 *
 * <p>Messages can be received one by one only on a server with {@link
 * DarkriftServerBuilder#serve serve}; otherwise they go to handlers.
 */
public interface RemoteClient extends Connection {
    /**
     * Returns the address that the client sends its datagrams from.
     *
     * @return its address and port, as of now; empty if it uses TCP alone
     */
    Optional<InetSocketAddress> remoteUdpAddress();

    /**
     * Returns the properties of the client's connection, such as its transport.
     *
     * @return the properties, as of now
     */
    LinkTraits traits();

    /**
     * Returns when the client has connected.
     *
     * @return the time of its current connection
     */
    Instant connectedAt();

    /**
     * Returns a number that the client has for as long as its session lasts: with {@link LoginBuilder#resume} it stays when
     * the client comes back over another connection, which has another {@link #id()}.
     *
     * @return a number that no other client of the server has, or has had with {@code resume}; without that the {@link
     *     #id()}
     */
    default long sessionId() {
        return id();
    }

    /**
     * Disconnects the client with {@link io.darkrift.connection.DisconnectInfo.Reason#KICKED}, or with {@link
     * io.darkrift.connection.DisconnectInfo.Reason#REJECTED} while its onConnect runs. What was accepted is sent first. From now on no handler of the client runs except onDisconnect. Does not wait.
     *
     * @param detail why, for the log and the {@code DisconnectInfo} of this side; the client does not see it
     */
    void kick(String detail);

    /**
     * Sends the client a last message, and disconnects it as {@link #kick(String)} does.
     *
     * @param detail why, for the log and the {@code DisconnectInfo} of this side; the client does not see it
     * @param farewell a record of the registry, a raw or an encoded message, such as the reason that the player sees
     * @throws IllegalArgumentException if the message can't be sent from this end, can't be written, or is too large; the
     *     connection goes on
     */
    void kick(String detail, Object farewell);

    /**
     * Gives the client a strike, for something that the application found wrong.
     *
     * @param detail what it was, for a log
     * @param weight how much it weighs, at least 1
     */
    void strike(String detail, int weight);

    /**
     * Returns what the strikes of the client weigh as of now. At {@code maxStrikes} it is disconnected; with {@code
     * strikeDecay} they weigh less as time goes by.
     *
     * @return 0 or more
     */
    int strikes();
}
