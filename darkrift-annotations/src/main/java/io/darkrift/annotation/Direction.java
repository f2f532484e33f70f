package io.darkrift.annotation;

/** The ends that may send a message. */
public enum Direction {
    /** Clients and servers. */
    BOTH,
    /** Clients only. On a server, {@code send} throws an {@code IllegalArgumentException}. */
    CLIENT_TO_SERVER,
    /**
     * Servers only. On a client, {@code send} throws an {@code IllegalArgumentException}, and a server gives a client
     * that sends it anyway a strike.
     */
    SERVER_TO_CLIENT
}
