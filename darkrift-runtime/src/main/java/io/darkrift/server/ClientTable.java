package io.darkrift.server;

import io.darkrift.connection.ConnectionStatistics;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.StrikeReason;
import io.darkrift.core.flight.Flight;
import io.darkrift.core.support.LogLimiter;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clients of a server, by id. Safe for use by any thread. */
final class ClientTable {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftServer.class);

    /** How many clients there can be: ids are 0 to 65,534, as in C#. */
    static final int MAX_CLIENTS = 65_535;

    private final IdTable<ServerConnection> clients = new IdTable<>(MAX_CLIENTS);
    private final AddressLimits addresses;
    private final ServerSettings.Limits limits;
    private final LogLimiter log = new LogLimiter(1, TimeUnit.SECONDS);
    private final Map<DisconnectInfo.Reason, LogLimiter> limitLogs = new ConcurrentHashMap<>();
    private final Map<String, Long> refusals = new TreeMap<>();

    /** Clients that have left, and whose last handler has not run yet. */
    private final Set<ServerConnection> leaving = ConcurrentHashMap.newKeySet();

    private final Map<DisconnectInfo.Reason, Long> disconnects = new EnumMap<>(DisconnectInfo.Reason.class);
    private final Map<StrikeReason, Long> strikes = new EnumMap<>(StrikeReason.class);
    private ConnectionStatistics left = ConnectionStatistics.ZERO;
    private int next;
    private boolean closed;

    ClientTable(ServerSettings.Limits limits) {
        this.limits = limits;
        this.addresses = new AddressLimits(limits.trustedAddresses(), System::nanoTime);
    }

    /**
     * Gives a client an id that no other client has, counting up from the last one and around. Returns null, or why the
     * client gets no id.
     */
    synchronized @Nullable DisconnectInfo add(ServerConnection client) {
        if (closed) {
            return DisconnectInfo.of(Reason.SERVER_CLOSING, "the server is closing");
        }
        if (clients.size() >= limits.maxClients()) {
            return refuse(client, "maxClients = " + limits.maxClients());
        }
        if (leaving.size() >= MAX_CLIENTS) {
            return refuse(
                    client,
                    "onDisconnect of " + MAX_CLIENTS + " clients has not run: the dispatcher does not run handlers");
        }
        if (!addresses.add(client.remoteAddress().getAddress(), limits.maxClientsPerAddress())) {
            return refuse(client, "maxClientsPerAddress = " + limits.maxClientsPerAddress());
        }
        while (clients.get(next) != null) {
            next = (next + 1) % MAX_CLIENTS;
        }
        int id = next;
        next = (next + 1) % MAX_CLIENTS;
        client.identify(id);
        clients.put(id, client);
        return null;
    }

    /** Accepts no more clients. */
    synchronized void close() {
        closed = true;
    }

    private DisconnectInfo refuse(ServerConnection client, String setting) {
        Flight.refused(client.remoteAddress().getAddress(), setting);
        refusals.merge(setting.substring(0, setting.indexOf(' ')), 1L, Long::sum);
        long more = log.acquire();
        if (more >= 0) {
            LOG.warn("Refused a client at {}: {}{}", client.remoteAddress(), setting, LogLimiter.more(more));
        }
        return DisconnectInfo.of(Reason.FULL, "the server is full: " + setting);
    }

    /** Returns the refused clients by the setting that refused them. */
    synchronized Map<String, Long> refusals() {
        return Map.copyOf(refusals);
    }

    /** A limit has ended a connection: that is to be seen without a debug log. */
    private void logLimit(ServerConnection client, DisconnectInfo info) {
        long more = limitLogs
                .computeIfAbsent(info.reason(), reason -> new LogLimiter(1, TimeUnit.SECONDS))
                .acquire();
        if (more >= 0) {
            LOG.warn("Disconnected {}: {}{}", client, info, LogLimiter.more(more));
        }
    }

    /** A client has left. Its last handler is about to run. */
    void remove(int id, ServerConnection client, DisconnectInfo info) {
        if (DarkriftServer.isLimit(info.reason())) {
            logLimit(client, info);
        }
        leaving.add(client);
        synchronized (this) {
            if (clients.remove(id, client)) {
                addresses.remove(client.remoteAddress().getAddress());
                disconnects.merge(info.reason(), 1L, Long::sum);
                left = left.plus(client.statistics());
            }
        }
    }

    /** The last handler of a client has run. */
    void forget(ServerConnection client) {
        leaving.remove(client);
    }

    @Nullable ServerConnection get(int id) {
        return clients.get(id);
    }

    /** Returns the clients that are connected: a view that changes. */
    Collection<ServerConnection> connections() {
        return clients;
    }

    /** Returns the clients that are connected, and those whose last handler has not run yet. */
    Set<ServerConnection> unfinished() {
        Set<ServerConnection> all = new HashSet<>();
        // In this order: a client that leaves meanwhile is in one of the two.
        clients.forEach(all::add);
        all.addAll(leaving);
        return all;
    }

    Collection<RemoteClient> all() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<RemoteClient> iterator() {
                Iterator<ServerConnection> each = clients.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return each.hasNext();
                    }

                    @Override
                    public RemoteClient next() {
                        return each.next().known();
                    }
                };
            }

            /** Its size may change while it is iterated. */
            @Override
            public Spliterator<RemoteClient> spliterator() {
                return Spliterators.spliteratorUnknownSize(
                        iterator(), Spliterator.DISTINCT | Spliterator.NONNULL | Spliterator.CONCURRENT);
            }

            @Override
            public int size() {
                return clients.size();
            }
        };
    }

    int size() {
        return clients.size();
    }

    /** Returns the clients that have left, by reason. */
    synchronized Map<DisconnectInfo.Reason, Long> disconnects() {
        return Map.copyOf(disconnects);
    }

    /** A client was given a strike. */
    synchronized void countStrike(StrikeReason reason) {
        strikes.merge(reason, 1L, Long::sum);
    }

    /** Returns how many strikes were given, by reason. */
    synchronized Map<StrikeReason, Long> strikes() {
        return Map.copyOf(strikes);
    }

    /** Returns the statistics of all clients, those that have left included. */
    synchronized ConnectionStatistics totals() {
        // With the lock: a client that leaves meanwhile is counted once, so that totals never run backwards.
        ConnectionStatistics sum = left;
        for (ServerConnection client : clients) {
            sum = sum.plus(client.statistics());
        }
        return sum;
    }
}
