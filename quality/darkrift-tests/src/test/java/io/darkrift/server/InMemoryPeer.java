package io.darkrift.server;

import io.darkrift.transport.InMemorySocket;
import io.darkrift.transport.Token;

/** The far end of a connection to an {@link InMemoryServer}. */
public final class InMemoryPeer {
    private final InMemorySocket socket;
    private final Token token;

    InMemoryPeer(InMemorySocket socket, Token token) {
        this.socket = socket;
        this.token = token;
    }

    /** The server's channel to it. */
    public InMemorySocket socket() {
        return socket;
    }

    /** What it was sent first. */
    public byte[] token() {
        return token.packet();
    }
}
