package io.darkrift.server;

import io.darkrift.core.flight.Flight;
import io.darkrift.core.support.AddressKey;
import io.darkrift.core.support.LogLimiter;
import io.darkrift.transport.ServerTransport;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of a server, over all of its listeners, from the moment when they are accepted until their sockets
 * are closed. Connections in the handshake are grouped by the network that they come from. If there are too many in the
 * handshake, the oldest one of the network with the most connections is closed, so that silent connections can't keep
 * others out. Connections of trusted addresses have no limits of their own, and are closed last. Safe for use by any
 * thread.
 */
final class AcceptedConnections {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftServer.class);
    private static final Set<Connection> NOBODY = Set.of();

    private final ServerSettings.Limits limits;
    private final AddressLimits addresses;
    private final LogLimiter log = new LogLimiter(1, TimeUnit.SECONDS);

    // A connection in the handshake is in the set of its network, and with IPv6 in that of its site, too. Trusted ones
    // are apart.
    private final Map<AddressKey, Set<Connection>> pending = new LinkedHashMap<>();
    private final Set<Connection> trusted = new LinkedHashSet<>();
    private final Map<String, Long> refusals = new TreeMap<>();
    private int size;
    private long accepted;
    private long failed;
    private boolean closed;

    AcceptedConnections(ServerSettings.Limits limits, LongSupplier nanoClock) {
        this.limits = limits;
        this.addresses = new AddressLimits(limits.trustedAddresses(), nanoClock);
    }

    /** See {@link ServerTransport.Acceptor#begin}. */
    ServerTransport.@Nullable Ticket begin(InetAddress peer, Runnable evict) {
        List<Connection> evicted = new ArrayList<>(0);
        Connection connection = new Connection(peer, addresses.isTrusted(peer), evict);
        boolean begun;
        synchronized (this) {
            accepted++;
            begun = mayBegin(connection) && findRoom(connection, evicted);
            if (begun) {
                connection.isCounted = true;
                size++;
                sets(connection).forEach(set -> set.add(connection));
            }
        }
        evicted.forEach(Connection::evict);
        return begun ? connection : null;
    }

    private boolean mayBegin(Connection connection) {
        if (closed) {
            count("closing");
            return false;
        }
        boolean allowed = addresses.mayConnect(connection.peer, limits.maxConnectionRatePerAddress());
        if (!allowed) {
            refuse(connection.peer, "maxConnectionRatePerAddress = " + limits.maxConnectionRatePerAddress(), "");
        }
        return allowed;
    }

    /** Has others give way where there are too many. Returns false if no other can. */
    private boolean findRoom(Connection connection, List<Connection> evicted) {
        int most = limits.maxPendingHandshakesPerAddress();
        Set<Connection> crowd = crowdOf(connection, most);
        if (!crowd.isEmpty()) {
            evictOldest(crowd, "maxPendingHandshakesPerAddress = " + most, evicted);
        } else if (size >= limits.maxPendingHandshakes()) {
            evictOldest(fullest(), "maxPendingHandshakes = " + limits.maxPendingHandshakes(), evicted);
        }
        String setting = "maxConnectionsPerAddress = " + limits.maxConnectionsPerAddress();
        while (!addresses.add(connection.peer, limits.maxConnectionsPerAddress())) {
            Set<Connection> others = crowdOf(connection, 1);
            if (others.isEmpty()) {
                refuse(connection.peer, setting, "");
                return false;
            }
            evictOldest(others, setting, evicted);
        }
        return true;
    }

    /** Returns those of the same network, or else of the same site, if they are so many; or an empty set. */
    private Set<Connection> crowdOf(Connection connection, int most) {
        if (connection.isTrusted) {
            return Set.of();
        }
        Set<Connection> network = pending.getOrDefault(AddressKey.network(connection.peer), NOBODY);
        if (network.size() >= most) {
            return network;
        }
        AddressKey key = AddressKey.site(connection.peer);
        Set<Connection> site = key == null ? NOBODY : pending.getOrDefault(key, NOBODY);
        return site.size() >= (long) AddressLimits.SITE_FACTOR * most ? site : Set.of();
    }

    private Set<Connection> fullest() {
        Set<Connection> most = NOBODY;
        for (Set<Connection> each : pending.values()) {
            most = each.size() > most.size() ? each : most;
        }
        return most.isEmpty() ? trusted : most;
    }

    private void evictOldest(Set<Connection> candidates, String setting, List<Connection> evicted) {
        Connection oldest = candidates.iterator().next();
        forget(oldest);
        release(oldest);
        failed++;
        refuse(oldest.peer, setting, " (the oldest one made room for another)");
        evicted.add(oldest);
    }

    private void refuse(InetAddress peer, String setting, String how) {
        Flight.refused(peer, setting);
        count(setting.substring(0, setting.indexOf(' ')));
        long more = log.acquire();
        if (more >= 0) {
            LOG.warn(
                    "Refused a connection from {}: {}{}{}", peer.getHostAddress(), setting, how, LogLimiter.more(more));
        }
    }

    private void count(String cause) {
        refusals.merge(cause, 1L, Long::sum);
    }

    /** Returns the sets that a connection is in while it is in the handshake. */
    private List<Set<Connection>> sets(Connection connection) {
        if (connection.isTrusted) {
            return List.of(trusted);
        }
        AddressKey site = AddressKey.site(connection.peer);
        Set<Connection> network = set(AddressKey.network(connection.peer));
        return site == null ? List.of(network) : List.of(network, set(site));
    }

    private Set<Connection> set(AddressKey key) {
        return pending.computeIfAbsent(key, absent -> new LinkedHashSet<>());
    }

    private boolean forget(Connection connection) {
        boolean removed = false;
        for (Set<Connection> set : sets(connection)) {
            removed |= set.remove(connection);
        }
        if (!connection.isTrusted) {
            removeEmpty(AddressKey.network(connection.peer));
            AddressKey site = AddressKey.site(connection.peer);
            if (site != null) {
                removeEmpty(site);
            }
        }
        size -= removed ? 1 : 0;
        return removed;
    }

    private void removeEmpty(AddressKey key) {
        pending.computeIfPresent(key, (same, set) -> set.isEmpty() ? null : set);
    }

    private void release(Connection connection) {
        if (connection.isCounted) {
            connection.isCounted = false;
            addresses.remove(connection.peer);
        }
    }

    private synchronized void handshakeEnded(Connection connection, boolean successfully) {
        if (forget(connection) && !successfully) {
            failed++;
        }
    }

    private synchronized void ended(Connection connection) {
        // The socket may be closed before anybody has told that the handshake has failed.
        failed += forget(connection) && !closed ? 1 : 0;
        release(connection);
    }

    /** Begins no more handshakes. */
    synchronized void close() {
        closed = true;
    }

    /** Returns how many are in the handshake. */
    synchronized int pending() {
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
        return size == 0 && pending.isEmpty() && addresses.isEmpty();
    }

    /** One connection. */
    private final class Connection implements ServerTransport.Ticket {
        private final InetAddress peer;
        private final boolean isTrusted;
        private @Nullable Runnable eviction;
        private boolean isCounted;

        Connection(InetAddress peer, boolean isTrusted, Runnable eviction) {
            this.peer = peer;
            this.isTrusted = isTrusted;
            this.eviction = eviction;
        }

        void evict() {
            Runnable given = eviction;
            if (given != null) {
                given.run();
            }
        }

        @Override
        public void established() {
            handshakeEnded(this, true);
            // A connection that lasts keeps nothing of its handshake.
            eviction = null;
        }

        @Override
        public void failed() {
            handshakeEnded(this, false);
        }

        @Override
        public void close() {
            ended(this);
        }
    }
}
