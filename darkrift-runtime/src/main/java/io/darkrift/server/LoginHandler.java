package io.darkrift.server;

/**
 * Decides on the login of a client.
 *
 * @param <T> the type of the message that clients log in with
 * @param <C> what the application knows a client by once it has logged in, such as a player
 */
@FunctionalInterface
public interface LoginHandler<T, C> {
    /**
     * Decides on a login. Called by the dispatcher, after onConnect. Messages that are sent to the client here, such as
     * an answer to an accepted login, arrive before all messages that are sent to it later.
     *
     * @param client the client
     * @param login the message that it logs in with
     * @return the decision
     * @throws Exception if no decision could be made: the client is disconnected, and the exception is logged
     */
    LoginResult<C> login(RemoteClient client, T login) throws Exception;
}
