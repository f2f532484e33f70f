package io.darkrift.server;

/** Serves one client, from its first message to its last. */
@FunctionalInterface
public interface ClientHandler {
    /**
     * Serves a client. It is disconnected when the method returns or throws.
     *
     * @param client the client
     * @throws Exception if serving it fails. The exception is logged, except for a {@link
     *     io.darkrift.connection.ConnectionClosedException} of this client, which only means that the connection has
     *     ended
     */
    void serve(RemoteClient client) throws Exception;
}
