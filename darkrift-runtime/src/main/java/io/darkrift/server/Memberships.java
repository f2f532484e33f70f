package io.darkrift.server;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The groups of a client, which it leaves when it disconnects. Safe for use by any thread. */
final class Memberships {
    private @Nullable Set<ClientGroup> groups;
    private boolean ended;

    /** Returns false if the client has gone. */
    synchronized boolean add(ClientGroup group) {
        if (ended) {
            return false;
        }
        if (groups == null) {
            groups = new HashSet<>(4);
        }
        groups.add(group);
        return true;
    }

    synchronized void remove(ClientGroup group) {
        if (groups != null) {
            groups.remove(group);
        }
    }

    /** The client has gone: it leaves its groups, and can't join another. */
    void end(Recipient client) {
        Set<ClientGroup> left;
        synchronized (this) {
            left = groups == null ? Set.of() : groups;
            groups = null;
            ended = true;
        }
        left.forEach(group -> group.forget(client));
    }
}
