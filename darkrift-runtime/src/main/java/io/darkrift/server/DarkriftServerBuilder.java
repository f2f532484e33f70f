package io.darkrift.server;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectionBuilder;
import io.darkrift.connection.Dialect;
import io.darkrift.connection.Disconnect;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import io.darkrift.message.MessageHandler;
import io.darkrift.transport.GivenHandlers;
import io.darkrift.transport.HandlerTable;
import io.darkrift.transport.Traffic;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Describes a server, and starts it. Not safe for use by several threads at once. */
public final class DarkriftServerBuilder extends ConnectionBuilder<DarkriftServerBuilder> {
    /** As in C#. */
    private static final int MAX_RECEIVED = 65_534;

    private static final int MAX_SENT = 1 << 24;

    private final List<Listener> listeners = new ArrayList<>();
    private final GivenHandlers<RemoteClient> handlers = new GivenHandlers<>();
    private Consumer<? super RemoteClient> onConnect = client -> {};
    private BiConsumer<? super RemoteClient, ? super Disconnect> onDisconnect = (client, disconnect) -> {};
    private ServerSettings.@Nullable Conversation conversation;
    private StrikeHandler onStrike = (client, strike) -> strike.weight();
    private int maxStrikes = 3;
    private int maxClients = ClientTable.MAX_CLIENTS;
    private int maxClientsPerAddress = ClientTable.MAX_CLIENTS;
    private int maxPending = 1_024;
    private int maxPendingPerAddress = 16;
    private int connectionsPerSecond = 100;
    private boolean disconnectSlowConsumers;

    DarkriftServerBuilder() {
        super(MAX_RECEIVED, MAX_SENT);
    }

    @Override
    protected DarkriftServerBuilder self() {
        return this;
    }

    /**
     * Listens somewhere. May be called several times. Default: {@code Listener.bichannel(4296)}.
     *
     * @param listener where
     * @return this
     */
    public DarkriftServerBuilder listen(Listener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Is told of each new client. Handlers that are attached here miss none of its messages: the client sends nothing
     * before this has run, and what is sent to it waits until then, up to the {@link #highWaterMark high-water mark}.
     *
     * @param handler called once for each client, where the {@link #dispatcher dispatcher} says
     * @return this
     */
    public DarkriftServerBuilder onConnect(Consumer<? super RemoteClient> handler) {
        this.onConnect = handler;
        return this;
    }

    /**
     * Handles messages of a type, from all clients.
     *
     * @param <T> the type
     * @param type a record of the registry, one that clients may send
     * @param handler called for each message, where the {@link #dispatcher dispatcher} says
     * @return this
     */
    public <T> DarkriftServerBuilder on(Class<T> type, BiConsumer<? super RemoteClient, ? super T> handler) {
        handlers.on(type, handler);
        return this;
    }

    /**
     * Handles all messages of a module that a client may send, from all clients. It brings the messages of the module
     * along, in addition to those of {@link #messages messages}. There may be several, of different modules.
     *
     * @param handler called for each message, where the {@link #dispatcher dispatcher} says
     * @return this
     */
    public DarkriftServerBuilder handler(MessageHandler<? super RemoteClient> handler) {
        handlers.handler(handler);
        return this;
    }

    /**
     * Handles messages that have no handler of their type, from all clients.
     *
     * @param handler called for each message, where the {@link #dispatcher dispatcher} says
     * @return this
     */
    public DarkriftServerBuilder onMessage(BiConsumer<? super RemoteClient, Message> handler) {
        handlers.onMessage(handler);
        return this;
    }

    /**
     * Is told of each client that has gone, after its last message.
     *
     * @param handler called once for each client, where the {@link #dispatcher dispatcher} says
     * @return this
     */
    public DarkriftServerBuilder onDisconnect(BiConsumer<? super RemoteClient, ? super Disconnect> handler) {
        this.onDisconnect = handler;
        return this;
    }

    /**
     * Serves each client with code that waits for its messages: {@code for (Message message : client.messages())}.
     * Messages that have a handler go to the handler instead.
     *
     * @param executor where the handler runs: one thread for each client, such as virtual threads. It belongs to the
     *     caller
     * @param handler called once for each client; the client is disconnected when it returns
     * @return this
     */
    public DarkriftServerBuilder serve(Executor executor, ClientHandler handler) {
        this.conversation = new ServerSettings.Conversation(executor, handler);
        return this;
    }

    /**
     * Weighs what clients do wrong. Default: each strike weighs what its reason weighs, as in C#.
     *
     * @param handler called for each strike, on the event loop
     * @return this
     */
    public DarkriftServerBuilder onStrike(StrikeHandler handler) {
        this.onStrike = handler;
        return this;
    }

    /**
     * The weight of strikes at which a client is disconnected. Default: 3, as in the sample configuration of C#.
     *
     * @param weight at least 1
     * @return this
     */
    public DarkriftServerBuilder maxStrikes(int weight) {
        this.maxStrikes = atLeast(1, weight, "maxStrikes");
        return this;
    }

    /**
     * How many clients there may be. Default: 65,535, as in C#: there are no more ids.
     *
     * @param clients at least 1
     * @return this
     */
    public DarkriftServerBuilder maxClients(int clients) {
        this.maxClients = Math.min(ClientTable.MAX_CLIENTS, atLeast(1, clients, "maxClients"));
        return this;
    }

    /**
     * How many clients may have the same address. Default: 65,535.
     *
     * @param clients at least 1
     * @return this
     */
    public DarkriftServerBuilder maxClientsPerAddress(int clients) {
        this.maxClientsPerAddress = atLeast(1, clients, "maxClientsPerAddress");
        return this;
    }

    /**
     * How many connections may be in the handshake; more are closed at once. Default: 1,024.
     *
     * @param connections at least 1
     * @return this
     */
    public DarkriftServerBuilder maxPending(int connections) {
        this.maxPending = atLeast(1, connections, "maxPending");
        return this;
    }

    /**
     * How many connections from one address may be in the handshake; more are closed at once. Default: 16.
     *
     * @param connections at least 1
     * @return this
     */
    public DarkriftServerBuilder maxPendingPerAddress(int connections) {
        this.maxPendingPerAddress = atLeast(1, connections, "maxPendingPerAddress");
        return this;
    }

    /**
     * How many connections an address may open in a second, and at once; more are closed at once. Default: 100.
     *
     * @param connections at least 1
     * @return this
     */
    public DarkriftServerBuilder connectionsPerSecond(int connections) {
        this.connectionsPerSecond = atLeast(1, connections, "connectionsPerSecond");
        return this;
    }

    /**
     * Whether a client is disconnected when more than the {@link #highWaterMark highWaterMark} waits to be sent to it.
     * If not, {@code send} returns false, and the client misses the message. Default: false.
     *
     * @param disconnect true to disconnect it
     * @return this
     */
    public DarkriftServerBuilder disconnectSlowConsumers(boolean disconnect) {
        this.disconnectSlowConsumers = disconnect;
        return this;
    }

    /**
     * Opens the sockets, and waits until they are open.
     *
     * @return the server
     * @throws DarkriftException if a port is taken, or a host unknown
     * @throws IllegalArgumentException if the settings contradict one another
     * @throws IllegalStateException on an event loop
     */
    public DarkriftServer start() {
        if (EventLoops.isEventLoop()) {
            throw new IllegalStateException("start waits, and on an event loop it would wait for ever");
        }
        List<Listener> all = listeners.isEmpty() ? List.of(Listener.bichannel(4296)) : List.copyOf(listeners);
        HandlerTable<RemoteClient> table = handlers.table(Traffic.ofServer(handlers.mergeInto(registry())));
        ServerSettings settings = new ServerSettings(
                settings(), table, onConnect, onDisconnect, conversation, onStrike, limits(), new SecureRandom());
        EventLoops given = givenEventLoops();
        EventLoops eventLoops = given != null ? given : newEventLoops(kindFor(all));
        DarkriftServer server = new DarkriftServer(settings, eventLoops, given == null);
        server.open(all);
        return server;
    }

    private ServerLimits limits() {
        return new ServerLimits(
                maxStrikes,
                maxClients,
                maxClientsPerAddress,
                maxPending,
                maxPendingPerAddress,
                connectionsPerSecond,
                disconnectSlowConsumers);
    }

    /** The native transport can't send the empty datagrams of one dialect. */
    private TransportKind kindFor(List<Listener> all) {
        boolean needsEmpty = all.stream().anyMatch(listener -> listener.dialect() == Dialect.EMPTY_ACK);
        return needsEmpty && transportKind() == TransportKind.AUTO ? TransportKind.NIO : transportKind();
    }
}
