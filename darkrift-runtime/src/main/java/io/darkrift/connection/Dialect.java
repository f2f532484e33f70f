package io.darkrift.connection;

/**
 * The variants of the handshake. A server speaks first and can't tell which one a client knows, so a dialect belongs to
 * a listener.
 */
public enum Dialect {
    /** DarkRift 2.11, its default: version 1, an acknowledgement of 12 bytes. */
    V1
}
