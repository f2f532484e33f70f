package io.darkrift.server;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectionObserver;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Durations;
import io.darkrift.connection.EventLoopLag;
import io.darkrift.connection.EventLoops;
import io.darkrift.core.dispatch.LoopProbe;
import io.darkrift.core.flight.Flight;
import io.darkrift.core.sending.SharedMessage;
import io.darkrift.core.support.Blocking;
import io.darkrift.core.support.GuardedFuture;
import io.darkrift.message.EncodedMessage;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkHandler;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.MemoryBudget;
import io.darkrift.transport.ServerTransport;
import io.darkrift.wire.support.BigEndian;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FutureListener;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A DarkRift server: accepts clients, gives their messages to handlers, and sends messages to them.
 *
 * <pre>{@code
 * try (var server = DarkriftServer.builder()
 *         .listen(Listener.bichannel(4296))
 *         .registry(MessageRegistry.load())
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

    /** How long sockets of peers that have everything stay open for a peer that does not close its own. */
    private static final Duration LINGER = Duration.ofMillis(500);

    /** What closing may take beyond the time limit of its clients: sockets and threads. */
    private static final Duration EXTRA = Duration.ofSeconds(2);

    /** How long a shutdown hook waits for others than the handler that has called {@code System.exit}. */
    private static final Duration EXIT_LIMIT = Duration.ofMillis(200);

    private final ServerSettings settings;
    private final @Nullable EventLoops givenEventLoops;
    private final Supplier<EventLoops> newEventLoops;
    private @Nullable EventLoops ownEventLoops;
    private @Nullable EventLoops usedEventLoops;
    private @Nullable LoopProbe loopProbe;
    private final ClientTable clients;
    private final AcceptedConnections accepted;
    private final List<BoundListener> listeners = new ArrayList<>();
    private final List<ServerTransport.Binding> bindings = new ArrayList<>();
    private final AtomicReference<@Nullable CompletableFuture<Void>> closing = new AtomicReference<>();
    private final CompletableFuture<DarkriftException> failed = new GuardedFuture<>();
    private final Flight.Recorded recorded = new Recorded();
    private final FutureListener<Object> loopEnded = ended -> eventLoopEnded();

    DarkriftServer(ServerSettings settings, @Nullable EventLoops givenEventLoops, Supplier<EventLoops> newEventLoops) {
        this.settings = settings;
        this.givenEventLoops = givenEventLoops;
        this.newEventLoops = newEventLoops;
        this.clients = new ClientTable(settings.limits());
        LongSupplier clock = settings.connection().nanoClock();
        this.accepted = new AcceptedConnections(settings.limits(), clock == null ? System::nanoTime : clock);
    }

    /**
     * Creates a builder of a server.
     *
     * @return a builder with defaults
     */
    public static DarkriftServerBuilder builder() {
        return new DarkriftServerBuilder();
    }

    /** Opens all sockets. If one can't be opened, closes the server. */
    void open(List<ServerTransport> transports) {
        try {
            for (ServerTransport transport : transports) {
                ServerTransport.Binding binding = transport.bind(new Acceptor());
                bindings.add(binding);
                listeners.add(new BoundListener(transport, binding.addresses()));
            }
            Flight.begin(recorded);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** What the flight recorder gets from this server, when somebody records. */
    private final class Recorded implements Flight.Recorded, ConnectionObserver<RemoteClient> {
        @Override
        public void recordMessages(boolean on) {
            stopObserving(this);
            if (on) {
                observe(this);
            }
        }

        @Override
        public Iterable<EventExecutor> loops() {
            synchronized (DarkriftServer.this) {
                return usedEventLoops == null ? List.of() : usedEventLoops.group();
            }
        }

        @Override
        public void received(RemoteClient client, byte[] bytes, int from, int to, SendMode mode) {
            Flight.message(true, client.id(), BigEndian.getUInt16(bytes, from + 1), to - from, mode);
        }

        @Override
        public void sent(RemoteClient client, byte[] bytes, int from, int to, SendMode mode) {
            Flight.message(false, client.id(), BigEndian.getUInt16(bytes, from + 1), to - from, mode);
        }
    }

    /** What the transports get from this server, and bring to it. */
    private final class Acceptor implements ServerTransport.Acceptor {
        @Override
        public EventLoops eventLoops() {
            return DarkriftServer.this.eventLoops();
        }

        @Override
        public LinkSettings settings() {
            return settings.link();
        }

        @Override
        public RandomGenerator random() {
            return settings.random();
        }

        @Override
        public MemoryBudget inboundMemory() {
            return settings.inboundMemory();
        }

        @Override
        public ServerTransport.@Nullable Ticket begin(InetAddress peer, Runnable evict) {
            return accepted.begin(peer, evict);
        }

        @Override
        public LinkHandler established(Link link) {
            ServerConnection client = new ServerConnection(settings, clients, link);
            // Not at once: the link has no handler before this method has returned.
            link.executor().execute(client::start);
            return client;
        }

        @Override
        public void failed(DarkriftException cause) {
            DarkriftServer.this.failed(cause);
        }
    }

    private synchronized EventLoops eventLoops() {
        EventLoops used = usedEventLoops;
        if (used == null) {
            if (givenEventLoops == null) {
                ownEventLoops = newEventLoops.get();
            }
            used = givenEventLoops != null ? givenEventLoops : ownEventLoops;
            usedEventLoops = used;
            used.group().forEach(loop -> loop.terminationFuture().addListener(loopEnded));
        }
        return used;
    }

    /** An event loop has ended, and nobody has closed the server before. Its clients can't tell by themselves. */
    private void eventLoopEnded() {
        if (closing.get() == null) {
            failed(new DarkriftException("an event loop has ended, and the server was not closed before it"));
            clients.connections().forEach(ServerConnection::checkEventLoop);
        }
    }

    private void failed(DarkriftException cause) {
        if (closing.get() == null && failed.complete(cause)) {
            LOG.error("The server has failed, and should be started again: {}", cause.getMessage(), cause);
        }
    }

    /**
     * Returns a future that completes when the server fails: an event loop has ended, with the connections of its
     * clients, or a listener accepts no more connections. Close the server then, and start another one. A failure that
     * concerns one client, even an {@code Error}, ends the connection of this client and does not complete the future.
     *
     * @return a future that completes with the failure, on any thread. It never completes if the server is closed
     *     before it fails
     */
    public CompletableFuture<DarkriftException> failed() {
        return failed.copy();
    }

    private synchronized void forgetEventLoops() {
        if (usedEventLoops != null) {
            usedEventLoops.group().forEach(loop -> loop.terminationFuture().removeListener(loopEnded));
        }
        if (loopProbe != null) {
            loopProbe.close();
        }
    }

    private synchronized @Nullable EventLoops ownEventLoops() {
        return ownEventLoops;
    }

    /**
     * Returns the listeners of the server with their addresses.
     *
     * @return an entry for each listener, in the order in which they were given
     */
    public List<BoundListener> listeners() {
        return List.copyOf(listeners);
    }

    /**
     * Returns the TCP port of the first listener. Clients connect to it if UDP has the same port.
     *
     * @return 1 to 65,535
     */
    public int port() {
        return listeners.get(0).tcpAddress().getPort();
    }

    /**
     * Returns the registry of the messages that the server can write and read.
     *
     * @return the registry that it was built with, including the messages of its handlers
     */
    public MessageRegistry registry() {
        return settings.handlers().messages().registry();
    }

    /**
     * Finds a client.
     *
     * @param id its id
     * @return the client, if it is connected
     */
    public Optional<RemoteClient> client(int id) {
        return Optional.ofNullable(clients.get(id)).map(ServerConnection::known);
    }

    /**
     * Returns all clients that are connected, including those that have not logged in yet.
     *
     * @return an unmodifiable view that changes when clients connect and disconnect; it may be iterated while it
     *     changes
     */
    public Collection<RemoteClient> clients() {
        return clients.all();
    }

    /**
     * Returns the number of connected clients.
     *
     * @return the current number
     */
    public int clientCount() {
        return clients.size();
    }

    /**
     * Creates a group without members.
     *
     * @return a group for clients of this server
     */
    public ClientGroup newGroup() {
        return new ClientGroup(this);
    }

    /**
     * Encodes a message once, to be sent to any number of clients.
     *
     * @param message a record of the registry, or a {@link Message}
     * @return the encoded message
     * @throws IllegalArgumentException if the message is not in the registry, is one that only clients may send, can't be
     *     written, or is too large
     */
    public EncodedMessage encode(Object message) {
        Objects.requireNonNull(message, "message");
        return EncodedMessage.ofFrame(SharedMessage.encode(
                settings.connection(),
                settings.handlers().messages(),
                message,
                settings.connection().maxSentBytes()));
    }

    /**
     * Sends a message to all clients, or with {@link DarkriftServerBuilder#login login} to those that have logged in: a
     * record reliably, a raw message over its own channel. It is encoded once.
     *
     * @param message a record of the registry, a {@link Message} or an {@link EncodedMessage}
     * @return the number of clients for which it was accepted; see {@link RemoteClient#send(Object)}
     * @throws IllegalArgumentException if the message is not in the registry, is one that only clients may send, can't
     *     be written, or is too large
     */
    public int broadcast(Object message) {
        return broadcast(message, modeOf(message));
    }

    static SendMode modeOf(Object message) {
        return Objects.requireNonNull(message, "message") instanceof Message raw ? raw.sendMode() : SendMode.RELIABLE;
    }

    /**
     * Sends a message to all clients, or with {@link DarkriftServerBuilder#login login} to those that have logged in. It is
     * encoded once.
     *
     * @param message a record of the registry, a {@link Message} or an {@link EncodedMessage}
     * @param mode the channel
     * @return the number of clients for which it was accepted
     * @throws IllegalArgumentException if the message is not in the registry, is one that only clients may send, can't
     *     be written, or is too large
     */
    public int broadcast(Object message, SendMode mode) {
        return settings.logins() == null
                ? sendToAll(message, mode, clients.connections())
                : broadcast(message, mode, client -> true);
    }

    /**
     * Sends a message to some clients. It is encoded once.
     *
     * @param message a record of the registry, a {@link Message} or an {@link EncodedMessage}
     * @param mode the channel
     * @param filter returns whether a client receives it; it is called for all clients, or for all that have logged in,
     *     before the message is sent to any of them
     * @return the number of clients for which it was accepted
     * @throws IllegalArgumentException if the message is not in the registry, is one that only clients may send, can't
     *     be written, or is too large
     */
    public int broadcast(Object message, SendMode mode, Predicate<? super RemoteClient> filter) {
        Objects.requireNonNull(filter, "filter");
        List<Recipient> targets = new ArrayList<>();
        Sessions<?> sessions = sessions();
        if (sessions != null) {
            // Those between two connections, too.
            sessions.all().stream().filter(filter).forEach(targets::add);
        } else {
            for (ServerConnection client : clients.connections()) {
                if (client.isLoggedIn() && filter.test(client)) {
                    targets.add(client);
                }
            }
        }
        return sendToAll(message, mode, targets);
    }

    private @Nullable Sessions<?> sessions() {
        Logins<?, ?> logins = settings.logins();
        return logins == null ? null : logins.sessions();
    }

    /**
     * Returns the number of sessions that have lost their connection and may be {@linkplain LoginBuilder#resume
     * resumed}. Their clients are not among {@link #clients()}; reliable broadcasts wait for them.
     *
     * @return the current number
     */
    public int suspendedCount() {
        Sessions<?> sessions = sessions();
        return sessions == null ? 0 : sessions.suspendedCount();
    }

    /**
     * Returns the sessions that {@link #suspendedCount} counts, for tools that watch the server.
     *
     * @return their state as of now, the one that was suspended first in front; {@link LoginBuilder#maxSuspended} at most
     */
    public List<SuspendedSession> suspendedSessions() {
        Sessions<?> sessions = sessions();
        return sessions == null
                ? List.of()
                : sessions.suspended().stream()
                        .map(Session::suspension)
                        .filter(Objects::nonNull)
                        .toList();
    }

    /** Sends a message to some clients. Returns how many it was accepted for. */
    int sendToAll(Object message, SendMode mode, Collection<? extends Recipient> targets) {
        Objects.requireNonNull(message, "message");
        int maxBody = Objects.requireNonNull(mode, "mode") == SendMode.RELIABLE
                ? settings.connection().maxSentBytes()
                : settings.connection().maxDatagramBytes();
        int accepted = 0;
        try (SharedMessage shared =
                new SharedMessage(settings.connection(), settings.handlers().messages(), message, maxBody)) {
            for (Recipient client : targets) {
                if (client.sendShared(shared, mode).isAccepted()) {
                    accepted++;
                }
            }
        }
        return accepted;
    }

    /**
     * Returns the counters of the server.
     *
     * @return a snapshot of the counters
     */
    public ServerStatistics statistics() {
        Map<String, Long> refusals = new TreeMap<>(accepted.refusals());
        clients.refusals().forEach((cause, count) -> refusals.merge(cause, count, Long::sum));
        Map<String, Long> transport = new TreeMap<>();
        for (ServerTransport.Binding binding : bindings) {
            binding.counters().forEach((cause, count) -> transport.merge(cause, count, Long::sum));
        }
        return new ServerStatistics(
                clients.size(),
                accepted.pending(),
                accepted.accepted(),
                refusals.values().stream().mapToLong(Long::longValue).sum(),
                accepted.failed(),
                Map.copyOf(refusals),
                limits(refusals, transport),
                clients.disconnects(),
                settings.handlers().errors(),
                clients.strikes(),
                Map.copyOf(transport),
                clients.totals());
    }

    /**
     * Adds an observer of the messages of this server. It is called until it is removed with {@link #stopObserving}.
     *
     * @param observer the observer
     */
    public void observe(ConnectionObserver<? super RemoteClient> observer) {
        settings.handlers().observers().add(Objects.requireNonNull(observer, "observer"));
    }

    /**
     * Removes an observer. Calls that have begun on other threads may still be running when this method returns.
     *
     * @param observer the observer; if it was not added before, the call has no effect
     */
    public void stopObserving(ConnectionObserver<? super RemoteClient> observer) {
        settings.handlers().observers().remove(Objects.requireNonNull(observer, "observer"));
    }

    /**
     * Returns the lag of the event loops of this server. The first call starts the measurement, which runs a task on
     * each event loop ten times a second.
     *
     * @return an entry for each event loop; an empty list for transports that have event loops of their own, such as
     *     the in-memory transport
     */
    public synchronized List<EventLoopLag> eventLoopLags() {
        EventLoops used = usedEventLoops;
        if (used == null) {
            return List.of();
        }
        LoopProbe probe = loopProbe;
        if (probe == null) {
            probe = new LoopProbe(used.group());
            loopProbe = probe;
            if (closing.get() != null) {
                probe.close();
            }
        }
        return probe.lags();
    }

    /**
     * Returns whether the server accepts clients.
     *
     * @return false once it is closing or has {@linkplain #failed() failed}
     */
    public boolean isListening() {
        return closing.get() == null && !failed.isDone();
    }

    /** The settings that end connections, except for those of memory, which share a reason with others. */
    private static final Map<Reason, String> LIMITS = Map.of(
            Reason.STRUCK_OUT, "maxStrikes",
            Reason.RATE_LIMIT, "rateLimit",
            Reason.IDLE, "idleTimeout",
            Reason.LOGIN_TIMEOUT, "loginTimeout",
            Reason.PING_TIMEOUT, "pingTimeout",
            Reason.WRITE_TIMEOUT, "writeTimeout",
            Reason.OVERLOADED, "maxInboundMemory");

    static boolean isLimit(Reason reason) {
        return reason == Reason.SLOW_CONSUMER || LIMITS.containsKey(reason);
    }

    private Map<String, Long> limits(Map<String, Long> refusals, Map<String, Long> transport) {
        Map<String, Long> limits = new TreeMap<>(refusals);
        limits.remove("closing");
        Map<Reason, Long> disconnects = clients.disconnects();
        LIMITS.forEach((reason, setting) -> limits.put(setting, disconnects.getOrDefault(reason, 0L)));
        long byMemory = settings.outboundMemory().evictions();
        limits.put("maxOutboundMemory", byMemory);
        limits.put("highWaterMark", Math.max(0, disconnects.getOrDefault(Reason.SLOW_CONSUMER, 0L) - byMemory));
        Logins<?, ?> logins = settings.logins();
        if (logins != null) {
            limits.put("maxPendingLogins", logins.evictions());
            limits.merge("loginTimeout", -logins.evictions(), Long::sum);
        }
        limits.put("maxReceivedDatagramBytes", transport.getOrDefault("datagrams_too_large", 0L));
        limits.values().removeIf(count -> count == 0);
        return Map.copyOf(limits);
    }

    /**
     * Closes the server. It accepts no new clients, sends the messages that were accepted, then disconnects the clients
     * with {@link io.darkrift.connection.DisconnectInfo.Reason#SERVER_CLOSING} and their onDisconnect runs. Connections
     * that have not ended within {@code closeTimeout} are aborted.
     *
     * @return a future that completes when all sockets are closed, and the event loops too if they are the server's own;
     *     it never fails
     */
    public CompletableFuture<Void> closeAsync() {
        return closeWithin(settings.connection().closeTimeout(), EXTRA);
    }

    private CompletableFuture<Void> closeAsync(boolean exits) {
        if (!exits) {
            return closeAsync();
        }
        LOG.warn("Closing the server at once: a handler has called System.exit, and waits until the server is closed");
        return closeWithin(EXIT_LIMIT, EXIT_LIMIT);
    }

    /**
     * Closes the server.
     *
     * @param limit how long clients may take
     * @param extra how long sockets and threads may take then
     */
    private CompletableFuture<Void> closeWithin(Duration limit, Duration extra) {
        CompletableFuture<Void> done = new GuardedFuture<>();
        CompletableFuture<Void> earlier = closing.compareAndExchange(null, done);
        if (earlier != null) {
            return earlier.copy();
        }
        Flight.end(recorded);
        forgetEventLoops();
        bindings.forEach(ServerTransport.Binding::stopAccepting);
        accepted.close();
        clients.close();
        Set<ServerConnection> leaving = clients.unfinished();
        leaving.forEach(ServerConnection::serverCloses);
        List<CompletableFuture<DisconnectInfo>> suspended = closeSessions();
        limited(allClosed(leaving, suspended), Durations.nanos(limit)).whenComplete((all, failure) -> {
            long left = leaving.stream().filter(client -> !client.isComplete()).count();
            if (left > 0) {
                LOG.warn(
                        "Closing the server: {} clients had not disconnected after {} (see closeTimeout) and are cut off, or"
                                + " their handlers have not returned. Handlers must not wait without a limit; a"
                                + " Dispatcher.queue() has to be drained until the server is closed",
                        left,
                        limit);
                leaving.forEach(ServerConnection::closeTookTooLong);
            }
            // Those that were cut off have their last handler too, unless it is stuck behind another.
            limited(allClosed(leaving, suspended), Math.min(Durations.nanos(LINGER), Durations.nanos(extra)))
                    .whenComplete((told, problem) -> closeBindings(extra, done));
        });
        return done.copy();
    }

    private List<CompletableFuture<DisconnectInfo>> closeSessions() {
        Sessions<?> sessions = sessions();
        return sessions == null ? List.of() : sessions.close();
    }

    private static CompletableFuture<Void> allClosed(
            Set<ServerConnection> leaving, List<CompletableFuture<DisconnectInfo>> sessions) {
        return CompletableFuture.allOf(Stream.concat(leaving.stream().map(ServerConnection::closed), sessions.stream())
                .toArray(CompletableFuture<?>[]::new));
    }

    /** Completes when a future does, or when a time limit has passed, which event loops that are stuck can't delay. */
    private static CompletableFuture<Void> limited(CompletableFuture<Void> future, long nanos) {
        return future.completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS).exceptionally(failure -> null);
    }

    private void closeBindings(Duration extra, CompletableFuture<Void> done) {
        CompletableFuture<?>[] closed =
                bindings.stream().map(binding -> binding.close(LINGER)).toArray(CompletableFuture<?>[]::new);
        limited(CompletableFuture.allOf(closed), Durations.nanos(extra)).whenComplete((all, failure) -> {
            EventLoops own = ownEventLoops();
            if (own == null) {
                done.complete(null);
            } else {
                limited(own.closeAsync(), Durations.nanos(extra)).whenComplete((ended, problem) -> {
                    if (!own.group().isTerminated()) {
                        LOG.warn("Closing the server: an event loop has not ended, because a handler holds it");
                    }
                    done.complete(null);
                });
            }
        });
    }

    /**
     * Closes the server as {@link #closeAsync()} does, and waits until it is closed, at most for {@code closeTimeout}
     * plus six seconds. On an event loop, and in a handler of one of its clients, it does not wait. On the thread that
     * drains a {@link DispatchQueue}, it drains the queue meanwhile. In a shutdown hook it does not wait for a handler
     * that has called {@code System.exit}. Calling it again has no effect.
     */
    @Override
    public void close() {
        boolean mayWait =
                !EventLoops.isEventLoop() && clients.unfinished().stream().noneMatch(ServerConnection::isHandling);
        CompletableFuture<Void> done = closeAsync(Blocking.isExitedByHandler());
        if (!mayWait) {
            return;
        }
        long limit = Durations.nanos(settings.connection().closeTimeout()) + 3 * Durations.nanos(EXTRA);
        try {
            if (settings.connection().dispatcher() instanceof DispatchQueue queue) {
                queue.drainUntil(done, limit);
            } else {
                done.get(limit, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new DarkriftException("closing the server failed", e.getCause());
        } catch (TimeoutException e) {
            LOG.warn("Closing the server took too long: it continues in the background");
        }
    }
}
