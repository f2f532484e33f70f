package io.darkrift.client;

import io.darkrift.connection.Connection;

/**
 * A client that is connected to a DarkRift server.
 *
 * <pre>{@code
 * try (var client = DarkriftClient.builder().registry(MessageRegistry.load()).connect("127.0.0.1", 4296)) {
 *     client.send(new Choose(new int[] {1, 2, 3}));
 *     Choice choice = client.receive(Choice.class);
 * }
 * }</pre>
 *
 * <p>Safe for use by any number of threads. Closing the client ends the connection; it can't be connected again: build
 * another client, or use a {@link ReconnectingClient}.
 */
public interface DarkriftClient extends Connection {
    /** The default port of DarkRift servers, for TCP and UDP. */
    int DEFAULT_PORT = 4296;

    /**
     * Creates a builder of a client.
     *
     * @return a builder with defaults
     */
    static DarkriftClientBuilder builder() {
        return new DarkriftClientBuilder();
    }
}
