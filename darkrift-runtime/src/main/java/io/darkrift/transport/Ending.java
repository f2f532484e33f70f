package io.darkrift.transport;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.Disconnect;
import io.darkrift.connection.Disconnect.Reason;
import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a connection ends. Methods are called on the event loop, unless they say otherwise.
 *
 * <p>A graceful end sends what was taken, then shuts down the output alone and reads on until the peer closes too:
 * closing a socket that has unread bytes would reset the connection, and the peer might lose what was sent last.
 */
final class Ending {
    private final Channel tcp;
    private final FrameDecoder decoder;
    private final ReliableOutbox reliable;
    private final @Nullable UnreliableOutbox unreliable;
    private final long closeMillis;
    private final CompletableFuture<Disconnect> closed = new CompletableFuture<>();
    private volatile @Nullable Disconnect how;

    Ending(
            Channel tcp,
            FrameDecoder decoder,
            ReliableOutbox reliable,
            @Nullable UnreliableOutbox unreliable,
            long closeMillis) {
        this.tcp = tcp;
        this.decoder = decoder;
        this.reliable = reliable;
        this.unreliable = unreliable;
        this.closeMillis = closeMillis;
    }

    /** Sends what was taken, then closes. */
    void gracefully(Disconnect disconnect) {
        if (how != null) {
            return;
        }
        how = disconnect;
        decoder.discard();
        reliable.end();
        if (unreliable != null) {
            unreliable.endSoon();
        }
        Future<?> limit = tcp.eventLoop().schedule(() -> tcp.close(), closeMillis, TimeUnit.MILLISECONDS);
        tcp.closeFuture().addListener(done -> limit.cancel(false));
        reliable.lastWrite().addListener(done -> {
            if (tcp.isActive() && tcp instanceof DuplexChannel duplex) {
                duplex.shutdownOutput();
            } else {
                tcp.close();
            }
        });
    }

    /** Closes, whatever waits to be sent. */
    void atOnce(Disconnect disconnect) {
        if (how == null) {
            how = disconnect;
        }
        decoder.discard();
        tcp.close();
    }

    /** The TCP channel has closed. Returns how the connection ended. */
    Disconnect finish() {
        Disconnect disconnect = how;
        if (disconnect == null) {
            disconnect = new Disconnect(Reason.REMOTE, "the peer closed the connection", null);
            how = disconnect;
        }
        ConnectionClosedException cause = exception(disconnect);
        reliable.abort(cause);
        if (unreliable != null) {
            unreliable.abort(cause);
        }
        return disconnect;
    }

    /** Tells everybody, once all else is done. */
    void complete(Disconnect disconnect) {
        closed.complete(disconnect);
    }

    /** The end, when it comes. On any thread. */
    CompletableFuture<Disconnect> closed() {
        return closed;
    }

    /** True until the end has begun. On any thread. */
    boolean isOpen() {
        return how == null;
    }

    /** What to throw at who wants to use the connection. On any thread. */
    ConnectionClosedException exception() {
        Disconnect disconnect = how;
        return disconnect != null
                ? exception(disconnect)
                : new ConnectionClosedException("the connection has ended", null);
    }

    static ConnectionClosedException exception(Disconnect disconnect) {
        return new ConnectionClosedException("the connection has ended: " + disconnect, disconnect.cause());
    }
}
