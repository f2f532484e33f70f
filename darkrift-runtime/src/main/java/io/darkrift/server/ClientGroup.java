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
 * A group of clients of a server, such as the members of a room: {@link DarkriftServer#newGroup()}. A message to a
 * group is encoded once. A client leaves its groups when it disconnects, or, with {@link LoginBuilder#resume}, when its
 * session ends. Safe for use by any thread.
 *
 * <pre>{@code
 * ClientGroup red = server.newGroup();
 * red.add(client);
 * red.broadcast(new Chat("the round begins"));
 * red.broadcast(new Move(3, 4), SendMode.UNRELIABLE, client); // to all members but the client
 * }</pre>
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
     * @throws IllegalArgumentException if it is not a client of a {@link DarkriftServer}, such as a fake client in a
     *     test
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
     * @return true if it is a member
     */
    public boolean contains(RemoteClient client) {
        return members.contains(client);
    }

    /**
     * Returns the number of members.
     *
     * @return the current number
     */
    public int size() {
        return members.size();
    }

    /**
     * Returns the members.
     *
     * @return an unmodifiable view that changes with the group; it may be iterated while it changes
     */
    public Set<RemoteClient> clients() {
        return Collections.unmodifiableSet(members);
    }

    /**
     * Sends a message to all members reliably, or a raw message over its own channel. It is encoded once.
     *
     * @param message a record of the registry, a raw or an encoded message
     * @return the number of members for which it was accepted
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
     * @return the number of members for which it was accepted
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
     * @param except the client that does not receive it, or null
     * @return the number of members for which it was accepted
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
