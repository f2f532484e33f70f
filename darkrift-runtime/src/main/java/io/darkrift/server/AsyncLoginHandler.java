package io.darkrift.server;

import java.util.concurrent.CompletionStage;

/**
 * Decides on the login of a client asynchronously, such as after a query of a database.
 *
 * @param <T> the type of the message that clients log in with
 * @param <C> what the application knows a client by once it has logged in, such as a player
 */
@FunctionalInterface
public interface AsyncLoginHandler<T, C> {
    /**
     * Starts to decide on a login. Called by the dispatcher, after onConnect.
     *
     * @param client the client
     * @param login the message that it logs in with
     * @return a stage that completes with the decision, on any thread. If it fails, the client is disconnected, and the
     *     exception is logged. A decision after the client has left, or after {@code loginTimeout}, has no effect
     * @throws Exception if no decision could be made; the effect is that of a stage that fails
     */
    CompletionStage<LoginResult<C>> login(RemoteClient client, T login) throws Exception;
}
