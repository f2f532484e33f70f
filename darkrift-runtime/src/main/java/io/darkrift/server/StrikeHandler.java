package io.darkrift.server;

/** Weighs what clients do wrong. */
@FunctionalInterface
public interface StrikeHandler {
    /**
     * Weighs a strike. Called on the event loop: it must not wait.
     *
     * @param client the client
     * @param strike what it did
     * @return how much that is to weigh: {@link Strike#weight()}, or more or less, or 0 to forgive. After a length that
     *     is negative a client can't go on, whatever it weighs
     */
    int weigh(RemoteClient client, Strike strike);
}
