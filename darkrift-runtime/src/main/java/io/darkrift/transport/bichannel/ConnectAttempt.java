package io.darkrift.transport.bichannel;

import io.darkrift.DarkriftException;
import io.darkrift.connection.Durations;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.transport.ClientTransport.Attempt;
import io.darkrift.transport.ClientTransport.Dialer;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkHandler;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.bichannel.security.ClientSecurity;
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
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect: looks the name up, and tries its addresses as RFC 8305 ("Happy Eyeballs") asks, within one
 * time limit. An address that does not answer delays the next by a quarter of a second only. Once a TCP connection is
 * open, the next address has to wait longer, so that a server rarely sees two connections of one client: but one that
 * accepts and is silent, or lacks UDP, does not keep the next from being tried.
 *
 * <p>All on one event loop, unless a method says otherwise.
 */
final class ConnectAttempt implements Attempt {
    /** The delay between addresses that RFC 8305 recommends. */
    private static final long STAGGER_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** How long the handshake of one address may take before the next is tried beside it. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int PATIENCE_ROUND_TRIPS = 8;

    /**
     * How often the whole handshake is tried again where only the acknowledgement was lost. A network that loses 5 of 100
     * datagrams loses it five times in a row once in three million handshakes.
     */
    private static final int MAX_RETRIES = 4;

    private final BichannelDialer settings;
    private final @Nullable ClientSecurity security;
    private final Dialer dialer;
    private final LinkSettings linkSettings;
    private final EventLoop loop;
    private final TransportKind kind;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final FutureListener<Object> loopEnded = ended -> settle(ConnectErrors.loopsClosed(null));

    private final Deque<InetAddress> candidates = new ArrayDeque<>();
    private final List<ClientHandshake> running = new ArrayList<>();
    private final Map<InetAddress, Integer> retries = new HashMap<>();
    private @Nullable Future<?> deadline;
    private @Nullable Future<?> next;
    private volatile @Nullable Future<?> lookup;
    private boolean lookedUp;
    private @Nullable DarkriftException failure;

    ConnectAttempt(BichannelDialer settings, @Nullable ClientSecurity security, Dialer dialer, EventLoops eventLoops) {
        this.security = security;
        this.settings = settings;
        this.dialer = dialer;
        this.linkSettings = dialer.settings();
        this.loop = eventLoops.group().next();
        this.kind = eventLoops.kind();
    }

    /** Looks the host up, and tries its addresses. On any thread. */
    void begin() {
        limitTime();
        lookup = HostLookup.lookUp(settings.host(), (addresses, cause) -> execute(() -> resolved(addresses, cause)));
        if (settled.get()) {
            cancelLookup();
        }
    }

    /** Tries the addresses that a lookup has found. On any thread. */
    void begin(List<InetAddress> addresses) {
        limitTime();
        execute(() -> resolved(addresses, null));
    }

    private void limitTime() {
        loop.terminationFuture().addListener(loopEnded);
        execute(() -> {
            deadline = loop.schedule(
                    this::timeOut, Durations.nanos(linkSettings.handshakeTimeout()), TimeUnit.NANOSECONDS);
            if (settled.get()) {
                free();
            }
        });
    }

    /** Runs something on the event loop. On any thread. */
    private void execute(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException e) {
            settle(ConnectErrors.loopsClosed(e));
        }
    }

    private void resolved(@Nullable List<InetAddress> addresses, @Nullable Exception cause) {
        lookedUp = true;
        if (settled.get()) {
            return;
        }
        if (addresses == null) {
            settle(ConnectErrors.unknownHost(settings.host(), Objects.requireNonNull(cause)));
            return;
        }
        candidates.addAll(addresses);
        tryNext();
    }

    /** Tries another address beside those that are tried already. */
    private void tryNext() {
        cancel(next);
        if (settled.get() || candidates.isEmpty()) {
            return;
        }
        InetSocketAddress address = new InetSocketAddress(candidates.remove(), settings.port());
        ClientHandshake handshake = new ClientHandshake(this, settings, security, linkSettings, loop, kind, address);
        running.add(handshake);
        if (!candidates.isEmpty()) {
            next = loop.schedule(this::tryNext, STAGGER_NANOS, TimeUnit.NANOSECONDS);
        }
        try {
            handshake.open();
        } catch (RuntimeException e) {
            handshake.end();
            failed(handshake, ConnectErrors.failed(ConnectErrors.text(address), e));
        }
    }

    /** A TCP connection is open. Those that are not have to wait for its handshake. */
    void connected(ClientHandshake handshake) {
        cancel(next);
        for (ClientHandshake other : List.copyOf(running)) {
            if (!other.isConnected()) {
                running.remove(other);
                other.end();
                candidates.addFirst(other.tcpAddress().getAddress());
            }
        }
        if (!candidates.isEmpty()) {
            long patience = PATIENCE_NANOS + PATIENCE_ROUND_TRIPS * handshake.roundTrip();
            next = loop.schedule(this::tryNext, patience, TimeUnit.NANOSECONDS);
        }
    }

    /** An address has failed: the next is tried at once. */
    void failed(ClientHandshake handshake, DarkriftException cause) {
        running.remove(handshake);
        failure = failure == null ? cause : ConnectErrors.worst(failure, cause);
        if (candidates.isEmpty() && running.isEmpty()) {
            settle(failure);
        } else {
            tryNext();
        }
    }

    /** Only the acknowledgement was lost: another connection, with another token, may have more luck. */
    void oneWay(ClientHandshake handshake, DarkriftException cause) {
        InetAddress address = handshake.tcpAddress().getAddress();
        if (retries.merge(address, 1, Integer::sum) <= MAX_RETRIES) {
            running.remove(handshake);
            candidates.addFirst(address);
            tryNext();
        } else {
            failed(handshake, cause);
        }
    }

    private void timeOut() {
        DarkriftException cause =
                lookedUp ? null : ConnectErrors.lookupTimeout(settings.host(), linkSettings.handshakeTimeout());
        for (ClientHandshake handshake : running) {
            if (cause == null || handshake.isConnected()) {
                cause = handshake.timeout(linkSettings.handshakeTimeout());
            }
        }
        if (cause == null) {
            cause = failure;
        } else if (failure != null) {
            cause.addSuppressed(failure);
        }
        settle(cause == null ? ConnectErrors.lookupTimeout(settings.host(), linkSettings.handshakeTimeout()) : cause);
    }

    /** Ends the attempt, unless it has ended. On any thread. */
    private void settle(DarkriftException cause) {
        if (settled.compareAndSet(false, true)) {
            freeLater();
            dialer.failed(cause);
        }
    }

    /** A handshake is done. Returns false if the attempt has ended already. */
    boolean won(ClientHandshake handshake) {
        if (!settled.compareAndSet(false, true)) {
            return false;
        }
        running.remove(handshake);
        free();
        return true;
    }

    LinkHandler established(Link link) {
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

    private void free() {
        cancel(deadline);
        cancel(next);
        cancelLookup();
        loop.terminationFuture().removeListener(loopEnded);
        candidates.clear();
        List.copyOf(running).forEach(ClientHandshake::end);
        running.clear();
    }

    private void cancelLookup() {
        Future<?> running = lookup;
        if (running != null) {
            HostLookup.cancel(running);
        }
    }

    private static void cancel(@Nullable Future<?> scheduled) {
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }
}
