package io.darkrift.client;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.HandshakeException;
import io.darkrift.core.support.GuardedFuture;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkHandler;
import io.darkrift.transport.LinkSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One attempt to connect: the transport makes a link, then the server sends the id, within one time limit. */
final class Connector implements ClientTransport.Dialer {
    private final ClientSettings settings;
    private final Supplier<EventLoops> eventLoops;
    private final GuardedFuture<DarkriftClient> result = new GuardedFuture<>();
    private final long startNanos = System.nanoTime();

    Connector(ClientSettings settings, Supplier<EventLoops> eventLoops) {
        this.settings = settings;
        this.eventLoops = eventLoops;
    }

    CompletableFuture<DarkriftClient> connect(ClientTransport transport) {
        ClientTransport.Attempt attempt;
        try {
            attempt = transport.connect(this);
        } catch (DarkriftException e) {
            result.completeExceptionally(e);
            return result;
        } catch (RuntimeException e) {
            result.completeExceptionally(new DarkriftException("connecting failed: " + e, e));
            return result;
        }
        result.whenComplete((client, failure) -> {
            if (failure != null) {
                // Cancelled, or failed by the transport, which then has nothing left to cancel.
                attempt.cancel();
            }
        });
        return result;
    }

    @Override
    public EventLoops eventLoops() {
        return eventLoops.get();
    }

    @Override
    public LinkSettings settings() {
        return new LinkSettings(
                settings.connection().maxReceivedBytes(),
                settings.connection().maxDatagramBytes(),
                settings.connection().maxReceivedDatagramBytes(),
                settings.connectTimeout(),
                settings.connection().closeTimeout(),
                settings.connection().writeTimeout());
    }

    @Override
    public LinkHandler established(Link link) {
        try {
            return handlerOf(link);
        } catch (RuntimeException e) {
            // The event loop has ended meanwhile: nothing else would complete the future.
            result.completeExceptionally(new ConnectFailedException("the event loops have been closed: " + e, e));
            throw e;
        }
    }

    private LinkHandler handlerOf(Link link) {
        ClientConnection connection = new ClientConnection(settings, link, result);
        long left = settings.connectTimeout().toNanos() - (System.nanoTime() - startNanos);
        Future<?> limit = link.executor().schedule(() -> timeOut(connection), Math.max(0, left), TimeUnit.NANOSECONDS);
        result.whenComplete((client, failure) -> {
            limit.cancel(false);
            if (failure != null) {
                connection.giveUp("the caller has given up connecting");
            }
        });
        // Not at once: the link has no handler before this method has returned.
        link.executor().execute(connection::start);
        return connection;
    }

    private void timeOut(ClientConnection connection) {
        result.completeExceptionally(new ConnectTimeoutException(
                "the server accepted the connection, but gave no id within connectTimeout = "
                        + settings.connectTimeout() + ": its handler of new clients has not returned",
                null));
        connection.giveUp("the server gave no id in time");
    }

    @Override
    public void failed(DarkriftException cause) {
        result.completeExceptionally(cause);
    }

    /** Returns the same failure with the stack trace of the thread that waited for it. */
    static RuntimeException forCaller(@Nullable Throwable failure) {
        if (failure == null) {
            return new DarkriftException("connecting failed");
        }
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof ConnectFailedException) {
            return new ConnectFailedException(message, failure.getCause());
        }
        if (failure instanceof ConnectTimeoutException) {
            return new ConnectTimeoutException(message, failure.getCause());
        }
        if (failure instanceof HandshakeException) {
            return new HandshakeException(message, failure.getCause());
        }
        return new DarkriftException("connecting failed: " + failure, failure);
    }
}
