package io.darkrift.server;

import io.darkrift.message.SendMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Some clients of a server, such as the members of a room: {@link DarkriftServer#newGroup()}. A message to a group is
 * encoded once. A client leaves its groups when it disconnects, or when its
 * session ends. Safe for use by any thread.
 */
public final class ClientGroup {
    private final DarkriftServer server;
    private final Set<Recipient> members = ConcurrentHashMap.newKeySet();

    ClientGroup(DarkriftServer server) {
        this.server = server;
    }

    /**
     * Adds a client.
     *
     * @param client a client of the server
     * @return true if it is a new member; false if it was one already, or has disconnected
     * @throws IllegalArgumentException if it is not a client of this library's server
     */
    public boolean add(RemoteClient client) {
        if (!(Objects.requireNonNull(client, "client") instanceof Recipient recipient)) {
            throw new IllegalArgumentException("not a client of a DarkriftServer: " + client.getClass());
        }
        boolean added = members.add(recipient);
        if (added && !(recipient.isOpen() && recipient.memberships().add(this))) {
            members.remove(recipient);
            return false;
        }
        return added;
    }

    /**
     * Removes a client.
     *
     * @param client the client
     * @return true if it was a member
     */
    public boolean remove(RemoteClient client) {
        Objects.requireNonNull(client, "client");
        boolean removed = members.remove(client);
        if (removed) {
            ((Recipient) client).memberships().remove(this);
        }
        return removed;
    }

    /** A client has disconnected. */
    void forget(Recipient client) {
        members.remove(client);
    }

    /**
     * Returns whether a client is a member.
     *
     * @param client the client
     * @return true if it is
     */
    public boolean contains(RemoteClient client) {
        return members.contains(client);
    }

    /**
     * Returns how many members there are.
     *
     * @return their count as of now
     */
    public int size() {
        return members.size();
    }

    /**
     * Returns the members.
     *
     * @return a view that changes with the group; it may be iterated meanwhile
     */
    public Set<RemoteClient> clients() {
        return Collections.unmodifiableSet(members);
    }

    /**
     * Sends a message to all members reliably, or a raw message over its own channel. It is encoded once.
     *
     * @param message a record of the registry, a raw or an encoded message
     * @return how many members it was accepted for
     * @throws IllegalArgumentException if the message is not in the registry, is one that only clients may send, can't be
     *     written, or is too large
     */
    public int broadcast(Object message) {
        return broadcast(message, DarkriftServer.modeOf(message), null);
    }

    /**
     * Sends a message to all members. It is encoded once.
     *
     * @param message a record of the registry, a raw or an encoded message
     * @param mode the channel
     * @return how many members it was accepted for
     * @throws IllegalArgumentException if the message is not in the registry, is one that only clients may send, can't be
     *     written, or is too large
     */
    public int broadcast(Object message, SendMode mode) {
        return broadcast(message, mode, null);
    }

    /**
     * Sends a message to all members but one, such as its sender. It is encoded once.
     *
     * @param message a record of the registry, a raw or an encoded message
     * @param mode the channel
     * @param except the client that does not get it, or null
     * @return how many members it was accepted for
     * @throws IllegalArgumentException if the message is not in the registry, is one that only clients may send, can't be
     *     written, or is too large
     */
    public int broadcast(Object message, SendMode mode, @Nullable RemoteClient except) {
        List<Recipient> targets = new ArrayList<>(members.size());
        for (Recipient member : members) {
            if (member != except) {
                targets.add(member);
            }
        }
        return server.sendToAll(message, mode, targets);
    }
}
