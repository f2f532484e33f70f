package io.darkrift.connection;

import io.darkrift.message.SendMode;

/**
 * Sees what goes over the connections of a server, for metrics and tools: see {@link
 * io.darkrift.server.DarkriftServer#observe}. A server without observers pays for a check of a field with each message.
 *
 * <p>What an observer throws is logged, and has no other effect. Methods are called on the threads of the server and of its
 * handlers, several at a time. They must not wait.
 *
 * @param <C> the type that users know the connections by
 */
public interface ConnectionObserver<C> {
    /**
     * Returns whether {@link #received} and {@link #sent} are called. Asked once, when the observer is added.
     *
     * @return true by default
     */
    default boolean seesMessages() {
        return true;
    }

    /**
     * Returns whether {@link #handled} is called. It takes two readings of the clock for each message. Asked once, when the
     * observer is added.
     *
     * @return false by default
     */
    default boolean timesHandlers() {
        return false;
    }

    /**
     * Sees a message of the peer that the rate limit lets through, before it is read or checked. Called on the event loop
     * of the connection.
     *
     * @param connection the connection
     * @param bytes the array that holds the message; valid until the method returns, and not to be changed
     * @param from the index of its flags, which its tag and its payload follow
     * @param to the index behind its last byte
     * @param mode the channel
     */
    default void received(C connection, byte[] bytes, int from, int to, SendMode mode) {}

    /**
     * Sees a message that was accepted for sending. Called on the thread that sends it.
     *
     * @param connection the connection
     * @param bytes the array that holds the message; valid until the method returns, and not to be changed
     * @param from the index of its flags, which its tag and its payload follow
     * @param to the index behind its last byte
     * @param mode the channel
     */
    default void sent(C connection, byte[] bytes, int from, int to, SendMode mode) {}

    /**
     * Sees that a handler of a message has returned or thrown. Called where handlers run.
     *
     * @param connection the connection
     * @param tag the tag of the message
     * @param nanos how long the handler took, in nanoseconds
     * @param failed whether it has thrown
     */
    default void handled(C connection, int tag, long nanos, boolean failed) {}

    /**
     * Sees that the handlers of a new client have returned or thrown. Called where handlers run.
     *
     * @param connection the connection
     * @param nanos how long they took, in nanoseconds
     * @param failed whether one has thrown
     */
    default void connected(C connection, long nanos, boolean failed) {}

    /**
     * Sees that the handlers of a client that has left have returned or thrown. Called where handlers run.
     *
     * @param connection the connection
     * @param info how it ended
     * @param nanos how long they took, in nanoseconds
     * @param failed whether one has thrown
     */
    default void disconnected(C connection, DisconnectInfo info, long nanos, boolean failed) {}
}
