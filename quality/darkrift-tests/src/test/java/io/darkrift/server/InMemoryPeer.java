package io.darkrift.server;

import io.darkrift.transport.bichannel.framing.Token;
import io.darkrift.transport.bichannel.socket.InMemorySocket;

/**
 * The far end of a connection to an {@link InMemoryServer}.
 *
 * @param socket the server's channel to it
 */
public record InMemoryPeer(InMemorySocket socket) {
    /** Returns what it was sent first. */
    public byte[] token() {
        return socket.beginning(Token.SIZE);
    }
}
