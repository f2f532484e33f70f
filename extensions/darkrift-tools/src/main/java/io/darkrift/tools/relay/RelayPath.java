package io.darkrift.tools.relay;

import io.darkrift.connection.LinkExecutor;
import io.darkrift.message.SendMode;

/**
 * One direction of one connection, as messages pass it: at once, or late, twice, in another order, or never. All methods are
 * called on the event loop of the relay.
 */
public interface RelayPath {
    /** Where messages leave the path. */
    interface Exit {
        /**
         * Passes a message on.
         *
         * @param mode the channel
         * @param bytes the message from its flags on
         */
        void send(SendMode mode, byte[] bytes);
    }

    /** Makes the paths of a relay, two for each connection. */
    interface Factory {
        /** Passes everything on at once. */
        Factory DIRECT = (fromServer, loop, exit) -> exit::send;

        /**
         * Makes a path.
         *
         * @param fromServer its direction
         * @param loop the event loop
         * @param exit its end
         * @return a path
         */
        RelayPath newPath(boolean fromServer, LinkExecutor loop, Exit exit);
    }

    /**
     * Takes a message.
     *
     * @param mode the channel
     * @param bytes the message from its flags on; the path keeps the array
     */
    void send(SendMode mode, byte[] bytes);

    /**
     * Returns how many bytes of reliable messages are under way, so that a sender that is faster than the path is stopped.
     *
     * @return bytes
     */
    default int pendingBytes() {
        return 0;
    }

    /**
     * Runs a task when all that is under way has left: the connection ends behind it.
     *
     * @param task the task
     */
    default void whenEmpty(Runnable task) {
        task.run();
    }

    /** Drops what is under way. */
    default void close() {}
}
