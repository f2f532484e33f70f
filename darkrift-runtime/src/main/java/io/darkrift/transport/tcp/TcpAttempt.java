package io.darkrift.transport.tcp;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.Durations;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.transport.ClientTransport.Attempt;
import io.darkrift.transport.ClientTransport.Dialer;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkHandler;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.bichannel.socket.HostLookup;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FutureListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect to a host: looks its name up, and tries its addresses as RFC 8305 ("Happy Eyeballs") asks, within
 * one time limit. An address that does not answer delays the next by a quarter of a second only. Once a TCP connection is
 * open, the next address has to wait longer, so that a server rarely sees two connections of one client: but one that
 * accepts and is silent does not keep the next from being tried.
 *
 * <p>The attempt ends with the link of the first handshake that succeeds, or with a failure. All on one event loop, unless
 * a method says otherwise.
 */
public final class TcpAttempt implements Attempt {
    /** The delay between addresses that RFC 8305 recommends. */
    private static final long STAGGER_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** How long the handshake of one address may take before the next is tried beside it. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int PATIENCE_ROUND_TRIPS = 8;

    /**
     * How often one address is tried again after bad luck, such as a lost datagram. A network that loses 5 of 100 loses the
     * one that matters five times in a row once in three million handshakes.
     */
    private static final int MAX_RETRIES = 4;

    /** Makes the handshake with one address, which has not begun. */
    @FunctionalInterface
    public interface Handshakes {
        TcpHandshake newHandshake(TcpAttempt attempt, InetSocketAddress address);
    }

    private final Dialer dialer;
    private final EventLoop loop;
    private final TransportKind kind;
    private final LinkSettings settings;
    private final String host;
    private final int port;
    private final Handshakes handshakes;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final FutureListener<Object> loopEnded = ended -> settle(loopsClosed(null));
    private final Deque<InetAddress> candidates = new ArrayDeque<>();
    private final List<TcpHandshake> running = new ArrayList<>();
    private final Map<InetAddress, Integer> retries = new HashMap<>();
    private @Nullable Future<?> deadline;
    private @Nullable Future<?> next;
    private volatile @Nullable Future<?> lookup;
    private boolean lookedUp;
    private @Nullable DarkriftException failure;

    /**
     * An attempt that has not begun.
     *
     * @param dialer the client, which gets the link or the failure
     * @param eventLoops one of these is the event loop of the attempt and of its link
     * @param host the name or the address to connect to
     * @param port the TCP port
     * @param handshakes what the transport does with each address
     */
    public TcpAttempt(Dialer dialer, EventLoops eventLoops, String host, int port, Handshakes handshakes) {
        this.dialer = dialer;
        this.loop = eventLoops.group().next();
        this.kind = eventLoops.kind();
        this.settings = dialer.settings();
        this.host = host;
        this.port = port;
        this.handshakes = handshakes;
    }

    /** Returns the event loop. On any thread. */
    public EventLoop loop() {
        return loop;
    }

    /** Returns how the sockets are driven. On any thread. */
    public TransportKind kind() {
        return kind;
    }

    /** Returns the settings of the client. On any thread. */
    public LinkSettings settings() {
        return settings;
    }

    /** Looks the host up, and tries its addresses. On any thread. */
    public void begin() {
        limitTime();
        lookup = HostLookup.lookUp(host, (addresses, cause) -> execute(() -> resolved(addresses, cause)));
        if (isSettled()) {
            cancelLookup();
        }
    }

    /** Tries the addresses that a lookup has found. On any thread. */
    public void begin(List<InetAddress> addresses) {
        limitTime();
        execute(() -> resolved(addresses, null));
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

    private void resolved(@Nullable List<InetAddress> addresses, @Nullable Exception cause) {
        if (isSettled()) {
            return;
        }
        if (addresses == null) {
            settle(TcpErrors.unknownHost(host, cause));
            return;
        }
        lookedUp = true;
        candidates.addAll(addresses);
        tryNext();
    }

    private static ConnectFailedException loopsClosed(@Nullable Throwable cause) {
        return new ConnectFailedException(
                "can't connect: the event loops have been closed: close them after the clients that use them", cause);
    }

    // The addresses.

    /** Tries another address beside those that are tried already. */
    private void tryNext() {
        cancel(next);
        if (isSettled() || candidates.isEmpty()) {
            return;
        }
        InetSocketAddress address = new InetSocketAddress(candidates.remove(), port);
        TcpHandshake handshake = handshakes.newHandshake(this, address);
        running.add(handshake);
        if (!candidates.isEmpty()) {
            next = loop.schedule(this::tryNext, STAGGER_NANOS, TimeUnit.NANOSECONDS);
        }
        try {
            handshake.open();
        } catch (RuntimeException e) {
            handshake.end();
            failed(handshake, TcpErrors.failed(address, e));
        }
    }

    /** A TCP connection is open. Those that are not have to wait for its handshake. */
    void connected(TcpHandshake handshake) {
        cancel(next);
        for (TcpHandshake other : List.copyOf(running)) {
            if (!other.isConnected()) {
                running.remove(other);
                other.end();
                candidates.addFirst(other.address().getAddress());
            }
        }
        if (!candidates.isEmpty()) {
            long patience = PATIENCE_NANOS + PATIENCE_ROUND_TRIPS * handshake.roundTrip();
            next = loop.schedule(this::tryNext, patience, TimeUnit.NANOSECONDS);
        }
    }

    /** An address has failed: the next is tried at once. */
    void failed(TcpHandshake handshake, DarkriftException cause) {
        running.remove(handshake);
        failure = failure == null ? cause : TcpErrors.worst(failure, cause);
        if (candidates.isEmpty() && running.isEmpty()) {
            settle(failure);
        } else {
            tryNext();
        }
    }

    /** Another connection to the same address may have more luck. Once it was tried often enough, the address has failed. */
    void unlucky(TcpHandshake handshake, DarkriftException cause) {
        InetAddress address = handshake.address().getAddress();
        if (retries.merge(address, 1, Integer::sum) <= MAX_RETRIES) {
            running.remove(handshake);
            candidates.addFirst(address);
            tryNext();
        } else {
            failed(handshake, cause);
        }
    }

    /** A handshake is done. Returns false if the attempt has ended already. */
    boolean won(TcpHandshake handshake) {
        if (!settled.compareAndSet(false, true)) {
            return false;
        }
        running.remove(handshake);
        free();
        return true;
    }

    /** Returns what went wrong where the time is over: the handshake that got furthest says it. */
    private DarkriftException timedOut() {
        DarkriftException cause = lookedUp ? null : TcpErrors.lookupTimeout(host, settings.handshakeTimeout());
        for (TcpHandshake handshake : running) {
            if (cause == null || handshake.isConnected()) {
                cause = handshake.timeout(settings.handshakeTimeout());
            }
        }
        if (cause == null) {
            cause = failure;
        } else if (failure != null) {
            cause.addSuppressed(failure);
        }
        return cause == null ? TcpErrors.lookupTimeout(host, settings.handshakeTimeout()) : cause;
    }

    // The end.

    private boolean isSettled() {
        return settled.get();
    }

    /** Ends the attempt with a failure, unless it has ended. On any thread. */
    private void settle(DarkriftException cause) {
        if (settled.compareAndSet(false, true)) {
            freeLater();
            dialer.failed(cause);
        }
    }

    /** Hands the link over. */
    public LinkHandler established(Link link) {
        return dialer.established(link);
    }

    @Override
    public void cancel() {
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
    private void free() {
        cancel(deadline);
        cancel(next);
        cancelLookup();
        loop.terminationFuture().removeListener(loopEnded);
        candidates.clear();
        List.copyOf(running).forEach(TcpHandshake::end);
        running.clear();
    }

    private void cancelLookup() {
        Future<?> begun = lookup;
        if (begun != null) {
            HostLookup.cancel(begun);
        }
    }

    private static void cancel(@Nullable Future<?> scheduled) {
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }
}
