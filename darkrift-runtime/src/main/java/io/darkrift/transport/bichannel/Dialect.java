package io.darkrift.transport.bichannel;

/**
 * The variants of the handshake. A server speaks first and can't detect which one a client knows, so a dialect belongs
 * to a listener. They differ in the first byte that the server sends, and in its acknowledgement over UDP.
 */
public enum Dialect {
    /**
     * For clients: whatever the server speaks. The first byte tells {@link #V1} from {@link #V0}. A server of
     * {@link #DARKRIFTPY} is accepted only if its random first byte is 0 or 1: set that dialect for such a server.
     */
    AUTO(""),
    /** DarkRift 2.11, its default: version 1, and an acknowledgement of 12 bytes. */
    V1("v1"),
    /** DarkRift 2.0 to 2.10, or 2.11 with {@code protocolVersion=0}: version 0, and an acknowledgement of 1 byte. */
    V0("v0"),
    /** darkriftpy: any first byte, and an empty datagram as the acknowledgement. */
    DARKRIFTPY("darkriftpy");

    private final String trait;

    Dialect(String trait) {
        this.trait = trait;
    }

    /** Returns the name in {@link io.darkrift.transport.LinkTraits}. */
    String trait() {
        return trait;
    }
}
