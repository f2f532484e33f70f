package io.darkrift.server;

import io.darkrift.connection.EventLoops;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.transport.SharedFrame;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A DarkRift server.
 *
 * <pre>{@code
 * try (var server = DarkriftServer.builder()
 *         .listen(Listener.bichannel(4296))
 *         .messages(MessageRegistry.load())
 *         .on(Choose.class, (client, choose) -> client.send(new Choice(choose.items()[0])))
 *         .start()) {
 *     ...
 * }
 * }</pre>
 *
 * <p>Safe for use by any number of threads.
 */
public final class DarkriftServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftServer.class);

    private final ServerSettings settings;
    private final EventLoops eventLoops;
    private final boolean ownsEventLoops;
    private final ClientTable clients;
    private final PendingClients pending;
    private final List<ListenerSockets> sockets = new ArrayList<>();
    private final AtomicReference<@Nullable CompletableFuture<Void>> closing = new AtomicReference<>();

    DarkriftServer(ServerSettings settings, EventLoops eventLoops, boolean ownsEventLoops) {
        this.settings = settings;
        this.eventLoops = eventLoops;
        this.ownsEventLoops = ownsEventLoops;
        this.clients = new ClientTable(settings);
        this.pending = new PendingClients(settings);
    }

    /**
     * Begins to describe a server.
     *
     * @return a builder with defaults
     */
    public static DarkriftServerBuilder builder() {
        return new DarkriftServerBuilder();
    }

    /** Opens all sockets, or none. */
    void open(List<Listener> listeners) {
        try {
            for (Listener listener : listeners) {
                sockets.add(ListenerSockets.open(listener, eventLoops, new Admission(settings, pending, clients)));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Where the server listens.
     *
     * @return an entry for each listener, in the order in which they were given
     */
    public List<BoundListener> listeners() {
        return sockets.stream().map(ListenerSockets::bound).toList();
    }

    /**
     * The TCP port of the first listener: what clients connect to, where TCP and UDP have the same.
     *
     * @return 1 to 65,535
     */
    public int port() {
        return listeners().get(0).tcpAddress().getPort();
    }

    /**
     * The messages that the server can write and read.
     *
     * @return the registry that it was built with
     */
    public MessageRegistry registry() {
        return settings.handlers().traffic().registry();
    }

    /**
     * Finds a client.
     *
     * @param id its id
     * @return the client, if it is connected
     */
    public Optional<RemoteClient> client(int id) {
        return Optional.ofNullable(clients.get(id));
    }

    /**
     * All clients that are connected.
     *
     * @return a view that changes as they come and go; it may be iterated meanwhile
     */
    public Collection<RemoteClient> clients() {
        return clients.all();
    }

    /**
     * How many clients are connected.
     *
     * @return their count
     */
    public int clientCount() {
        return clients.size();
    }

    /**
     * Sends a message to all clients: a record reliably, a raw message over its own channel. It is encoded once.
     *
     * @param message a record of the registry, or a {@link Message}
     * @return how many clients it was taken for; see {@link RemoteClient#send(Object)}
     * @throws IllegalArgumentException if the message is not in the registry, is one that only clients may send, can't
     *     be written, or is too large
     */
    public int broadcast(Object message) {
        return broadcast(message, message instanceof Message raw ? raw.sendMode() : SendMode.RELIABLE);
    }

    /**
     * Sends a message to all clients. It is encoded once.
     *
     * @param message a record of the registry, or a {@link Message}
     * @param mode the channel
     * @return how many clients it was taken for
     * @throws IllegalArgumentException if the message is not in the registry, is one that only clients may send, can't
     *     be written, or is too large
     */
    public int broadcast(Object message, SendMode mode) {
        return broadcast(message, mode, client -> true);
    }

    /**
     * Sends a message to some clients. It is encoded once.
     *
     * @param message a record of the registry, or a {@link Message}
     * @param mode the channel
     * @param filter says who gets it
     * @return how many clients it was taken for
     * @throws IllegalArgumentException if the message is not in the registry, is one that only clients may send, can't
     *     be written, or is too large
     */
    public int broadcast(Object message, SendMode mode, Predicate<? super RemoteClient> filter) {
        int maxBody = mode == SendMode.RELIABLE
                ? settings.connection().maxSentBytes()
                : settings.connection().maxDatagramBytes();
        int taken = 0;
        try (SharedFrame frame = new SharedFrame(settings.handlers().traffic(), message, maxBody)) {
            for (ServerConnection client : clients.connections()) {
                if (filter.test(client) && client.sendShared(frame, mode)) {
                    taken++;
                }
            }
        }
        return taken;
    }

    /**
     * What the server has seen so far.
     *
     * @return a snapshot of the counters
     */
    public ServerStatistics statistics() {
        return new ServerStatistics(
                clients.size(),
                pending.size(),
                pending.accepted(),
                pending.refused() + clients.turnedAway(),
                pending.failed(),
                sockets.stream().mapToLong(ListenerSockets::ignored).sum(),
                sockets.stream().mapToLong(ListenerSockets::overflowed).sum());
    }

    /**
     * Closes the server: no new client is taken in, what was accepted for the clients is sent, then they are
     * disconnected.
     *
     * @return a future that is done when all sockets are closed, and the event loops too if they are the server's own
     */
    public CompletableFuture<Void> closeAsync() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> earlier = closing.compareAndExchange(null, done);
        if (earlier != null) {
            return earlier.copy();
        }
        sockets.forEach(ListenerSockets::closeTcp);
        pending.closeAll();
        clients.close();
        CompletableFuture<?>[] leaving =
                clients.connections().stream().map(RemoteClient::closeAsync).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(leaving).whenComplete((all, failure) -> closeSockets(done));
        return done.copy();
    }

    private void closeSockets(CompletableFuture<Void> done) {
        CompletableFuture<?>[] closed = sockets.stream()
                .flatMap(each -> Stream.of(each.closeTcp(), each.closeUdp()))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(closed).whenComplete((all, failure) -> {
            if (ownsEventLoops) {
                eventLoops.closeAsync().whenComplete((ended, problem) -> done.complete(null));
            } else {
                done.complete(null);
            }
        });
    }

    /**
     * Closes the server as {@link #closeAsync()} does, and waits until that is done, or for twice the close time limit.
     * On an event loop it does not wait. Calling it again does nothing.
     */
    @Override
    public void close() {
        CompletableFuture<Void> done = closeAsync();
        if (EventLoops.isEventLoop()) {
            return;
        }
        try {
            done.get(2 * settings.connection().closeTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("closing the server took too long; it goes on in the background", e);
        }
    }
}
