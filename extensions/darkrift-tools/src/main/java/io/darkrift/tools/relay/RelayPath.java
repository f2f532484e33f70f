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
     * Returns how many bytes of messages are under way.
     *
     * @return 0 or more
     */
    default long heldBytes() {
        return 0;
    }

    /**
     * Returns whether so much is under way that the sender has to stop sending reliable messages. It is asked again when
     * messages have left the path.
     *
     * @return true to stop the sender
     */
    default boolean isFull() {
        return false;
    }

    /**
     * Runs a task when all reliable messages that are under way have left: the connection ends behind them.
     *
     * @param task the task; not run if the path is closed before
     */
    default void whenEmpty(Runnable task) {
        task.run();
    }

    /** Drops what is under way. Called at least once for each path, and possibly again. */
    default void close() {}
}
