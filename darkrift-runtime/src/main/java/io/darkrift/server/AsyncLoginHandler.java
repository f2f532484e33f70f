package io.darkrift.server;

import java.util.concurrent.CompletionStage;

/**
 * Decides on the login of a client when something else has answered, such as a database.
 *
 * @param <T> the type of the message that clients log in with
 * @param <C> what the application knows a client by once it has logged in, such as a player
 */
@FunctionalInterface
public interface AsyncLoginHandler<T, C> {
    /**
     * Begins to decide on a login. Called by the dispatcher, behind onConnect.
     *
     * @param client the client
     * @param login what it has sent
     * @return completes with the decision, on any thread. If it fails, the client is disconnected, and the exception
     *     logged. A decision that is made after the client has left, or after {@code loginTimeout}, has no effect
     * @throws Exception if no decision could be made, as if the stage had failed
     */
    CompletionStage<LoginResult<C>> login(RemoteClient client, T login) throws Exception;
}
