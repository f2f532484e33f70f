package io.darkrift.server;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectionBuilder;
import io.darkrift.connection.ConnectionHandler;
import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.Durations;
import io.darkrift.connection.EventHandler;
import io.darkrift.connection.HandlerError;
import io.darkrift.connection.RequestHandler;
import io.darkrift.connection.SendQueuePolicy;
import io.darkrift.connection.TransportKind;
import io.darkrift.connection.UnreadableMessage;
import io.darkrift.core.dispatch.DirectedMessages;
import io.darkrift.core.dispatch.Handlers;
import io.darkrift.core.support.Blocking;
import io.darkrift.message.Message;
import io.darkrift.message.MessageHandler;
import io.darkrift.message.Request;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.MemoryBudget;
import io.darkrift.transport.ServerTransport;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds and starts a server. Listeners, registries, and handlers of different messages add up. A second handler for
 * the same event is an error. Any other setting replaces the earlier value. Not safe for use by several threads at
 * once.
 */
public final class DarkriftServerBuilder extends ConnectionBuilder<DarkriftServerBuilder> {
    /** As in C#. */
    private static final int MAX_RECEIVED = 65_534;

    private static final int MAX_SENT = 1 << 24;

    private final List<ServerTransport> listeners = new ArrayList<>();
    private final Handlers.Builder<RemoteClient> handlers = new Handlers.Builder<>();
    private @Nullable EventHandler<? super RemoteClient> onConnect;
    private @Nullable ConnectionHandler<? super RemoteClient, ? super DisconnectInfo> onDisconnect;
    private ServerSettings.@Nullable Conversation conversation;
    private @Nullable LoginBuilder<?> login;
    private @Nullable StrikeHandler onStrike;
    private @Nullable Object farewellWhenFull;
    private @Nullable Object farewellWhenClosing;
    private Duration handshakeTimeout = Duration.ofSeconds(5);
    private int maxStrikes = 3;
    private @Nullable Duration strikeDecay = Duration.ofMinutes(1);
    private int maxClients = ClientTable.MAX_CLIENTS;
    private int maxClientsPerAddress = ClientTable.MAX_CLIENTS;
    private int maxPendingHandshakes = 1_024;
    private int maxConnectionsPerAddress = FileDescriptors.shareOfAnAddress();
    private int maxPendingHandshakesPerAddress = 256;
    private int maxConnectionRatePerAddress = 1_000;
    private TrustedAddresses trustedAddresses = TrustedAddresses.LOOPBACK;
    private long maxInboundMemory = quarterOfHeap();
    private long maxOutboundMemory = quarterOfHeap();

    DarkriftServerBuilder() {
        super(MAX_RECEIVED, MAX_SENT, SendQueuePolicy.DISCONNECT);
    }

    @Override
    protected DarkriftServerBuilder self() {
        return this;
    }

    /**
     * Adds a listener. May be called several times. Default: {@code Listener.bichannel(4296)}.
     *
     * @param listener such as {@link Listener#bichannel(int)}
     * @return this
     */
    public DarkriftServerBuilder listen(ServerTransport listener) {
        listeners.add(Objects.requireNonNull(listener, "listener"));
        return this;
    }

    /**
     * Sets the handler of new clients. Handlers that are attached here miss no message: the client is connected, and
     * can send, only after this handler has returned. Messages to the client wait until then, up to the {@link
     * #highWaterMark}.
     *
     * @param handler called once for each client by the {@link #dispatcher dispatcher}
     * @return this
     * @throws IllegalArgumentException if there is a handler already
     */
    public DarkriftServerBuilder onConnect(EventHandler<? super RemoteClient> handler) {
        this.onConnect = Handlers.Builder.once(onConnect, handler, "onConnect");
        return this;
    }

    /**
     * Requires clients to log in. No other message of a client is delivered before the handler has accepted its login.
     * Add the handlers of clients that have logged in to the returned builder: they receive the object that the login
     * was accepted with. Handlers of this builder receive the client, also after its login.
     *
     * @param <T> the type of the login
     * @param <C> what the application knows a client by once it has logged in, such as a player
     * @param type the first message of a client: a record of the registry, one that clients may send
     * @param handler decides on a login; called by the {@link #dispatcher dispatcher}
     * @return the builder of what follows the login; its {@code start} starts the server
     * @throws IllegalArgumentException if there is a login already
     */
    public <T, C> LoginBuilder<C> login(Class<T> type, LoginHandler<T, C> handler) {
        Objects.requireNonNull(handler, "login");
        return loginAsync(type, (client, message) -> CompletableFuture.completedFuture(handler.login(client, message)));
    }

    /**
     * Requires clients to log in, as {@link #login login} does, with a decision that takes time, such as a query of a
     * database. Any thread may complete it.
     *
     * @param <T> the type of the login
     * @param <C> what the application knows a client by once it has logged in, such as a player
     * @param type the first message of a client: a record of the registry, one that clients may send
     * @param handler starts to decide on a login; called by the {@link #dispatcher dispatcher}
     * @return the builder of what follows the login; its {@code start} starts the server
     * @throws IllegalArgumentException if there is a login already
     */
    public <T, C> LoginBuilder<C> loginAsync(Class<T> type, AsyncLoginHandler<T, C> handler) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(handler, "login");
        LoginBuilder<C> builder = new LoginBuilder<>(this, type, handler);
        this.login = Handlers.Builder.once(login, builder, "login");
        return builder;
    }

    /**
     * Adds the handler of a type, for messages of all clients.
     *
     * @param <T> the type
     * @param type a record of the registry, one that clients may send
     * @param handler called for each message by the {@link #dispatcher dispatcher}
     * @return this
     */
    public <T> DarkriftServerBuilder on(Class<T> type, ConnectionHandler<? super RemoteClient, ? super T> handler) {
        handlers.on(type, handler);
        return this;
    }

    /**
     * Adds the handler of a request that clients send.
     *
     * <pre>{@code
     * .onRequest(GetPage.class, (client, request) -> Answer.later(database.page(request.page())))
     * }</pre>
     *
     * @param <Q> the request
     * @param <R> the record of the answer
     * @param type a record of the registry, one that clients may send
     * @param handler called for each request by the dispatcher
     * @return this
     */
    public <Q extends Request<R>, R> DarkriftServerBuilder onRequest(
            Class<Q> type, RequestHandler<? super RemoteClient, ? super Q, R> handler) {
        handlers.onRequest(type, handler);
        return this;
    }

    /**
     * Adds a handler of all messages of a module that a client may send. The registry of the module is added to those
     * of {@link #registry registry}. Several handlers may be added, of different modules.
     *
     * @param handler called for each message by the {@link #dispatcher dispatcher}
     * @return this
     */
    public DarkriftServerBuilder handler(MessageHandler<? super RemoteClient> handler) {
        return handler(handler, client -> client);
    }

    /**
     * Adds a handler of all messages of a module that a client may send, which receives an object of the application in
     * place of the client: {@code handler(game, client -> client.attachment(Player.class))}. The registry of the module
     * is added to those of {@link #registry registry}.
     *
     * @param <P> the type of the object
     * @param handler called for each message by the {@link #dispatcher dispatcher}
     * @param context returns the object of a client; it is called where the handler runs, for each message
     * @return this
     */
    public <P> DarkriftServerBuilder handler(
            MessageHandler<P> handler, Function<? super RemoteClient, ? extends P> context) {
        handlers.handler(handler, context);
        return this;
    }

    /**
     * Sets the handler of messages that have no handler of their type, from all clients.
     *
     * @param handler called for each message by the {@link #dispatcher dispatcher}
     * @return this
     * @throws IllegalArgumentException if there is a handler already
     */
    public DarkriftServerBuilder onUnhandledMessage(ConnectionHandler<? super RemoteClient, ? super Message> handler) {
        handlers.onUnhandledMessage(handler);
        return this;
    }

    /**
     * Sets the handler of clients that have disconnected. It is the last handler of the client, and runs exactly once
     * for each client for which onConnect was called, however the connection ended.
     *
     * @param handler called once for each client by the {@link #dispatcher dispatcher}
     * @return this
     * @throws IllegalArgumentException if there is a handler already
     */
    public DarkriftServerBuilder onDisconnect(ConnectionHandler<? super RemoteClient, ? super DisconnectInfo> handler) {
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
    public DarkriftServerBuilder onHandlerError(ConnectionHandler<? super RemoteClient, ? super HandlerError> handler) {
        handlers.onHandlerError(handler);
        return this;
    }

    /**
     * Sets the handler of messages that can't be read as the record of their tag. They are logged and counted in any case.
     *
     * @param handler called on the event loop: it must not wait
     * @return this
     * @throws IllegalArgumentException if there is a handler already
     */
    public DarkriftServerBuilder onUnreadable(
            ConnectionHandler<? super RemoteClient, ? super UnreadableMessage> handler) {
        handlers.onUnreadable(handler);
        return this;
    }

    /**
     * Serves each client with code that waits for its messages: {@code for (Message message : client.messages())}.
     * Messages that have a handler are given to the handler instead.
     *
     * @param executor runs the handler, with one thread for each client, such as virtual threads. The caller shuts it
     *     down. A client whose task it rejects for two seconds is disconnected
     * @param handler called once for each client; the client is disconnected when it returns
     * @return this
     * @throws IllegalArgumentException if there is a handler already
     */
    public DarkriftServerBuilder serve(Executor executor, ClientHandler handler) {
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(handler, "handler");
        this.conversation =
                Handlers.Builder.once(conversation, new ServerSettings.Conversation(executor, handler), "serve");
        return this;
    }

    /**
     * Sets the handler that decides on the weight of strikes. Default: the weight of the reason, as in C#.
     *
     * @param handler called for each strike, on the event loop: it must not wait
     * @return this
     * @throws IllegalArgumentException if there is a handler already
     */
    public DarkriftServerBuilder onStrike(StrikeHandler handler) {
        this.onStrike = Handlers.Builder.once(onStrike, handler, "onStrike");
        return this;
    }

    /**
     * Sets the last message to a client that is refused because the server is full. Default: no message.
     *
     * @param message a record of the registry, or a raw message
     * @return this
     */
    public DarkriftServerBuilder farewellWhenFull(Object message) {
        this.farewellWhenFull = Objects.requireNonNull(message, "message");
        return this;
    }

    /**
     * Sets the last message to all clients when the server closes. Default: no message.
     *
     * @param message a record of the registry, or a raw message
     * @return this
     */
    public DarkriftServerBuilder farewellWhenClosing(Object message) {
        this.farewellWhenClosing = Objects.requireNonNull(message, "message");
        return this;
    }

    /**
     * Sets how long the handshake of a connection may take. Default: 5 seconds, as in C#.
     *
     * @param timeout more than 0
     * @return this
     */
    public DarkriftServerBuilder handshakeTimeout(Duration timeout) {
        this.handshakeTimeout = Durations.positive(timeout, "handshakeTimeout");
        return this;
    }

    /**
     * Sets the total weight of strikes at which a client is disconnected. Default: 3, as in the sample configuration of
     * C#.
     *
     * @param weight at least 1
     * @return this
     */
    public DarkriftServerBuilder maxStrikes(int weight) {
        this.maxStrikes = atLeast(1, weight, "maxStrikes");
        return this;
    }

    /**
     * Sets the time after which the total weight of a client's strikes decreases by one, so that rare mistakes do not
     * add up over hours. C# does not have such a decay. Default: 1 minute.
     *
     * @param timePerPoint more than 0; 100 years or more for no decay
     * @return this
     */
    public DarkriftServerBuilder strikeDecay(Duration timePerPoint) {
        this.strikeDecay = Durations.positive(timePerPoint, "strikeDecay");
        return this;
    }

    /**
     * Sets the maximum number of clients. Default: 65,535, as in C#, because an id has 16 bits.
     *
     * @param clients at least 1
     * @return this
     */
    public DarkriftServerBuilder maxClients(int clients) {
        this.maxClients = Math.min(ClientTable.MAX_CLIENTS, atLeast(1, clients, "maxClients"));
        return this;
    }

    /**
     * Sets how many clients may have the same address. Further clients are refused, with the {@link #farewellWhenFull
     * farewell}. The first 64 bits of an IPv6 address count as one address, and four times as many clients may have the
     * same first 48 bits. Default: 65,535; {@link #maxConnectionsPerAddress} is the lower limit.
     *
     * @param clients at least 1
     * @return this
     */
    public DarkriftServerBuilder maxClientsPerAddress(int clients) {
        this.maxClientsPerAddress = atLeast(1, clients, "maxClientsPerAddress");
        return this;
    }

    /**
     * Sets how many connections an address may have at the same time, including those in the handshake and those that
     * are being closed. A further connection replaces the oldest one in the handshake, or is closed at once. The first
     * 64 bits of an IPv6 address count as one address, and four times as many connections may have the same first 48
     * bits. Default: a quarter of the file descriptors that the process may have, at least 16; 65,535 if the system
     * does not report their number.
     *
     * @param connections at least 1
     * @return this
     */
    public DarkriftServerBuilder maxConnectionsPerAddress(int connections) {
        this.maxConnectionsPerAddress = atLeast(1, connections, "maxConnectionsPerAddress");
        return this;
    }

    /**
     * Sets how many connections may be in the handshake at the same time. Beyond that, the oldest one of the network
     * with the most connections is closed. Default: 1,024.
     *
     * @param connections at least 1
     * @return this
     */
    public DarkriftServerBuilder maxPendingHandshakes(int connections) {
        this.maxPendingHandshakes = atLeast(1, connections, "maxPendingHandshakes");
        return this;
    }

    /**
     * Sets how many connections from one address may be in the handshake at the same time. Beyond that, the oldest one
     * is closed. The first 64 bits of an IPv6 address count as one address, and four times as many connections may have
     * the same first 48 bits. Default: 256.
     *
     * @param connections at least 1
     * @return this
     */
    public DarkriftServerBuilder maxPendingHandshakesPerAddress(int connections) {
        this.maxPendingHandshakesPerAddress = atLeast(1, connections, "maxPendingHandshakesPerAddress");
        return this;
    }

    /**
     * Sets how many connections an address may open in a second, which is also the largest burst. Further ones are
     * closed at once. The first 64 bits of an IPv6 address count as one address, and four times as many connections may
     * arrive from the same first 48 bits. Default: 1,000.
     *
     * @param connections at least 1
     * @return this
     */
    public DarkriftServerBuilder maxConnectionRatePerAddress(int connections) {
        this.maxConnectionRatePerAddress = atLeast(1, connections, "maxConnectionRatePerAddress");
        return this;
    }

    /**
     * Sets the addresses to which {@link #maxClientsPerAddress}, {@link #maxConnectionsPerAddress}, {@link
     * #maxPendingHandshakesPerAddress} and {@link #maxConnectionRatePerAddress} do not apply, such as that of a machine
     * that runs bots. If {@link #maxPendingHandshakes} is reached, their connections are closed last. Default: {@code
     * 127.0.0.0/8} and {@code ::1}, which is this machine.
     *
     * @param addresses addresses, or networks such as {@code 10.0.0.0/8}. They replace the earlier ones; without an
     *     argument, no address is trusted
     * @return this
     * @throws IllegalArgumentException if an argument is neither an address nor a network
     */
    public DarkriftServerBuilder trustedAddresses(String... addresses) {
        this.trustedAddresses = TrustedAddresses.of(Objects.requireNonNull(addresses, "addresses"));
        return this;
    }

    /**
     * Sets how many bytes of received data may wait in this server, for all clients together: parts of messages, and
     * messages that wait for their handlers. Beyond that, the client that holds the most is disconnected with {@link
     * DisconnectInfo.Reason#OVERLOADED}. Default: a quarter of the maximum heap size.
     *
     * @param bytes at least 1; the first 4 KiB of each client are not counted
     * @return this
     */
    public DarkriftServerBuilder maxInboundMemory(long bytes) {
        this.maxInboundMemory = positiveBytes(bytes, "maxInboundMemory");
        return this;
    }

    /**
     * Sets how many bytes may wait to be sent, to all clients together. Beyond that, the client for which the most
     * bytes wait is disconnected with {@link DisconnectInfo.Reason#SLOW_CONSUMER}. Default: a quarter of the maximum
     * heap size.
     *
     * @param bytes at least 1; the first 4 KiB of each client are not counted
     * @return this
     */
    public DarkriftServerBuilder maxOutboundMemory(long bytes) {
        this.maxOutboundMemory = positiveBytes(bytes, "maxOutboundMemory");
        return this;
    }

    private static long positiveBytes(long bytes, String name) {
        if (bytes < 1) {
            throw new IllegalArgumentException(name + " is " + bytes + ": it has to be at least 1");
        }
        return bytes;
    }

    private static long quarterOfHeap() {
        return Runtime.getRuntime().maxMemory() / 4;
    }

    /**
     * Starts the server: opens its sockets, and waits until they are open.
     *
     * @return the server
     * @throws DarkriftException if a port is in use, or a host is unknown
     * @throws IllegalArgumentException if settings contradict each other, or there are two handlers for a message, or a
     *     handler for a message that the registry does not have or clients may not send
     * @throws IllegalStateException on an event loop
     */
    public DarkriftServer start() {
        Blocking.refuseOnEventLoop();
        List<ServerTransport> all = listeners.isEmpty() ? List.of(Listener.bichannel(4296)) : List.copyOf(listeners);
        Handlers<RemoteClient> table = handlers.build(DirectedMessages.ofServer(handlers.mergeInto(registry())));
        checkFarewell(table.messages(), farewellWhenFull);
        checkFarewell(table.messages(), farewellWhenClosing);
        ConnectionSettings connection = settings();
        if (conversation != null && login != null && login.resumes()) {
            throw new IllegalArgumentException(
                    "serve(...) ends with the connection, and resume(...) has sessions outlive it:"
                            + " use handlers in place of serve");
        }
        SecureRandom random = new SecureRandom();
        ServerSettings settings = new ServerSettings(
                connection,
                new LinkSettings(
                        connection.maxReceivedBytes(),
                        connection.maxDatagramBytes(),
                        connection.maxReceivedDatagramBytes(),
                        handshakeTimeout,
                        connection.closeTimeout(),
                        connection.writeTimeout()),
                table,
                onConnect,
                onDisconnect,
                conversation,
                login == null ? null : login.build(table.messages(), random),
                onStrike == null ? (client, strike) -> strike.weight() : onStrike,
                farewellWhenFull,
                farewellWhenClosing,
                limits(),
                new MemoryBudget(maxInboundMemory),
                new MemoryBudget(maxOutboundMemory),
                random);
        TransportKind kind = kindFor(all);
        DarkriftServer server = new DarkriftServer(settings, givenEventLoops(), () -> newEventLoops(kind));
        server.open(all);
        return server;
    }

    private static void checkFarewell(DirectedMessages messages, @Nullable Object farewell) {
        if (farewell != null) {
            messages.serializerToSend(farewell);
        }
    }

    private ServerSettings.Limits limits() {
        return new ServerSettings.Limits(
                maxStrikes,
                strikeDecay,
                maxClients,
                maxClientsPerAddress,
                maxConnectionsPerAddress,
                maxPendingHandshakes,
                maxPendingHandshakesPerAddress,
                maxConnectionRatePerAddress,
                trustedAddresses);
    }

    private TransportKind kindFor(List<ServerTransport> all) {
        if (transportKind() != TransportKind.AUTO) {
            return transportKind();
        }
        return all.stream()
                .map(ServerTransport::kind)
                .filter(kind -> kind != TransportKind.AUTO)
                .findFirst()
                .orElse(TransportKind.AUTO);
    }
}
