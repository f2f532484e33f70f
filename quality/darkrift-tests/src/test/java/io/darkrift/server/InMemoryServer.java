package io.darkrift.server;

import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.EventLoopsOf;
import io.darkrift.connection.RateLimit;
import io.darkrift.connection.SendQueuePolicy;
import io.darkrift.core.dispatch.DirectedMessages;
import io.darkrift.core.dispatch.Handlers;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.tests.model.Structs;
import io.darkrift.tests.model.Utf8Texts;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.MemoryBudget;
import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.transport.bichannel.BindingState;
import io.darkrift.transport.bichannel.socket.InMemoryLoops;
import io.darkrift.transport.bichannel.socket.InMemorySocket;
import io.darkrift.wire.WireException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The server, whole but for its sockets and threads: see {@link InMemoryLoops}. */
public final class InMemoryServer {
    /** One for UDP, and two that connections take turns with. */
    private static final int LOOPS = 3;

    /** What all clients together may hold: more than they can have here. */
    private static final long MEMORY = 1 << 20;

    private static final int MAX_ROUNDS = 10_000;

    /** The channels of the server itself, for TCP and UDP. */
    private static final int OWN_CHANNELS = 2;

    private static final DirectedMessages MESSAGES = DirectedMessages.ofServer(MessageRegistry.load());

    private final InMemoryLoops loops = new InMemoryLoops(LOOPS);
    private final MemoryBudget inbound = new MemoryBudget(MEMORY);
    private final MemoryBudget outbound = new MemoryBudget(MEMORY);
    private final CountingRandom tokens = new CountingRandom();
    private final DarkriftServer server;
    private ServerTransport.@Nullable Binding binding;
    private @Nullable DisconnectInfo wrong;
    private @Nullable RemoteClient newest;
    private int connections;
    private int handled;
    private Runnable meanwhile = () -> {};

    /**
     * A server with a listener.
     *
     * @param listener what it speaks
     * @param rateLimit what clients may send, or null for any amount
     */
    public InMemoryServer(BichannelListener listener, @Nullable RateLimit rateLimit) {
        ConnectionSettings connection = new ConnectionSettings(
                Dispatcher.eventLoop(),
                100,
                1 << 16,
                4_096,
                SendQueuePolicy.DISCONNECT,
                4_096,
                1 << 16,
                1_200,
                8_192,
                true,
                Duration.ofSeconds(10),
                null,
                Duration.ofSeconds(30),
                rateLimit,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                100,
                this::now,
                null);
        ServerSettings settings = new ServerSettings(
                connection,
                new LinkSettings(
                        4_096, 1_200, 8_192, Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(30)),
                handlers(),
                this::welcome,
                (client, disconnect) -> check(disconnect),
                null,
                null,
                (client, strike) -> strike.weight(),
                null,
                null,
                new ServerSettings.Limits(30, null, 100, 100, 100, 100, 100, 1_000, TrustedAddresses.of()),
                inbound,
                outbound,
                tokens);
        server = new DarkriftServer(settings, EventLoopsOf.group(loops), () -> {
            throw new AssertionError("a server that was given event loops needs no others");
        });
        ServerTransport remembered = acceptor -> {
            binding = listener.bind(acceptor);
            return binding;
        };
        loops.whileWaiting(() -> server.open(List.of(remembered)));
    }

    /** The time, which the server asks for at many moments. */
    private long now() {
        Runnable first = meanwhile;
        meanwhile = () -> {};
        first.run();
        return loops.nanos();
    }

    private void welcome(RemoteClient client) {
        newest = client;
        client.send(Message.of(1));
    }

    /** Has something happen, as if on another thread, when the server next asks for the time. */
    public void meanwhile(Runnable task) {
        meanwhile = task;
    }

    private Handlers<RemoteClient> handlers() {
        Handlers.Builder<RemoteClient> handlers = new Handlers.Builder<>();
        handlers.on(Structs.class, (client, structs) -> handled++);
        handlers.on(Utf8Texts.class, (client, texts) -> client.send(texts));
        handlers.onUnhandledMessage((client, message) -> {
            handled++;
            client.send(message.kind() == Message.Kind.PLAIN ? message : Message.of(message.tag()));
        });
        return handlers.build(MESSAGES);
    }

    /** A peer can bring about no other causes, and no fault of this library. */
    private void check(DisconnectInfo disconnect) {
        Throwable cause = disconnect.cause();
        boolean known = cause == null || cause instanceof IOException || cause instanceof WireException;
        if (!known || disconnect.reason() == Reason.INTERNAL_ERROR) {
            wrong = disconnect;
        }
    }

    private ServerTransport.Binding binding() {
        return Objects.requireNonNull(binding);
    }

    /** Somebody opens a TCP connection. Its token and event loop depend on how many others there are, and on no more. */
    public InMemoryPeer connect(InetSocketAddress from) {
        connections++;
        tokens.restart(loops.sockets().size());
        InMemorySocket socket = loops.connect(from);
        if (!socket.isOpen()) {
            throw new IllegalStateException("the server refused a connection");
        }
        return new InMemoryPeer(socket);
    }

    /** A datagram comes. It has been handled on return, but for what the event loop of a TCP channel is to do. */
    public void datagram(InetSocketAddress from, byte[] bytes, int start, int end) {
        Objects.requireNonNull(loops.udp()).receive(from, bytes, start, end);
    }

    /** Time passes for all. */
    public void pass(long millis) {
        loops.pass(millis);
    }

    /** The client that was admitted last, or null if it has gone. */
    public @Nullable RemoteClient newest() {
        RemoteClient client = newest;
        return client != null && server.client(client.id()).orElse(null) == client ? client : null;
    }

    /** How many addresses of clients are remembered for UDP. */
    public int udpAddresses() {
        return BindingState.udpAddresses(binding());
    }

    /** How many messages have reached handlers that count them. */
    public int handled() {
        return handled;
    }

    /**
     * Checks that nothing is left of all connections but some clients, which have a UDP address and are at rest.
     *
     * @throws AssertionError if something has failed meanwhile, or more or less is left
     */
    public void checkLeft(int clients) {
        meanwhile = () -> {};
        loops.checkLeft(OWN_CHANNELS + clients, clients);
        if (wrong != null) {
            throw new AssertionError("a client was disconnected for an unexpected reason: " + wrong, wrong.cause());
        }
        // A client has a link and an address.
        int remembered = BindingState.remembered(binding()) - 2 * clients;
        long memory = inbound.used() + outbound.used();
        if (server.clientCount() != clients || remembered != 0 || memory != 0) {
            throw new AssertionError(
                    "%d clients are left, not %d; the listener remembers %d things more; %d bytes are held"
                            .formatted(server.clientCount(), clients, remembered, memory));
        }
    }

    /** Checks that each connection was counted once, and that none is left. */
    private void checkCounters() {
        ServerStatistics statistics = server.statistics();
        long ended = statistics.handshakesFailed() + statistics.refused();
        for (long count : statistics.disconnects().values()) {
            ended += count;
        }
        if (statistics.pendingHandshakes() != 0 || statistics.accepted() != connections || ended != connections) {
            throw new AssertionError(
                    "there were %d connections, and counted are %s".formatted(connections, statistics));
        }
    }

    /**
     * Ends all connections, then the server.
     *
     * @throws AssertionError if something has failed meanwhile, or is left
     */
    public void close() {
        loops.sockets().forEach(InMemorySocket::end);
        // What has been slowed down is read bit by bit.
        for (int i = 0; i < MAX_ROUNDS && loops.sockets().stream().anyMatch(InMemorySocket::isOpen); i++) {
            loops.pass(6_000);
        }
        loops.pass(60_000);
        checkLeft(0);
        checkCounters();
        CompletableFuture<Void> closed = server.closeAsync();
        loops.runAll();
        loops.pass(1_000);
        if (!closed.isDone()) {
            throw new AssertionError("the server has not closed");
        }
        loops.checkLeft(0, 0);
        loops.end();
    }

    /** Tokens that are the same each time. */
    private static final class CountingRandom implements RandomGenerator {
        private long next;

        void restart(int at) {
            next = 0x0123_4567_89AB_CDEFL + at;
        }

        @Override
        public long nextLong() {
            return next++;
        }

        @Override
        public int nextInt(int bound) {
            return 1;
        }
    }
}
