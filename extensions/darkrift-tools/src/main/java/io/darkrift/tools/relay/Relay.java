package io.darkrift.tools.relay;

import io.darkrift.DarkriftException;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkHandler;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.MemoryBudget;
import io.darkrift.transport.ServerTransport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Stands between clients and a server: for each client that connects, it connects to the server, and passes on what both
 * send, the commands of the library included. The transports of the two sides are independent of each other. Clients notice
 * nothing, except that the server sees one address for all of them.
 *
 * <p>All connections live on one event loop. Memory is bounded: a side that does not read stops the other one from sending
 * reliable messages, and has unreliable ones dropped; and where all connections together hold more than a quarter of the
 * heap, the one that holds most is aborted. Safe for use by any thread.
 */
public final class Relay implements AutoCloseable {
    /** The largest message that any transport of the library carries by default, in bytes. */
    private static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

    private static final int MAX_DATAGRAM_BYTES = 65_507;
    private static final int MAX_CONNECTIONS = 65_535;

    /** Long: the two ends have limits of their own, or one of them stands at a breakpoint. */
    private static final Duration WRITE_TIMEOUT = Duration.ofHours(1);

    static final LinkSettings SETTINGS = new LinkSettings(
            MAX_MESSAGE_BYTES,
            MAX_DATAGRAM_BYTES,
            MAX_DATAGRAM_BYTES,
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            WRITE_TIMEOUT);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final ClientTransport server;
    private final RelayPath.Factory paths;
    private final RelayObserver observer;
    private final EventLoops eventLoops = EventLoops.create(1);
    private final MemoryBudget memory = new MemoryBudget(Runtime.getRuntime().maxMemory() / 4);
    private final RandomGenerator random = new SecureRandom();
    private final Set<RelayedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger lastConnection = new AtomicInteger();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private ServerTransport.@Nullable Binding binding;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Relay(ClientTransport server, RelayPath.Factory paths, RelayObserver observer) {
        this.server = server;
        this.paths = paths;
        this.observer = observer;
    }

    /**
     * Begins to listen.
     *
     * @param listener where clients connect to
     * @param server where the server is
     * @param paths how messages pass
     * @param observer sees all messages
     * @return the relay
     * @throws DarkriftException if the sockets can't be opened
     */
    public static Relay start(
            ServerTransport listener, ClientTransport server, RelayPath.Factory paths, RelayObserver observer) {
        Relay relay = new Relay(server, paths, observer);
        try {
            relay.binding = listener.bind(relay.new Clients());
        } catch (RuntimeException | Error e) {
            relay.eventLoops.close();
            throw e;
        }
        return relay;
    }

    /**
     * Returns where clients connect to.
     *
     * @return the addresses, that of TCP first
     */
    public List<InetSocketAddress> addresses() {
        return binding == null ? List.of() : binding.addresses();
    }

    /**
     * Returns how many clients are connected, or have something under way.
     *
     * @return 0 or more
     */
    public int connectionCount() {
        return connections.size();
    }

    /**
     * Returns a future that fails when the relay can't listen any more. It never completes otherwise.
     *
     * @return the future
     */
    public CompletableFuture<Void> failed() {
        return failure;
    }

    /**
     * Returns the event loop of the relay, that all its sockets live on.
     *
     * @return always the same
     */
    public LinkExecutor executor() {
        return (LinkExecutor) eventLoops.group().next();
    }

    /** Breaks all connections at once. New ones are still accepted. */
    public void disconnectAll() {
        connections.forEach(RelayedConnection::abort);
    }

    /**
     * Ends all connections at once, and closes the sockets. Waits until that is done. Not to be called on the event loop.
     */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        if (binding != null) {
            binding.stopAccepting();
        }
        disconnectAll();
        if (binding != null) {
            binding.close(CLOSE_LIMIT).join();
        }
        eventLoops.close();
    }

    // For the connections.

    EventLoops eventLoops() {
        return eventLoops;
    }

    MemoryBudget memory() {
        return memory;
    }

    void ended(RelayedConnection connection) {
        connections.remove(connection);
    }

    /** The side of the clients. */
    private final class Clients implements ServerTransport.Acceptor {
        @Override
        public EventLoops eventLoops() {
            return eventLoops;
        }

        @Override
        public LinkSettings settings() {
            return SETTINGS;
        }

        @Override
        public RandomGenerator random() {
            return random;
        }

        @Override
        public MemoryBudget inboundMemory() {
            return memory;
        }

        @Override
        public ServerTransport.@Nullable Ticket begin(InetAddress peer, Runnable evict) {
            if (open.incrementAndGet() > MAX_CONNECTIONS) {
                open.decrementAndGet();
                return null;
            }
            return new OpenConnection();
        }

        @Override
        public LinkHandler established(Link link) {
            RelayedConnection connection =
                    new RelayedConnection(Relay.this, lastConnection.incrementAndGet(), link, paths, observer);
            connections.add(connection);
            connection.connect(server, link);
            if (closed.get()) {
                connection.abort();
            }
            return connection.client();
        }

        @Override
        public void failed(DarkriftException cause) {
            failure.completeExceptionally(cause);
        }
    }

    /** Counts one connection of a client. */
    private final class OpenConnection implements ServerTransport.Ticket {
        private boolean closed;

        @Override
        public void established() {}

        @Override
        public void failed() {}

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
        }
    }
}
