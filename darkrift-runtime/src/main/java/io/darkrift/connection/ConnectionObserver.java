package io.darkrift.connection;

import io.darkrift.message.SendMode;

/**
 * Observes the messages and handlers of a server, for metrics and tools: see {@link
 * io.darkrift.server.DarkriftServer#observe}. A server without observers only checks a field for each message.
 *
 * <p>An exception of an observer is logged, and has no other effect. Several threads of the server and of its handlers
 * call the methods at the same time. The methods must not wait.
 *
 * @param <C> the type that users know the connections by
 */
public interface ConnectionObserver<C> {
    /**
     * Returns whether {@link #received} and {@link #sent} are called. The server calls this once, when the observer is
     * added.
     *
     * @return true by default
     */
    default boolean seesMessages() {
        return true;
    }

    /**
     * Returns whether {@link #handled} is called, which needs two readings of the clock for each message. The server
     * calls this once, when the observer is added.
     *
     * @return false by default
     */
    default boolean timesHandlers() {
        return false;
    }

    /**
     * Observes a message of the peer that the rate limit accepts, before it is decoded or checked. Called on the event
     * loop of the connection.
     *
     * @param connection the connection
     * @param bytes the array that holds the message; valid until the method returns, and not to be changed
     * @param from the index of its flags, which its tag and its payload follow
     * @param to the index after its last byte
     * @param mode the channel
     */
    default void received(C connection, byte[] bytes, int from, int to, SendMode mode) {}

    /**
     * Observes a message that was accepted for sending. Called on the thread that sends it.
     *
     * @param connection the connection
     * @param bytes the array that holds the message; valid until the method returns, and not to be changed
     * @param from the index of its flags, which its tag and its payload follow
     * @param to the index after its last byte
     * @param mode the channel
     */
    default void sent(C connection, byte[] bytes, int from, int to, SendMode mode) {}

    /**
     * Observes that a handler of a message has returned or thrown. Called where handlers run.
     *
     * @param connection the connection
     * @param tag the tag of the message
     * @param nanos how long the handler took, in nanoseconds
     * @param failed whether it has thrown
     */
    default void handled(C connection, int tag, long nanos, boolean failed) {}

    /**
     * Observes that the handlers of a new client have returned or thrown. Called where handlers run.
     *
     * @param connection the connection
     * @param nanos how long they took, in nanoseconds
     * @param failed whether one has thrown
     */
    default void connected(C connection, long nanos, boolean failed) {}

    /**
     * Observes that the handlers of a client that has left have returned or thrown. Called where handlers run.
     *
     * @param connection the connection
     * @param info how it ended
     * @param nanos how long they took, in nanoseconds
     * @param failed whether one has thrown
     */
    default void disconnected(C connection, DisconnectInfo info, long nanos, boolean failed) {}
}
