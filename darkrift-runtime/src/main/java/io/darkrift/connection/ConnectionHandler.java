package io.darkrift.connection;

/**
 * Handles an event of a connection.
 *
 * @param <C> the type of the connection
 * @param <T> the type of the event, such as a message
 */
@FunctionalInterface
public interface ConnectionHandler<C, T> {
    /**
     * Handles an event.
     *
     * @param connection the connection
     * @param event the event
     * @throws Exception if handling it fails; it is logged, and given to {@code onHandlerError}
     */
    void handle(C connection, T event) throws Exception;
}
