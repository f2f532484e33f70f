package io.darkrift.server;

import io.darkrift.connection.Dialect;
import io.darkrift.transport.Acknowledgements;
import io.darkrift.transport.FrameDecoder;
import io.darkrift.transport.Token;
import io.netty.channel.socket.SocketChannel;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The TCP connections whose token has not come back over UDP yet, by token. Safe for use by any thread. */
final class PendingClients {
    private final ServerSettings settings;
    private final ConcurrentHashMap<Token, PendingClient> byToken = new ConcurrentHashMap<>();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder failed = new LongAdder();

    PendingClients(ServerSettings settings) {
        this.settings = settings;
    }

    /** Puts the handlers of the handshake into a TCP channel. */
    void accept(SocketChannel tcp, Dialect dialect) {
        accepted.increment();
        FrameDecoder decoder = new FrameDecoder(settings.connection().maxReceivedBytes());
        PendingClient client;
        do {
            Token token = Acknowledgements.newToken(dialect, settings.random());
            client = new PendingClient(
                    tcp,
                    decoder,
                    token,
                    this,
                    settings.connection().handshakeTimeout().toMillis());
        } while (byToken.putIfAbsent(client.token(), client) != null);
        tcp.pipeline().addLast(decoder, client);
    }

    /** Hands over the connection that has a token, to one caller alone. Null if there is none. */
    @Nullable PendingClient claim(Token token) {
        return byToken.remove(token);
    }

    /** Closes a connection, unless its token has come back. */
    void giveUp(PendingClient client) {
        if (byToken.remove(client.token(), client)) {
            failed.increment();
            client.cancelLimit();
            client.tcp().close();
        }
    }

    void closeAll() {
        byToken.values().forEach(this::giveUp);
    }

    long accepted() {
        return accepted.sum();
    }

    long failed() {
        return failed.sum();
    }
}
