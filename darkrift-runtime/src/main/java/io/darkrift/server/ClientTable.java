package io.darkrift.server;

import java.util.Collection;
import java.util.Collections;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The clients of a server, by id. Safe for use by any thread. */
final class ClientTable {
    /** How many clients there can be: ids are 0 to 65,534, as in C#. */
    static final int MAX_CLIENTS = 65_535;

    private final ConcurrentHashMap<Integer, ServerConnection> clients = new ConcurrentHashMap<>();
    private int next;
    private boolean closed;

    /** Gives a client an id that no other has, counting up from the last and around. Returns false if there is none. */
    synchronized boolean add(ServerConnection client) {
        if (closed || clients.size() >= MAX_CLIENTS) {
            return false;
        }
        while (clients.containsKey(next)) {
            next = (next + 1) % MAX_CLIENTS;
        }
        int id = next;
        next = (next + 1) % MAX_CLIENTS;
        client.identify(id);
        clients.put(id, client);
        return true;
    }

    /** Takes no more clients. */
    synchronized void close() {
        closed = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    void remove(int id, ServerConnection client) {
        clients.remove(id, client);
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
