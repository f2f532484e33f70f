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
 * Describes clients, and connects them. A builder may connect several clients. What can be several adds up: registries,
 * handlers of different messages. A second handler for the same event is refused. Any other setting replaces the one before.
 * Not safe for use by several threads at once.
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
     * Adds the handler of a type, from the very first message on.
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
     * Adds the handler of a type, which gets the client too, from the very first message on.
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
     * Adds the handler of a request of the server.
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
     * Adds a handler of all messages of a module that a server may send, from the very first message on. It brings the
     * messages of the module along, in addition to those of {@link #registry registry}. There may be several, of different
     * modules.
     *
     * @param handler called for each message by the {@link #dispatcher dispatcher}
     * @return this
     */
    public DarkriftClientBuilder handler(MessageHandler<? super DarkriftClient> handler) {
        return handler(handler, client -> client);
    }

    /**
     * Adds a handler of all messages of a module that a server may send, which gets an object of the application in place
     * of the client.
     *
     * @param <P> the type of the object
     * @param handler called for each message by the {@link #dispatcher dispatcher}
     * @param context finds the object of a client, where the handler runs
     * @return this
     */
    public <P> DarkriftClientBuilder handler(
            MessageHandler<P> handler, Function<? super DarkriftClient, ? extends P> context) {
        handlers.handler(handler, context);
        return this;
    }

    /**
     * Sets the handler of messages that have no handler of their type, from the very first message on.
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
     * Sets the handler of the end of the connection, which runs after the handler of the last message.
     *
     * @param handler called once by the {@link #dispatcher dispatcher}
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
     * Sets how long connecting may take: looking up the name, opening the connection, the handshake, and the server's
     * handler of new clients, after which it gives the id. Default: 10 seconds.
     *
     * @param timeout more than 0
     * @return this
     */
    public DarkriftClientBuilder connectTimeout(Duration timeout) {
        this.connectTimeout = Durations.positive(timeout, "connectTimeout");
        return this;
    }

    /**
     * Sets what the server speaks. Default: {@link Dialect#AUTO}.
     *
     * @param dialect the variant of the handshake
     * @return this
     */
    public DarkriftClientBuilder dialect(Dialect dialect) {
        this.dialect = Objects.requireNonNull(dialect, "dialect");
        return this;
    }

    /**
     * Sets whether to go on with TCP alone where UDP does not get through within a second; unreliable messages then go over
     * TCP, in both directions. The server has to be one of this library, with {@code udpFallback(true)} or {@code
     * tcpOnly()} on its listener. Default: false.
     *
     * @param fallback true to go on
     * @return this
     */
    public DarkriftClientBuilder udpFallback(boolean fallback) {
        this.udpFallback = fallback;
        return this;
    }

    /**
     * Sets how often to show the server again where this client sends its datagrams from, so that the connection outlasts a
     * router on the way that changes the address. The server has to be one of this library: one in C# would take it for a
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
     * @throws ConnectFailedException if no server listens there, or the host is unknown
     * @throws ConnectTimeoutException if it takes longer than the {@link #connectTimeout}
     * @throws HandshakeException if the server speaks another protocol
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws IllegalArgumentException if the settings contradict one another
     * @throws IllegalStateException on an event loop
     */
    public DarkriftClient connect(String host, int tcpPort, int udpPort) throws InterruptedException {
        return connect(bichannel(host, tcpPort, udpPort));
    }

    /**
     * Connects over any transport, and waits until the connection is made. {@link #dialect}, {@link #udpFallback} and {@link
     * #udpTokenRefreshInterval} have no effect here: the transport has settings of its own.
     *
     * @param transport where to connect to, and how
     * @return the client
     * @throws ConnectFailedException if no server listens there
     * @throws ConnectTimeoutException if it takes longer than the {@link #connectTimeout}
     * @throws HandshakeException if the server speaks another protocol
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws IllegalArgumentException if the settings contradict one another
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
     * Connects to a server whose TCP and UDP ports are the same.
     *
     * @param host a name or an address, IPv4 or IPv6
     * @param port 1 to 65,535
     * @return a future of the client; it fails with what {@link #connect(String, int)} throws. Cancelling it gives up. What
     *     depends on it may run on the event loop: it must not wait
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
     * @return a future of the client; it fails with what {@link #connect(String, int, int)} throws. Cancelling it gives up.
     *     What depends on it may run on the event loop: it must not wait
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
     * Connects over any transport. {@link #dialect}, {@link #udpFallback} and {@link #udpTokenRefreshInterval} have no effect
     * here: the transport has settings of its own.
     *
     * @param transport where to connect to, and how
     * @return a future of the client; it fails with what {@link #connect(ClientTransport)} throws. Cancelling it gives up.
     *     What depends on it may run on the event loop: it must not wait
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
