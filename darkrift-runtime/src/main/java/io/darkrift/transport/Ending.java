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
    private final BaseConnection<?> connection;
    private volatile @Nullable Disconnect how;
    private @Nullable CompletableFuture<Disconnect> closed;
    private boolean complete;

    Ending(BaseConnection<?> connection) {
        this.connection = connection;
    }

    /** Sends what was taken, then closes. */
    void gracefully(Disconnect disconnect) {
        if (how != null) {
            return;
        }
        how = disconnect;
        Channel tcp = connection.tcp();
        connection.incoming().discard();
        connection.outgoing().end();
        long limitMillis = connection.settings().closeTimeout().toMillis();
        Future<?> limit = tcp.eventLoop().schedule(() -> tcp.close(), limitMillis, TimeUnit.MILLISECONDS);
        tcp.closeFuture().addListener(done -> limit.cancel(false));
        connection.outgoing().reliable().lastWrite().addListener(done -> {
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
        connection.incoming().discard();
        connection.tcp().close();
    }

    /** The TCP channel has closed. Returns how the connection ended. */
    Disconnect finish() {
        Disconnect disconnect = how;
        if (disconnect == null) {
            disconnect = new Disconnect(Reason.REMOTE, "the peer closed the connection", null);
            how = disconnect;
        }
        ConnectionClosedException cause = exception(disconnect);
        connection.outgoing().abort(cause);
        return disconnect;
    }

    /** Tells everybody, once all else is done. */
    void complete(Disconnect disconnect) {
        CompletableFuture<Disconnect> told;
        synchronized (this) {
            complete = true;
            told = closed;
        }
        if (told != null) {
            told.complete(disconnect);
        }
    }

    /** The end, when it comes. Made when somebody asks. On any thread. */
    synchronized CompletableFuture<Disconnect> closed() {
        if (closed == null) {
            closed = complete ? CompletableFuture.completedFuture(how) : new CompletableFuture<>();
        }
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
