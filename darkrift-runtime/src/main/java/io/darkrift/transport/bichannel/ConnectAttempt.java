package io.darkrift.transport.bichannel;

import io.darkrift.DarkriftException;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.transport.ClientTransport.Dialer;
import io.darkrift.transport.bichannel.security.ClientSecurity;
import io.darkrift.transport.tcp.TcpAttempt;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect: looks the name up, and tries its addresses as RFC 8305 ("Happy Eyeballs") asks, within one
 * time limit. An address that does not answer delays the next by a quarter of a second only. Once a TCP connection is
 * open, the next address has to wait longer, so that a server rarely sees two connections of one client: but one that
 * accepts and is silent, or lacks UDP, does not keep the next from being tried.
 *
 * <p>All on one event loop, unless a method says otherwise.
 */
final class ConnectAttempt extends TcpAttempt {
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

    private final BichannelDialer dialed;
    private final @Nullable ClientSecurity security;
    private final TransportKind kind;
    private final Deque<InetAddress> candidates = new ArrayDeque<>();
    private final List<ClientHandshake> running = new ArrayList<>();
    private final Map<InetAddress, Integer> retries = new HashMap<>();
    private @Nullable Future<?> next;
    private boolean lookedUp;
    private @Nullable DarkriftException failure;

    ConnectAttempt(BichannelDialer dialed, @Nullable ClientSecurity security, Dialer dialer, EventLoops eventLoops) {
        super(dialer, eventLoops.group().next());
        this.security = security;
        this.dialed = dialed;
        this.kind = eventLoops.kind();
    }

    @Override
    protected void tryAddresses(List<InetAddress> addresses) {
        lookedUp = true;
        candidates.addAll(addresses);
        tryNext();
    }

    /** Tries another address beside those that are tried already. */
    private void tryNext() {
        cancel(next);
        if (isSettled() || candidates.isEmpty()) {
            return;
        }
        InetSocketAddress address = new InetSocketAddress(candidates.remove(), dialed.port());
        ClientHandshake handshake = new ClientHandshake(this, dialed, security, settings(), loop(), kind, address);
        running.add(handshake);
        if (!candidates.isEmpty()) {
            next = loop().schedule(this::tryNext, STAGGER_NANOS, TimeUnit.NANOSECONDS);
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
            next = loop().schedule(this::tryNext, patience, TimeUnit.NANOSECONDS);
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

    @Override
    protected DarkriftException timedOut() {
        DarkriftException cause = lookedUp
                ? null
                : ConnectErrors.lookupTimeout(dialed.host(), settings().handshakeTimeout());
        for (ClientHandshake handshake : running) {
            if (cause == null || handshake.isConnected()) {
                cause = handshake.timeout(settings().handshakeTimeout());
            }
        }
        if (cause == null) {
            cause = failure;
        } else if (failure != null) {
            cause.addSuppressed(failure);
        }
        return cause == null
                ? ConnectErrors.lookupTimeout(dialed.host(), settings().handshakeTimeout())
                : cause;
    }

    /** A handshake is done. Returns false if the attempt has ended already. */
    boolean won(ClientHandshake handshake) {
        if (!settle()) {
            return false;
        }
        running.remove(handshake);
        free();
        return true;
    }

    @Override
    protected void endTrying() {
        cancel(next);
        candidates.clear();
        List.copyOf(running).forEach(ClientHandshake::end);
        running.clear();
    }

    private static void cancel(@Nullable Future<?> scheduled) {
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }
}
