package io.darkrift.tools.relay;

import io.darkrift.DarkriftException;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.message.SendMode;
import io.darkrift.transport.LinkTraits;

/** Sees what goes through a relay. All methods are called on the event loop of the relay, and must not block. */
public interface RelayObserver {
    /**
     * Reports that a client has connected.
     *
     * @param connection its number, from 1 on
     * @param client what is known of the client
     */
    default void connected(int connection, LinkTraits client) {}

    /**
     * Reports that the connection of a client to the server can't be made. {@link #ended} follows.
     *
     * @param connection the number of the client
     * @param cause why
     */
    default void refused(int connection, DarkriftException cause) {}

    /**
     * Sees a message as it arrives.
     *
     * @param connection the number of the connection
     * @param fromServer whether the server has sent it
     * @param mode the channel
     * @param bytes the array that holds the message; valid until the method returns, and not to be changed
     * @param from the index of its flags
     * @param to the index behind its last byte
     */
    void message(int connection, boolean fromServer, SendMode mode, byte[] bytes, int from, int to);

    /**
     * Reports a length that no message has, which ends the connection.
     *
     * @param connection the number of the connection
     * @param fromServer whether the server has sent it
     * @param length the length
     */
    default void badLength(int connection, boolean fromServer, int length) {}

    /**
     * Reports that an unreliable message was dropped, because the receiver does not keep up.
     *
     * @param connection the number of the connection
     * @param fromServer whether the server has sent it
     */
    default void dropped(int connection, boolean fromServer) {}

    /**
     * Reports that a connection has ended.
     *
     * @param connection the number of the connection
     * @param byServer whether the side of the server ended first
     * @param info how
     */
    default void ended(int connection, boolean byServer, DisconnectInfo info) {}
}
