package io.darkrift.server;

/** Decides on the weight of strikes. */
@FunctionalInterface
public interface StrikeHandler {
    /**
     * Returns the weight of a strike. Called on the event loop: it must not wait.
     *
     * @param client the client
     * @param strike the strike
     * @return the weight: {@link Strike#weight()}, a higher or lower one, or 0 to forgive the strike. After a negative
     *     length the client is disconnected, whatever the weight
     */
    int weigh(RemoteClient client, Strike strike);
}
