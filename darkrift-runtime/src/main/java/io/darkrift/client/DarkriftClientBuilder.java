package io.darkrift.client;

import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.ConnectionBuilder;
import io.darkrift.connection.ConnectionHandler;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.Durations;
import io.darkrift.connection.EventHandler;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.HandlerError;
import io.darkrift.connection.HandshakeException;
import io.darkrift.connection.RequestHandler;
import io.darkrift.connection.SendQueuePolicy;
import io.darkrift.connection.UnreadableMessage;
import io.darkrift.core.dispatch.DirectedMessages;
import io.darkrift.core.dispatch.Handlers;
import io.darkrift.core.support.Blocking;
import io.darkrift.message.Message;
import io.darkrift.message.MessageHandler;
import io.darkrift.message.Request;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.bichannel.Dialect;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds and connects clients. A builder may connect several clients. Registries, and handlers of different messages,
 * add up. A second handler for the same event is an error. Any other setting replaces the earlier value. Not safe for
 * use by several threads at once.
 */
public final class DarkriftClientBuilder extends ConnectionBuilder<DarkriftClientBuilder> {
    /** What a C# server accepts. */
    private static final int MAX_SENT = 65_534;

    private static final int MAX_RECEIVED = 1 << 24;

    private final Handlers.Builder<DarkriftClient> handlers = new Handlers.Builder<>();
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Dialect dialect = Dialect.AUTO;
    private boolean udpFallback;
    private @Nullable Duration udpTokenRefreshInterval;
    private @Nullable EventHandler<? super DisconnectInfo> onDisconnect;

    DarkriftClientBuilder() {
        super(MAX_RECEIVED, MAX_SENT, SendQueuePolicy.RETURN_FULL);
    }

    @Override
    protected DarkriftClientBuilder self() {
        return this;
    }

    /**
     * Adds the handler of a type. It misses no message.
     *
     * @param <T> the type
     * @param type a record of the registry, one that servers may send
     * @param handler called for each message by the {@link #dispatcher dispatcher}
     * @return this
     */
    public <T> DarkriftClientBuilder on(Class<T> type, EventHandler<? super T> handler) {
        Objects.requireNonNull(handler, "handler");
        handlers.on(type, (client, message) -> handler.handle(message));
        return this;
    }

    /**
     * Adds the handler of a type, which also receives the client. It misses no message.
     *
     * @param <T> the type
     * @param type a record of the registry, one that servers may send
     * @param handler called for each message by the {@link #dispatcher dispatcher}
     * @return this
     */
    public <T> DarkriftClientBuilder on(Class<T> type, ConnectionHandler<? super DarkriftClient, ? super T> handler) {
        handlers.on(type, handler);
        return this;
    }

    /**
     * Adds the handler of a request that the server sends.
     *
     * @param <Q> the request
     * @param <R> the record of the answer
     * @param type a record of the registry, one that servers may send
     * @param handler called for each request by the {@link #dispatcher dispatcher}
     * @return this
     */
    public <Q extends Request<R>, R> DarkriftClientBuilder onRequest(
            Class<Q> type, RequestHandler<? super DarkriftClient, ? super Q, R> handler) {
        handlers.onRequest(type, handler);
        return this;
    }

    /**
     * Adds a handler of all messages of a module that a server may send. It misses no message. The registry of the
     * module is added to those of {@link #registry registry}. Several handlers may be added, of different modules.
     *
     * @param handler called for each message by the {@link #dispatcher dispatcher}
     * @return this
     */
    public DarkriftClientBuilder handler(MessageHandler<? super DarkriftClient> handler) {
        return handler(handler, client -> client);
    }

    /**
     * Adds a handler of all messages of a module that a server may send, which receives an object of the application in
     * place of the client. The registry of the module is added to those of {@link #registry registry}.
     *
     * @param <P> the type of the object
     * @param handler called for each message by the {@link #dispatcher dispatcher}
     * @param context returns the object of a client; it is called where the handler runs, for each message
     * @return this
     */
    public <P> DarkriftClientBuilder handler(
            MessageHandler<P> handler, Function<? super DarkriftClient, ? extends P> context) {
        handlers.handler(handler, context);
        return this;
    }

    /**
     * Sets the handler of messages that have no handler of their type. It misses no message.
     *
     * @param handler called for each message by the {@link #dispatcher dispatcher}
     * @return this
     * @throws IllegalArgumentException if there is a handler already
     */
    public DarkriftClientBuilder onUnhandledMessage(EventHandler<? super Message> handler) {
        Objects.requireNonNull(handler, "onUnhandledMessage");
        handlers.onUnhandledMessage((client, message) -> handler.handle(message));
        return this;
    }

    /**
     * Sets the handler of the end of the connection, which runs once, after all other handlers.
     *
     * @param handler called by the {@link #dispatcher dispatcher}, once for each connection
     * @return this
     * @throws IllegalArgumentException if there is a handler already
     */
    public DarkriftClientBuilder onDisconnect(EventHandler<? super DisconnectInfo> handler) {
        this.onDisconnect = Handlers.Builder.once(onDisconnect, handler, "onDisconnect");
        return this;
    }

    /**
     * Sets the handler of exceptions that other handlers throw. They are logged in any case.
     *
     * @param handler called on the thread of the handler that failed
     * @return this
     * @throws IllegalArgumentException if there is a handler already
     */
    public DarkriftClientBuilder onHandlerError(EventHandler<? super HandlerError> handler) {
        Objects.requireNonNull(handler, "onHandlerError");
        handlers.onHandlerError((client, error) -> handler.handle(error));
        return this;
    }

    /**
     * Sets the handler of messages that can't be read as the record of their tag. They are logged and counted in any case.
     *
     * @param handler called on the event loop: it must not wait
     * @return this
     * @throws IllegalArgumentException if there is a handler already
     */
    public DarkriftClientBuilder onUnreadable(EventHandler<? super UnreadableMessage> handler) {
        Objects.requireNonNull(handler, "onUnreadable");
        handlers.onUnreadable((client, message) -> handler.handle(message));
        return this;
    }

    /**
     * Sets how long connecting may take. This includes the name lookup, the TCP connection, the handshake, and the
     * server's handler of new clients, because the server sends the id after this handler has returned. Default: 10
     * seconds.
     *
     * @param timeout more than 0
     * @return this
     */
    public DarkriftClientBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = Durations.positive(timeout, "connectTimeout");
        return this;
    }

    /**
     * Sets the dialect of the server. Default: {@link Dialect#AUTO}, which detects {@link Dialect#V1} and {@link
     * Dialect#V0}.
     *
     * @param dialect the variant of the handshake
     * @return this
     */
    public DarkriftClientBuilder dialect(Dialect dialect) {
        this.dialect = Objects.requireNonNull(dialect, "dialect");
        return this;
    }

    /**
     * Sets whether the client uses TCP alone if UDP does not work within a second. Unreliable messages are then sent
     * over TCP, in both directions. The server must use this library, with {@code udpFallback(true)} or {@code
     * tcpOnly()} on its listener. Default: false.
     *
     * @param fallback true to use TCP alone if UDP does not work
     * @return this
     */
    public DarkriftClientBuilder udpFallback(boolean fallback) {
        this.udpFallback = fallback;
        return this;
    }

    /**
     * Sets the interval at which the client sends its token over UDP again, so that the server learns its new UDP
     * address if a router has changed it. The server must use this library: a C# server would handle the token as a
     * message. Default: never.
     *
     * @param interval more than 0
     * @return this
     */
    public DarkriftClientBuilder udpTokenRefreshInterval(Duration interval) {
        this.udpTokenRefreshInterval = Durations.positive(interval, "udpTokenRefreshInterval");
        return this;
    }

    /**
     * Connects to a server whose TCP and UDP ports are the same, and waits until the connection is made.
     *
     * @param host a name or an address, IPv4 or IPv6
     * @param port 1 to 65,535
     * @return the client
     * @throws ConnectFailedException if no server listens there, or the host is unknown
     * @throws ConnectTimeoutException if it takes longer than the {@link #connectTimeout}
     * @throws HandshakeException if the server speaks another protocol
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws IllegalArgumentException if settings contradict each other, or there are two handlers for a message, or a
     *     handler for a message that the registry does not have or servers may not send
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
     * @throws ConnectFailedException if no server listens there, or the host is unknown
     * @throws ConnectTimeoutException if it takes longer than the {@link #connectTimeout}
     * @throws HandshakeException if the server speaks another protocol
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws IllegalArgumentException if settings contradict each other, or there are two handlers for a message, or a
     *     handler for a message that the registry does not have or servers may not send
     * @throws IllegalStateException on an event loop
     */
    public DarkriftClient connect(String host, int tcpPort, int udpPort) throws InterruptedException {
        return connect(bichannel(host, tcpPort, udpPort));
    }

    /**
     * Connects over any transport, and waits until the connection is made. {@link #dialect}, {@link #udpFallback} and {@link
     * #udpTokenRefreshInterval} have no effect here: the transport has settings of its own.
     *
     * @param transport the transport and the address of the server
     * @return the client
     * @throws ConnectFailedException if no server listens there
     * @throws ConnectTimeoutException if it takes longer than the {@link #connectTimeout}
     * @throws HandshakeException if the server speaks another protocol
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws IllegalArgumentException if settings contradict each other, or there are two handlers for a message, or a
     *     handler for a message that the registry does not have or servers may not send
     * @throws IllegalStateException on an event loop
     */
    public DarkriftClient connect(ClientTransport transport) throws InterruptedException {
        Blocking.refuseOnEventLoop();
        CompletableFuture<DarkriftClient> connecting = connectAsync(transport);
        try {
            return connecting.get();
        } catch (ExecutionException e) {
            throw Connector.forCaller(e.getCause());
        } catch (InterruptedException e) {
            if (!connecting.cancel(false)) {
                connecting.thenAccept(DarkriftClient::closeAsync);
            }
            throw e;
        }
    }

    /**
     * Connects to a server whose TCP and UDP ports are the same. Does not wait.
     *
     * @param host a name or an address, IPv4 or IPv6
     * @param port 1 to 65,535
     * @return a future of the client; it fails with the exceptions of {@link #connect(String, int)}. Cancelling it
     *     stops connecting. Stages that depend on it may run on the event loop, where they must not wait
     */
    public CompletableFuture<DarkriftClient> connectAsync(String host, int port) {
        return connectAsync(host, port, port);
    }

    /**
     * Connects to a server. Does not wait.
     *
     * @param host a name or an address, IPv4 or IPv6
     * @param tcpPort 1 to 65,535
     * @param udpPort 1 to 65,535
     * @return a future of the client; it fails with the exceptions of {@link #connect(String, int, int)}. Cancelling it
     *     stops connecting. Stages that depend on it may run on the event loop, where they must not wait
     */
    public CompletableFuture<DarkriftClient> connectAsync(String host, int tcpPort, int udpPort) {
        return connectAsync(bichannel(host, tcpPort, udpPort));
    }

    private ClientTransport bichannel(String host, int tcpPort, int udpPort) {
        BichannelDialer dialer = BichannelDialer.to(host, tcpPort)
                .udpPort(udpPort)
                .dialect(dialect)
                .udpFallback(udpFallback);
        return udpTokenRefreshInterval == null ? dialer : dialer.udpTokenRefreshInterval(udpTokenRefreshInterval);
    }

    /**
     * Connects over any transport. Does not wait. {@link #dialect}, {@link #udpFallback} and {@link
     * #udpTokenRefreshInterval} have no effect here: the transport has settings of its own.
     *
     * @param transport the transport and the address of the server
     * @return a future of the client; it fails with the exceptions of {@link #connect(ClientTransport)}. Cancelling it
     *     stops connecting. Stages that depend on it may run on the event loop, where they must not wait
     */
    public CompletableFuture<DarkriftClient> connectAsync(ClientTransport transport) {
        Objects.requireNonNull(transport, "transport");
        return connectAsync(transport, clientSettings());
    }

    ClientSettings clientSettings() {
        Handlers<DarkriftClient> table = handlers.build(DirectedMessages.ofClient(handlers.mergeInto(registry())));
        return new ClientSettings(settings(), connectTimeout, table, onDisconnect);
    }

    CompletableFuture<DarkriftClient> connectAsync(ClientTransport transport, ClientSettings settings) {
        EventLoops given = givenEventLoops();
        if (given != null) {
            return new Connector(settings, () -> given).connect(transport);
        }
        SharedEventLoops.Lease lease = SharedEventLoops.lease(transportKind(), isBusyWaiting(), this::newEventLoops);
        CompletableFuture<DarkriftClient> connecting = new Connector(settings, lease::eventLoops).connect(transport);
        connecting.whenComplete((client, failure) -> {
            if (client == null) {
                lease.release();
            } else {
                client.closed().thenRun(lease::release);
            }
        });
        return connecting;
    }
}
