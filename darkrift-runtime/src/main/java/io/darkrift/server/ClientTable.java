package io.darkrift.server;

import java.util.Collection;
import java.util.Collections;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clients of a server, by id. Safe for use by any thread. */
final class ClientTable {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftServer.class);

    /** How many clients there can be: ids are 0 to 65,534, as in C#. */
    static final int MAX_CLIENTS = 65_535;

    private final ConcurrentHashMap<Integer, ServerConnection> clients = new ConcurrentHashMap<>();
    private final AddressLimits addresses;
    private final ServerLimits limits;
    private int next;
    private long turnedAway;
    private boolean closed;

    ClientTable(ServerSettings settings) {
        this.addresses = new AddressLimits(settings.connection().nanoClock());
        this.limits = settings.limits();
    }

    /**
     * Finds an id that no client has, counting up from the last and around. Returns -1 if there is none, or the limits
     * allow no more clients.
     */
    synchronized int add(ServerConnection client) {
        String refusal = refusal(client);
        if (refusal != null) {
            turnAway(client, refusal);
            return -1;
        }
        while (clients.containsKey(next)) {
            next = (next + 1) % MAX_CLIENTS;
        }
        int id = next;
        next = (next + 1) % MAX_CLIENTS;
        clients.put(id, client);
        return id;
    }

    /** Why a client is not taken in, or null if it is, and has been counted. */
    private @Nullable String refusal(ServerConnection client) {
        if (closed) {
            return "the server is closing";
        }
        if (clients.size() >= limits.maxClients()) {
            return "there are maxClients = " + limits.maxClients() + " clients";
        }
        if (!addresses.add(client.remoteAddress().getAddress(), limits.maxClientsPerAddress())) {
            return "its address has maxClientsPerAddress = " + limits.maxClientsPerAddress() + " clients";
        }
        return null;
    }

    private void turnAway(ServerConnection client, String reason) {
        if (turnedAway++ == 0) {
            LOG.warn(
                    "a client at {} was turned away: {}; more of this is only counted", client.remoteAddress(), reason);
        }
    }

    /** Takes no more clients in. */
    synchronized void close() {
        closed = true;
    }

    /** How many clients were turned away. */
    synchronized long turnedAway() {
        return turnedAway;
    }

    void remove(int id, ServerConnection client) {
        if (clients.remove(id, client)) {
            addresses.remove(client.remoteAddress().getAddress());
        }
    }

    @Nullable ServerConnection get(int id) {
        return clients.get(id);
    }

    Collection<ServerConnection> connections() {
        return clients.values();
    }

    Collection<RemoteClient> all() {
        return Collections.unmodifiableCollection(clients.values());
    }

    int size() {
        return clients.size();
    }
}
