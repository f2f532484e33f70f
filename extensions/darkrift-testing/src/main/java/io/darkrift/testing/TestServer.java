package io.darkrift.testing;

import io.darkrift.DarkriftException;
import io.darkrift.client.DarkriftClient;
import io.darkrift.client.DarkriftClientBuilder;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.memory.MemoryDialer;
import io.darkrift.transport.memory.MemoryNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A server and its clients on an in-memory network in virtual time: the test never waits, and a minute of play takes
 * milliseconds.
 *
 * <pre>{@code
 * try (TestServer server = TestServer.start(network -> new Game(network.listener()).server())) {
 *     TestClient ada = server.connect();
 *     TestClient bob = server.connect();
 *     ada.send(new Say("hello"));
 *     assertThat(bob.take(Said.class)).isEqualTo(new Said(0, "hello"));
 * }
 * }</pre>
 *
 * <p>The clock advances only in calls of this class and of {@link TestClient}, which run everything that is due on the
 * calling thread, in the same order in each run. Give {@code network.executor()} to everything that has a clock or
 * threads of its own, such as rooms and tick loops. Handlers on another executor, and servers with {@code serve}, do
 * not run in virtual time.
 *
 * <p>The network conditions, such as latency and loss, are those of {@link #network()}, and a client can have
 * {@linkplain TestClient#setConditions its own}.
 *
 * <p>{@link #close} fails if the server has received messages that it could not read, or a handler of the server has
 * thrown, unless {@link #expectMalformed} or {@link #expectHandlerErrors} was called. Not safe for use by several
 * threads.
 */
public final class TestServer implements AutoCloseable {
    /** How long calls wait at most, in virtual time. */
    static final Duration LIMIT = Duration.ofMinutes(1);

    private final MemoryNetwork network;
    private final DarkriftServer server;
    private final List<TestClient> clients = new ArrayList<>();
    private boolean malformedExpected;
    private boolean handlerErrorsExpected;
    private boolean closed;

    private TestServer(MemoryNetwork network, DarkriftServer server) {
        this.network = network;
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param start starts the server under test with {@code network.listener()}, and returns it
     * @return the server
     */
    public static TestServer start(Function<? super MemoryNetwork, DarkriftServer> start) {
        return start(MemoryNetwork.virtualTime(), start);
    }

    /**
     * Starts a server on a network with conditions of its own.
     *
     * @param network a network {@linkplain MemoryNetwork.Builder#inVirtualTime() in virtual time}; it is closed with the server
     * @param start starts the server under test with {@code network.listener()}, and returns it
     * @return the server
     */
    public static TestServer start(MemoryNetwork network, Function<? super MemoryNetwork, DarkriftServer> start) {
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(start, "start");
        try {
            return new TestServer(network, Objects.requireNonNull(start.apply(network), "the server that was started"));
        } catch (Throwable e) {
            network.close();
            throw e;
        }
    }

    /**
     * Connects a client that has the registry of the server, and keeps what it receives.
     *
     * @return the client
     * @throws DarkriftException if it can't connect, such as a {@code HandshakeException} where the server refuses it
     */
    public TestClient connect() {
        return connect(UnaryOperator.identity());
    }

    /**
     * Connects a client with settings of its own. Messages that have a handler are not kept.
     *
     * @param settings changes the builder
     * @return the client
     * @throws DarkriftException if it can't connect, such as a {@code HandshakeException} where the server refuses it
     */
    public TestClient connect(UnaryOperator<DarkriftClientBuilder> settings) {
        MemoryDialer dialer = network.dialer();
        TestClient client = new TestClient(this, dialer);
        CompletableFuture<DarkriftClient> connecting = settings.apply(
                        DarkriftClient.builder().registry(server.registry()))
                .onUnhandledMessage(client::record)
                .connectAsync(dialer);
        await(connecting::isDone, "the client is connected or refused");
        try {
            client.connected(connecting.join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof DarkriftException cause) {
                throw cause;
            }
            throw e;
        }
        clients.add(client);
        settle();
        return client;
    }

    /**
     * Returns the server under test.
     *
     * @return the server that the game has started
     */
    public DarkriftServer server() {
        return server;
    }

    /**
     * Returns the network, to change its conditions, break it or freeze it.
     *
     * @return the network of the server
     */
    public MemoryNetwork network() {
        return network;
    }

    /**
     * Returns the server's end of a connection.
     *
     * @param client a client that is connected
     * @return the server's end
     * @throws AssertionError if the server has no such client
     */
    public RemoteClient remote(TestClient client) {
        return server.client(client.client().id())
                .orElseThrow(() -> new AssertionError(
                        "the server has no client " + client.client().id() + ", but has " + server.clients()));
    }

    /**
     * Advances the clock. Everything that is due runs before the method returns.
     *
     * @param time by how much
     */
    public void advance(Duration time) {
        network.advance(time);
    }

    /** Runs everything that is due now, and what follows from it, without advancing the clock. */
    public void settle() {
        network.runUntilIdle();
    }

    /**
     * Advances the clock until a condition holds, by at most a minute.
     *
     * @param condition the condition
     * @param what the condition in words, for the error
     * @throws AssertionError if it does not hold within a minute of virtual time
     */
    public void await(BooleanSupplier condition, String what) {
        if (!network.advanceUntil(condition, LIMIT)) {
            throw new AssertionError("a minute of virtual time has passed, and it is not so that " + what);
        }
    }

    /** Allows messages that the server could not read: {@link #close} does not fail because of them. */
    public void expectMalformed() {
        malformedExpected = true;
    }

    /** Allows exceptions of the server's handlers: {@link #close} does not fail because of them. */
    public void expectHandlerErrors() {
        handlerErrorsExpected = true;
    }

    /**
     * Closes the clients, the server and the network.
     *
     * @throws AssertionError if the server does not close within a minute of virtual time, has received messages that it
     *     could not read, or its handlers have thrown
     */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            clients.forEach(client -> client.client().closeAsync());
            CompletableFuture<Void> closing = server.closeAsync();
            await(closing::isDone, "the server has closed; it still has " + server.clients());
            long errors = server.statistics().handlerErrors();
            if (errors > 0 && !handlerErrorsExpected) {
                throw new AssertionError("handlers of the server have thrown " + errors
                        + " times: see its log, or call expectHandlerErrors()");
            }
            long malformed = server.statistics().totals().malformed();
            if (malformed > 0 && !malformedExpected) {
                throw new AssertionError("the server has received " + malformed
                        + " messages that it could not read: see its log, or call expectMalformed()");
            }
        } finally {
            network.close();
        }
    }
}
