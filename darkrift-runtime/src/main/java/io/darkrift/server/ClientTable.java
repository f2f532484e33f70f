package io.darkrift.server;

import java.util.Collection;
import java.util.Collections;
import java.util.concurrent.atomic.LongAdder;
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
    private final ServerLimits limits;
    private final LongAdder turnedAway = new LongAdder();
    private int next;
    private boolean closed;

    ClientTable(ServerSettings settings) {
        this.addresses = new AddressLimits(settings.connection().nanoClock());
        this.limits = settings.limits();
    }

    /**
     * Gives a client an id that no other has, counting up from the last and around. Returns null, or why it gets none.
     */
    synchronized @Nullable String add(ServerConnection client) {
        if (closed) {
            return "the server is being closed";
        }
        if (clients.size() >= limits.maxClients()) {
            return turnAway(client, "maxClients = " + limits.maxClients());
        }
        if (!addresses.add(client.remoteAddress().getAddress(), limits.maxClientsPerAddress())) {
            return turnAway(client, "maxClientsPerAddress = " + limits.maxClientsPerAddress());
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

    /** Takes no more clients. */
    synchronized void close() {
        closed = true;
    }

    private String turnAway(ServerConnection client, String reason) {
        if (turnedAway.sum() == 0) {
            LOG.warn(
                    "a client at {} was turned away: {}; more of this is only counted", client.remoteAddress(), reason);
        }
        turnedAway.increment();
        return "the server is full: " + reason;
    }

    /** The count of clients that were turned away because of a limit. */
    long turnedAway() {
        return turnedAway.sum();
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
        return clients;
    }

    Collection<RemoteClient> all() {
        return Collections.unmodifiableCollection(clients);
    }

    int size() {
        return clients.size();
    }
}
