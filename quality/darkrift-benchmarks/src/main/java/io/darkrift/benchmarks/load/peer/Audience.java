package io.darkrift.benchmarks.load.peer;

/** A server that sends M4 to all its clients. */
public interface Audience {
    /**
     * Begins to listen on the loopback interface.
     *
     * @param acknowledged called when a client sends M1
     * @return the port
     * @throws Exception if that can't be done
     */
    int listen(Runnable acknowledged) throws Exception;

    /**
     * The number of clients.
     *
     * @return their count
     */
    int size();

    /** Sends M4 to all clients, from a thread of the user. */
    void broadcast();

    /**
     * Returns how often M4 was encoded.
     *
     * @return the count
     */
    long encoded();
}
