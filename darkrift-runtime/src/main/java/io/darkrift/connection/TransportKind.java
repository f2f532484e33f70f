package io.darkrift.connection;

/** The ways to drive sockets. */
public enum TransportKind {
    /** {@link #EPOLL} where it loads, or else {@link #NIO}. */
    AUTO,
    /** The sockets of the JDK, on every system. */
    NIO,
    /** Linux, with Netty's native epoll transport on the class path. */
    EPOLL
}
