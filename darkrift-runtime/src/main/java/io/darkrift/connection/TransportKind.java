package io.darkrift.connection;

/** The ways to drive sockets. */
public enum TransportKind {
    /** {@link #EPOLL} where it is available, otherwise {@link #NIO}. */
    AUTO,
    /** The sockets of the JDK, on every system. */
    NIO,
    /** The epoll transport of Netty, on Linux; its native library must be on the class path. */
    EPOLL
}
