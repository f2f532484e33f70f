package io.darkrift.annotation;

/** The ends that may send a message. */
public enum Direction {
    /** Clients and servers. */
    BOTH,
    /** Clients alone: a server that sends it gets an error. */
    CLIENT_TO_SERVER,
    /** Servers alone: a client that sends it gets an error. */
    SERVER_TO_CLIENT
}
