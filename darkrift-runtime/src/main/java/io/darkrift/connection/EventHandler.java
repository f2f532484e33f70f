package io.darkrift.connection;

/**
 * Handles an event, such as a message.
 *
 * @param <T> the type of the event
 */
@FunctionalInterface
public interface EventHandler<T> {
    /**
     * Handles an event.
     *
     * @param event the event
     * @throws Exception if handling it fails; it is logged, and given to {@code onHandlerError}
     */
    void handle(T event) throws Exception;
}
