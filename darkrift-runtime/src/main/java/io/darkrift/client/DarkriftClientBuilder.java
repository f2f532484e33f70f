package io.darkrift.client;

import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.ConnectionBuilder;
import io.darkrift.connection.Dialect;
import io.darkrift.connection.Disconnect;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.HandshakeException;
import io.darkrift.message.Message;
import io.darkrift.message.MessageHandler;
import io.darkrift.transport.GivenHandlers;
import io.darkrift.transport.HandlerTable;
import io.darkrift.transport.Traffic;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Describes clients, and connects them. A builder may connect several clients. Not safe for use by several threads at
 * once.
 */
public final class DarkriftClientBuilder extends ConnectionBuilder<DarkriftClientBuilder> {
    /** What a C# server accepts. */
    private static final int MAX_SENT = 65_534;

    private static final int MAX_RECEIVED = 1 << 24;

    private final GivenHandlers<DarkriftClient> handlers = new GivenHandlers<>();
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Dialect dialect = Dialect.AUTO;
    private boolean udpFallback;
    private @Nullable Duration udpRefresh;
    private Consumer<? super Disconnect> onDisconnect = disconnect -> {};

    DarkriftClientBuilder() {
        super(MAX_RECEIVED, MAX_SENT);
    }

    @Override
    protected DarkriftClientBuilder self() {
        return this;
    }

    /**
     * Handles messages of a type, from the very first on.
     *
     * @param <T> the type
     * @param type a record of the registry, one that servers may send
     * @param handler called for each message, where the {@link #dispatcher dispatcher} says
     * @return this
     */
    public <T> DarkriftClientBuilder on(Class<T> type, Consumer<? super T> handler) {
        handlers.on(type, (client, message) -> handler.accept(message));
        return this;
    }

    /**
     * Handles all messages of a module that a server may send, from the very first on. It brings the messages of the
     * module along, in addition to those of {@link #messages messages}. There may be several, of different modules.
     *
     * @param handler called for each message, where the {@link #dispatcher dispatcher} says
     * @return this
     */
    public DarkriftClientBuilder handler(MessageHandler<? super DarkriftClient> handler) {
        handlers.handler(handler);
        return this;
    }

    /**
     * Handles messages that have no handler of their type, from the very first on.
     *
     * @param handler called for each message, where the {@link #dispatcher dispatcher} says
     * @return this
     */
    public DarkriftClientBuilder onMessage(Consumer<Message> handler) {
        handlers.onMessage((client, message) -> handler.accept(message));
        return this;
    }

    /**
     * Is told when the connection has ended, after the last message.
     *
     * @param handler called once, where the {@link #dispatcher dispatcher} says
     * @return this
     */
    public DarkriftClientBuilder onDisconnect(Consumer<? super Disconnect> handler) {
        this.onDisconnect = handler;
        return this;
    }

    /**
     * How long it may take to open the TCP channel. Default: 5 seconds.
     *
     * @param timeout more than 0
     * @return this
     */
    public DarkriftClientBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = positive(timeout, "connectTimeout");
        return this;
    }

    /**
     * What the server speaks. Default: {@link Dialect#AUTO}.
     *
     * @param dialect the variant of the handshake
     * @return this
     */
    public DarkriftClientBuilder dialect(Dialect dialect) {
        this.dialect = dialect;
        return this;
    }

    /**
     * Whether to go on with TCP alone where UDP does not get through within a second; unreliable messages then go over
     * TCP, in both directions. The server has to be one of this library, with {@code Listener.udpFallback(true)} or
     * {@code tcpOnly()}. Default: false.
     *
     * @param fallback true to go on
     * @return this
     */
    public DarkriftClientBuilder udpFallback(boolean fallback) {
        this.udpFallback = fallback;
        return this;
    }

    /**
     * How often to show the server again where this client sends its datagrams from, so that the connection outlasts a
     * router on the way that changes the address. The server has to be one of this library: one in C# would take it
     * for a message. Default: never.
     *
     * @param interval more than 0
     * @return this
     */
    public DarkriftClientBuilder udpRefresh(Duration interval) {
        this.udpRefresh = positive(interval, "udpRefresh");
        return this;
    }

    /**
     * Connects to a server whose TCP and UDP ports are the same, and waits until the connection is made.
     *
     * @param host a name or an address, IPv4 or IPv6
     * @param port 1 to 65,535
     * @return the client
     * @throws ConnectFailedException if nobody listens there, or the host is unknown
     * @throws ConnectTimeoutException if it takes too long
     * @throws HandshakeException if the server speaks another protocol
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws IllegalArgumentException if the settings contradict one another
     * @throws IllegalStateException on an event loop
     */
    public DarkriftClient connect(String host, int port) throws InterruptedException {
        return connect(host, port, port);
    }

    /**
     * Connects to a server, and waits until the connection is made.
     *
     * @param host a name or an address, IPv4 or IPv6
     * @param tcpPort 1 to 65,535
     * @param udpPort 1 to 65,535
     * @return the client
     * @throws ConnectFailedException if nobody listens there, or the host is unknown
     * @throws ConnectTimeoutException if it takes too long
     * @throws HandshakeException if the server speaks another protocol
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws IllegalArgumentException if the settings contradict one another
     * @throws IllegalStateException on an event loop
     */
    public DarkriftClient connect(String host, int tcpPort, int udpPort) throws InterruptedException {
        if (EventLoops.isEventLoop()) {
            throw new IllegalStateException(
                    "connect waits, and on an event loop it would wait for ever: use connectAsync");
        }
        CompletableFuture<DarkriftClient> connecting = connectAsync(host, tcpPort, udpPort);
        try {
            return connecting.get();
        } catch (ExecutionException e) {
            throw ConnectFailures.forCaller(e.getCause());
        } catch (InterruptedException e) {
            connecting.thenAccept(DarkriftClient::closeAsync);
            throw e;
        }
    }

    /**
     * Connects to a server whose TCP and UDP ports are the same.
     *
     * @param host a name or an address, IPv4 or IPv6
     * @param port 1 to 65,535
     * @return a future of the client; it fails with what {@link #connect(String, int)} throws. What depends on it may
     *     run on the event loop: it must not wait
     */
    public CompletableFuture<DarkriftClient> connectAsync(String host, int port) {
        return connectAsync(host, port, port);
    }

    /**
     * Connects to a server.
     *
     * @param host a name or an address, IPv4 or IPv6
     * @param tcpPort 1 to 65,535
     * @param udpPort 1 to 65,535
     * @return a future of the client; it fails with what {@link #connect(String, int, int)} throws. What depends on it
     *     may run on the event loop: it must not wait
     */
    public CompletableFuture<DarkriftClient> connectAsync(String host, int tcpPort, int udpPort) {
        checkPort(tcpPort);
        checkPort(udpPort);
        HandlerTable<DarkriftClient> table = handlers.table(Traffic.ofClient(handlers.mergeInto(registry())));
        ClientSettings settings =
                new ClientSettings(settings(), connectTimeout, dialect, udpFallback, udpRefresh, table, onDisconnect);
        EventLoops given = givenEventLoops();
        if (given != null) {
            return new Connector(settings, given).connect(host, tcpPort, udpPort);
        }
        SharedEventLoops.Lease lease = SharedEventLoops.acquire(transportKind(), isBusyWaiting(), this::newEventLoops);
        CompletableFuture<DarkriftClient> connecting =
                new Connector(settings, lease.eventLoops()).connect(host, tcpPort, udpPort);
        connecting.whenComplete((client, failure) -> {
            if (client == null) {
                lease.release();
            } else {
                client.closed().thenRun(lease::release);
            }
        });
        return connecting;
    }

    private static void checkPort(int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + ": a port is 1 to 65535");
        }
    }
}
