package io.darkrift.server;

import io.darkrift.connection.Dialect;
import io.darkrift.transport.DarkriftpyAdvice;
import io.darkrift.transport.DatagramPort;
import io.darkrift.transport.Token;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes clients of the pending connections of a listener whose token was shown, and finds them by it later. Safe for
 * use by any thread.
 */
final class Admission {
    private final ServerSettings settings;
    private final PendingClients pending;
    private final ClientTable clients;
    private final DarkriftpyAdvice advice = new DarkriftpyAdvice();
    private final TokenTable<ServerConnection> byToken = new TokenTable<>();
    private volatile Consumer<ServerConnection> gone = client -> {};

    Admission(ServerSettings settings, PendingClients pending, ClientTable clients) {
        this.settings = settings;
        this.pending = pending;
        this.clients = clients;
    }

    PendingClients pending() {
        return pending;
    }

    ClientTable clients() {
        return clients;
    }

    /** Says who is told of each client that has gone. */
    void onGone(Consumer<ServerConnection> told) {
        gone = told;
    }

    /** A client has gone. On any thread. */
    void forget(ServerConnection client) {
        byToken.remove(client);
        gone.accept(client);
    }

    /**
     * Makes a client of the connection that has a token. It is started on its event loop, after the caller has
     * returned.
     *
     * @param token the token that was shown
     * @param ports the UDP sockets of the listener, or null if it was shown over TCP
     * @param udpAddress where it was shown from, or null
     * @return the client, or null if no pending connection has the token
     */
    @Nullable ServerConnection admit(Token token, @Nullable UdpPorts ports, @Nullable InetSocketAddress udpAddress) {
        PendingClient claimed = pending.claim(token, this);
        if (claimed == null) {
            return null;
        }
        DatagramPort port = ports == null ? null : ports.of(claimed.tcp().eventLoop());
        ServerConnection client = new ServerConnection(settings, claimed, port, udpAddress);
        if (claimed.dialect() == Dialect.EMPTY_ACK) {
            client.talksToDarkriftpy(advice);
        }
        // The client forgets itself when it has ended: a future of it would cost more memory than all of this.
        byToken.add(client);
        claimed.tcp().eventLoop().execute(() -> {
            claimed.claimed();
            if (claimed.hasPresented()) {
                // It may have shown the token over both channels at once, and will use TCP alone.
                client.doWithoutUdp();
            }
            client.start();
        });
        return client;
    }

    /** Tells whether the TCP connection that has a token, in the handshake or behind it, comes from an address. */
    boolean comesFrom(Token token, InetAddress address) {
        ServerConnection client = byToken.get(token);
        InetSocketAddress tcp = client != null ? client.remoteAddress() : pending.addressOf(token);
        return tcp != null && tcp.getAddress().equals(address);
    }

    /** True if nothing is remembered. */
    boolean isEmpty() {
        return byToken.isEmpty();
    }

    /** The client that was admitted with a token, or null. */
    @Nullable ServerConnection find(Token token) {
        return byToken.get(token);
    }
}
