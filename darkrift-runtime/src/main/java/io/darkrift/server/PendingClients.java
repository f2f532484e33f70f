package io.darkrift.server;

import io.darkrift.connection.Dialect;
import io.darkrift.transport.Acknowledgements;
import io.darkrift.transport.FrameDecoder;
import io.darkrift.transport.Token;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The TCP connections whose token has not come back yet, by token. Safe for use by any thread. */
final class PendingClients {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftServer.class);

    private final ServerSettings settings;
    private final ServerLimits limits;
    private final AddressLimits addresses;
    private final ConcurrentHashMap<Token, PendingClient> byToken = new ConcurrentHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile boolean closed;

    PendingClients(ServerSettings settings) {
        this.settings = settings;
        this.limits = settings.limits();
        this.addresses = new AddressLimits(settings.connection().nanoClock());
    }

    /** Puts the handlers of the handshake into a TCP channel, or closes it. Null if it was closed. */
    @Nullable PendingClient accept(SocketChannel tcp, Dialect dialect, Admission listener) {
        accepted.increment();
        if (tcp.remoteAddress() == null) {
            // It has gone already.
            tcp.close();
            return null;
        }
        String refusal = refusal(tcp.remoteAddress().getAddress());
        if (refusal != null) {
            refuse(tcp, refusal);
            return null;
        }
        FrameDecoder decoder = new FrameDecoder(settings.connection().maxReceivedBytes());
        PendingClient client;
        do {
            Token token = Acknowledgements.newToken(dialect, settings.random());
            client = new PendingClient(
                    tcp,
                    decoder,
                    token,
                    dialect,
                    this,
                    listener,
                    settings.connection().handshakeTimeout().toMillis());
        } while (byToken.putIfAbsent(client.token(), client) != null);
        tcp.pipeline().addLast(decoder, client);
        if (closed) {
            giveUp(client);
        }
        return client;
    }

    /** Why a connection is not taken in, or null if it is, and has been counted. */
    private @Nullable String refusal(InetAddress address) {
        if (closed) {
            return "the server is closing";
        }
        if (!addresses.mayConnect(address, limits.connectionsPerSecond())) {
            return "its address opens more than connectionsPerSecond = " + limits.connectionsPerSecond();
        }
        if (size.incrementAndGet() > limits.maxPending()) {
            size.decrementAndGet();
            return "maxPending = " + limits.maxPending() + " connections are in the handshake";
        }
        if (!addresses.add(address, limits.maxPendingPerAddress())) {
            size.decrementAndGet();
            return "its address has maxPendingPerAddress = " + limits.maxPendingPerAddress()
                    + " connections in the handshake";
        }
        return null;
    }

    private void refuse(SocketChannel tcp, String reason) {
        boolean first = refused.sum() == 0;
        refused.increment();
        if (first) {
            LOG.warn("a connection from {} was refused: {}; more of this is only counted", tcp.remoteAddress(), reason);
        }
        tcp.close();
    }

    /** Hands over the connection that has a token, to one caller alone. Null if the listener has none. */
    @Nullable PendingClient claim(Token token, Admission listener) {
        PendingClient client = byToken.get(token);
        if (client == null || client.admission() != listener || !byToken.remove(token, client)) {
            return null;
        }
        forget(client);
        return client;
    }

    /** Where the connection that has a token comes from, or null if there is none. */
    @Nullable InetSocketAddress addressOf(Token token) {
        PendingClient client = byToken.get(token);
        return client == null ? null : client.address();
    }

    /** Closes a connection, unless its token has come back. */
    void giveUp(PendingClient client) {
        if (byToken.remove(client.token(), client)) {
            forget(client);
            failed.increment();
            client.cancelLimit();
            client.tcp().close();
        }
    }

    private void forget(PendingClient client) {
        size.decrementAndGet();
        addresses.remove(client.address().getAddress());
    }

    /** Closes all connections, and those that still come. */
    void closeAll() {
        closed = true;
        byToken.values().forEach(this::giveUp);
    }

    /** How many there are. */
    int size() {
        return size.get();
    }

    /** True if nothing is remembered. */
    boolean isEmpty() {
        return byToken.isEmpty() && size.get() == 0 && addresses.isEmpty();
    }

    long accepted() {
        return accepted.sum();
    }

    long refused() {
        return refused.sum();
    }

    long failed() {
        return failed.sum();
    }
}
