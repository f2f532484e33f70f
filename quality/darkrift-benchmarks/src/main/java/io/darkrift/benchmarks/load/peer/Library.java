package io.darkrift.benchmarks.load.peer;

import java.util.function.Supplier;

/** A library in the configuration that is measured; makes the servers or the clients of a JVM. */
public interface Library {
    /**
     * Begins to listen on the loopback interface.
     *
     * @param receivers makes the handlers of each connection
     * @return the port
     * @throws Exception if that can't be done
     */
    int listen(Supplier<Receiver> receivers) throws Exception;

    /**
     * Begins to listen on the loopback interface.
     *
     * @param receiver the handlers of all connections
     * @return the port
     * @throws Exception if that can't be done
     */
    default int listen(Receiver receiver) throws Exception {
        return listen(() -> receiver);
    }

    /**
     * Connects to a server on the loopback interface, and waits for it.
     *
     * @param port the port
     * @param receiver the handlers of the connection
     * @return the connection
     * @throws Exception if that can't be done
     */
    Peer connect(int port, Receiver receiver) throws Exception;
}
