package io.darkrift.connection;

/**
 * The variants of the handshake. A server speaks first and can't tell which one a client knows, so a dialect belongs to
 * a listener. What differs is the first byte that the server sends, and what it acknowledges with over UDP.
 */
public enum Dialect {
    /**
     * For clients: whatever the server speaks. {@link #V1} and {@link #V0} are told from one another by the first byte;
     * where that fits one of them, an empty acknowledgement is taken too.
     */
    AUTO,
    /** DarkRift 2.11, its default: version 1, and an acknowledgement of 12 bytes. */
    V1,
    /** DarkRift 2.0 to 2.10, or 2.11 with {@code protocolVersion=0}: version 0, and an acknowledgement of 1 byte. */
    V0,
    /**
     * darkriftpy: any first byte, and an empty datagram as the acknowledgement. What it can't read is told in the log:
     * tags above 32,767, and records with components that it has no counterpart for.
     */
    EMPTY_ACK
}
