package io.darkrift.server;

import io.darkrift.core.support.LogLimiter;
import io.darkrift.transport.ServerTransport;
import java.net.InetAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that are in the handshake, over all listeners of a server, by the network that they come from. Where
 * there are too many, the oldest one of the network that has most gives way to the newcomer: silent connections can't keep
 * others out. Safe for use by any thread.
 */
final class PendingHandshakes {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftServer.class);

    private final ServerSettings.Limits limits;
    private final AddressLimits rates;
    private final LogLimiter log = new LogLimiter(1, TimeUnit.SECONDS);
    private final Map<Object, LinkedHashSet<Pending>> byNetwork = new LinkedHashMap<>();
    private final Map<String, Long> refusals = new TreeMap<>();
    private int size;
    private long accepted;
    private long failed;
    private boolean closed;

    PendingHandshakes(ServerSettings.Limits limits, LongSupplier nanoClock) {
        this.limits = limits;
        this.rates = new AddressLimits(nanoClock);
    }

    /** See {@link ServerTransport.Acceptor#begin}. */
    ServerTransport.@Nullable Ticket begin(InetAddress peer, Runnable evict) {
        Pending evicted = null;
        Pending pending;
        synchronized (this) {
            accepted++;
            if (closed) {
                count("closing");
                return null;
            }
            if (!rates.mayConnect(peer, limits.maxConnectionRatePerAddress())) {
                refuse(peer, "maxConnectionRatePerAddress = " + limits.maxConnectionRatePerAddress());
                return null;
            }
            Object network = AddressLimits.networkOf(peer);
            LinkedHashSet<Pending> same = byNetwork.get(network);
            if (same != null && same.size() >= limits.maxPendingHandshakesPerAddress()) {
                evicted = oldest(same, "maxPendingHandshakesPerAddress = " + limits.maxPendingHandshakesPerAddress());
            } else if (size >= limits.maxPendingHandshakes()) {
                evicted = oldest(fullest(), "maxPendingHandshakes = " + limits.maxPendingHandshakes());
            }
            pending = new Pending(peer, network, evict);
            byNetwork.computeIfAbsent(network, key -> new LinkedHashSet<>()).add(pending);
            size++;
        }
        if (evicted != null) {
            evicted.evict.run();
        }
        return pending;
    }

    private LinkedHashSet<Pending> fullest() {
        LinkedHashSet<Pending> most = new LinkedHashSet<>();
        for (LinkedHashSet<Pending> each : byNetwork.values()) {
            most = each.size() > most.size() ? each : most;
        }
        return most;
    }

    private @Nullable Pending oldest(LinkedHashSet<Pending> candidates, String setting) {
        Iterator<Pending> iterator = candidates.iterator();
        if (!iterator.hasNext()) {
            return null;
        }
        Pending oldest = iterator.next();
        forget(oldest);
        failed++;
        refuse(oldest.peer, setting + " (the oldest one made room for another)");
        return oldest;
    }

    private void refuse(InetAddress peer, String setting) {
        count(setting.substring(0, setting.indexOf(' ')));
        long more = log.acquire();
        if (more >= 0) {
            LOG.warn("Refused a connection from {}: {}{}", peer.getHostAddress(), setting, LogLimiter.more(more));
        }
    }

    private void count(String cause) {
        refusals.merge(cause, 1L, Long::sum);
    }

    private boolean forget(Pending pending) {
        LinkedHashSet<Pending> same = byNetwork.get(pending.network);
        if (same == null || !same.remove(pending)) {
            return false;
        }
        if (same.isEmpty()) {
            byNetwork.remove(pending.network);
        }
        size--;
        return true;
    }

    private synchronized void ended(Pending pending, boolean successfully) {
        if (forget(pending) && !successfully) {
            failed++;
        }
    }

    /** Begins no more handshakes. */
    synchronized void close() {
        closed = true;
    }

    synchronized int size() {
        return size;
    }

    synchronized long accepted() {
        return accepted;
    }

    synchronized long failed() {
        return failed;
    }

    /** Returns the refused connections by the setting that refused them. */
    synchronized Map<String, Long> refusals() {
        return Map.copyOf(refusals);
    }

    /** Returns whether nothing is remembered. */
    synchronized boolean isEmpty() {
        return size == 0 && byNetwork.isEmpty();
    }

    /** One handshake. */
    private final class Pending implements ServerTransport.Ticket {
        private final InetAddress peer;
        private final Object network;
        private final Runnable evict;

        Pending(InetAddress peer, Object network, Runnable evict) {
            this.peer = peer;
            this.network = network;
            this.evict = evict;
        }

        @Override
        public void close() {
            ended(this, true);
        }

        @Override
        public void failed() {
            ended(this, false);
        }
    }
}
