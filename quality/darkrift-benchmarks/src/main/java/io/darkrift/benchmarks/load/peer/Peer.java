package io.darkrift.benchmarks.load.peer;

import java.util.function.BooleanSupplier;

/** One end of one connection. */
public interface Peer {
    /**
     * Sends a message at once, from within a {@link Receiver}.
     *
     * @param message M1 or M3
     */
    void answer(Object message);

    /**
     * Sends a message from a thread of the user, as fast as a user of the library would; it may leave a little later.
     * Waits while too much waits to be sent.
     *
     * @param message M1 or M3
     * @throws InterruptedException if the thread is to wait no longer
     */
    void send(Object message) throws InterruptedException;

    /** Lets go what may still wait after {@link #send}. */
    default void flush() {}

    /**
     * Sends a message again and again on the thread that drives the connection, as fast as it goes.
     *
     * @param message M1 or M3
     * @param goesOn false when it is to stop
     */
    default void flood(Object message, BooleanSupplier goesOn) {
        throw new UnsupportedOperationException(getClass().getSimpleName() + " has no loop to send in");
    }
}
