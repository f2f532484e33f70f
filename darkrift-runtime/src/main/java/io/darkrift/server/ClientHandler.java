package io.darkrift.server;

/** Serves one client, from its first message to its last. */
@FunctionalInterface
public interface ClientHandler {
    /**
     * Serves a client. It is disconnected when the method returns or throws.
     *
     * @param client the client
     * @throws Exception if serving it fails; it is logged. A {@link
     *     io.darkrift.connection.ConnectionClosedException} of this client is not: it is how a connection ends
     */
    void serve(RemoteClient client) throws Exception;
}
