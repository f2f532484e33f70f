package io.darkrift.transport.tcp;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.Durations;
import io.darkrift.transport.ClientTransport.Attempt;
import io.darkrift.transport.ClientTransport.Dialer;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkHandler;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.bichannel.socket.HostLookup;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FutureListener;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect to a host: looks its name up, and ends with a link or a failure, within one time limit. The
 * transport tries the addresses. All on one event loop, unless a method says otherwise.
 */
public abstract class TcpAttempt implements Attempt {
    private final Dialer dialer;
    private final EventLoop loop;
    private final LinkSettings settings;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final FutureListener<Object> loopEnded = ended -> settle(loopsClosed(null));
    private @Nullable Future<?> deadline;
    private volatile @Nullable Future<?> lookup;

    /**
     * An attempt that has not begun.
     *
     * @param dialer the client, which gets the link or the failure
     * @param loop the event loop of the attempt and of its link
     */
    protected TcpAttempt(Dialer dialer, EventLoop loop) {
        this.dialer = dialer;
        this.loop = loop;
        this.settings = dialer.settings();
    }

    /** Tries the addresses of the host. The attempt has not ended. */
    protected abstract void tryAddresses(List<InetAddress> addresses);

    /** Returns what went wrong where the time is over. */
    protected abstract DarkriftException timedOut();

    /** Closes all that is still being tried. Called when the attempt has ended, once or several times. */
    protected abstract void endTrying();

    protected final EventLoop loop() {
        return loop;
    }

    protected final LinkSettings settings() {
        return settings;
    }

    /** Looks the host up, and tries its addresses. On any thread. */
    public final void begin(String host) {
        limitTime();
        lookup = HostLookup.lookUp(host, (addresses, cause) -> execute(() -> resolved(host, addresses, cause)));
        if (isSettled()) {
            cancelLookup();
        }
    }

    /** Tries the addresses that a lookup has found. On any thread. */
    public final void begin(List<InetAddress> addresses) {
        limitTime();
        execute(() -> resolved("", addresses, null));
    }

    private void limitTime() {
        loop.terminationFuture().addListener(loopEnded);
        execute(() -> {
            deadline = loop.schedule(
                    () -> settle(timedOut()), Durations.nanos(settings.handshakeTimeout()), TimeUnit.NANOSECONDS);
            if (isSettled()) {
                free();
            }
        });
    }

    /** Runs something on the event loop. On any thread. */
    private void execute(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            settle(loopsClosed(e));
        }
    }

    private void resolved(String host, @Nullable List<InetAddress> addresses, @Nullable Exception cause) {
        if (isSettled()) {
            return;
        }
        if (addresses == null) {
            settle(new ConnectFailedException(
                    "the host " + host + " is unknown (" + (cause == null ? "" : cause.getMessage())
                            + "): is the name right?",
                    cause));
        } else {
            tryAddresses(addresses);
        }
    }

    private static ConnectFailedException loopsClosed(@Nullable Throwable cause) {
        return new ConnectFailedException(
                "can't connect: the event loops have been closed: close them after the clients that use them", cause);
    }

    /** Returns whether the attempt has ended. On any thread. */
    protected final boolean isSettled() {
        return settled.get();
    }

    /** Ends the attempt with a failure, unless it has ended. On any thread. */
    protected final void settle(DarkriftException cause) {
        if (settled.compareAndSet(false, true)) {
            freeLater();
            dialer.failed(cause);
        }
    }

    /** Ends the attempt with a link that is about to be made. Returns false if it has ended already. */
    protected final boolean settle() {
        return settled.compareAndSet(false, true);
    }

    /** Hands the link over. */
    public final LinkHandler established(Link link) {
        return dialer.established(link);
    }

    @Override
    public final void cancel() {
        if (settled.compareAndSet(false, true)) {
            freeLater();
        }
    }

    private void freeLater() {
        cancelLookup();
        if (loop.inEventLoop()) {
            free();
            return;
        }
        try {
            loop.execute(this::free);
        } catch (RejectedExecutionException e) {
            // The event loop has ended, and closed all channels.
            loop.terminationFuture().removeListener(loopEnded);
        }
    }

    /** Ends all but the link. */
    protected final void free() {
        if (deadline != null) {
            deadline.cancel(false);
        }
        cancelLookup();
        loop.terminationFuture().removeListener(loopEnded);
        endTrying();
    }

    private void cancelLookup() {
        Future<?> running = lookup;
        if (running != null) {
            HostLookup.cancel(running);
        }
    }
}
