package io.darkrift.server;

import io.darkrift.connection.ConnectionHandler;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.Durations;
import io.darkrift.connection.EventHandler;
import io.darkrift.connection.RequestHandler;
import io.darkrift.core.dispatch.DirectedMessages;
import io.darkrift.core.dispatch.Handlers;
import io.darkrift.message.Message;
import io.darkrift.message.MessageHandler;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.Request;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Builds the part of a server that handles clients that have logged in: {@link DarkriftServerBuilder#login login}
 * creates it. Its handlers receive an object of the application, such as a player, in place of the client.
 *
 * <pre>{@code
 * DarkriftServer server = DarkriftServer.builder()
 *         .listen(Listener.bichannel(4296))
 *         .registry(MessageRegistry.load())
 *         .login(Login.class, (client, login) -> {
 *             client.send(new Welcome(login.name()));
 *             return LoginResult.accept(new Player(client, login.name()));
 *         })
 *         .on(Chat.class, (player, chat) -> player.say(chat.text()))
 *         .onDisconnect((player, info) -> player.leave())
 *         .start();
 * }</pre>
 *
 * <p>Until a login is accepted, the server delivers no other message of the client. A message that arrives over TCP
 * before the login is a strike of {@link io.darkrift.connection.StrikeReason#NOT_LOGGED_IN}, which disconnects the
 * client unless {@code maxStrikes} or {@code onStrike} says otherwise; one over UDP is dropped. Messages that arrive
 * after the login wait until the login has been decided on. Broadcasts of the server are not sent to clients that have
 * not logged in.
 *
 * <p>Not safe for use by several threads at once.
 *
 * @param <C> what the application knows a client by
 */
public final class LoginBuilder<C> {
    private final DarkriftServerBuilder server;
    private final BiFunction<DirectedMessages, RandomGenerator, Logins<?, C>> logins;
    private @Nullable EventHandler<? super C> onLogin;
    private @Nullable ConnectionHandler<? super C, ? super DisconnectInfo> onDisconnect;
    private Duration loginTimeout = Duration.ofSeconds(10);
    private int maxPendingLogins = 1_024;
    private @Nullable Object farewellOnLoginTimeout;
    private @Nullable Duration resumeTime;
    private @Nullable BiFunction<? super C, ? super String, ?> answer;
    private @Nullable ConnectionHandler<? super C, ? super DisconnectInfo> onSuspend;
    private @Nullable EventHandler<? super C> onResume;
    private int maxSuspended = 1_024;
    private int maxSuspendedBytes = 1 << 16;
    private int acknowledgeTag = -1;

    <T> LoginBuilder(DarkriftServerBuilder server, Class<T> type, AsyncLoginHandler<T, C> handler) {
        this.server = server;
        this.logins = (messages, random) -> new Logins<>(
                messages.incoming(type),
                handler,
                onLogin,
                onDisconnect,
                loginTimeout,
                maxPendingLogins,
                checked(messages, farewellOnLoginTimeout),
                sessions(messages.registry()),
                random);
    }

    /**
     * Returns the builder of the server itself.
     *
     * @return the builder that has created this one
     */
    public DarkriftServerBuilder server() {
        return server;
    }

    /**
     * Sets how long a client may take to log in, including the decision of an {@linkplain
     * DarkriftServerBuilder#loginAsync asynchronous} login. After that it is disconnected with {@link
     * DisconnectInfo.Reason#LOGIN_TIMEOUT}. The time starts before onConnect. Default: 10 seconds.
     *
     * @param timeout more than 0
     * @return this
     */
    public LoginBuilder<C> loginTimeout(Duration timeout) {
        this.loginTimeout = Durations.positive(timeout, "loginTimeout");
        return this;
    }

    /**
     * Sets the last message to a client that is disconnected with {@link DisconnectInfo.Reason#LOGIN_TIMEOUT}. Default:
     * no message.
     *
     * @param message a record of the registry, or a raw message
     * @return this
     */
    public LoginBuilder<C> farewellOnLoginTimeout(Object message) {
        this.farewellOnLoginTimeout = Objects.requireNonNull(message, "message");
        return this;
    }

    private static @Nullable Object checked(DirectedMessages messages, @Nullable Object farewell) {
        if (farewell != null) {
            messages.serializerToSend(farewell);
        }
        return farewell;
    }

    /**
     * Sets how many connected clients may be without a login. Beyond that, the one that has been silent longest is
     * disconnected with {@link DisconnectInfo.Reason#LOGIN_TIMEOUT}. Default: 1,024.
     *
     * @param clients at least 1
     * @return this
     */
    public LoginBuilder<C> maxPendingLogins(int clients) {
        this.maxPendingLogins = atLeastOne(clients, "maxPendingLogins");
        return this;
    }

    /**
     * Lets sessions outlive their connections. If the network fails, the session is suspended, and the client may
     * connect again and {@linkplain LoginResult#resume resume} it with a token. If the client closes the connection, is
     * kicked, or breaks the protocol, the session ends with its connection. The token can't be guessed. Each resume
     * creates another token; the old one is rejected as soon as the client has sent something over the new connection.
     *
     * <p>Reliable messages that had not been passed to the transport when the connection was lost, and those that were
     * sent meanwhile, are sent after the resume, in order. Messages that had been passed to the transport may have
     * arrived or not. Unreliable messages that are sent meanwhile are dropped. The {@link RemoteClient} stays the same
     * object, with its groups and attachment.
     *
     * @param time how long a session lasts without a connection, more than 0
     * @param answer creates the message that gives a client its token, which is the first message after its login and
     *     after each resume
     * @return this
     */
    public LoginBuilder<C> resume(Duration time, BiFunction<? super C, ? super String, ?> answer) {
        this.answer = Objects.requireNonNull(answer, "answer");
        this.resumeTime = Durations.positive(time, "resume");
        return this;
    }

    /**
     * Sets how many sessions may be without a connection. Beyond that, the session that was suspended first ends.
     * Default: 1,024.
     *
     * @param sessions at least 1
     * @return this
     */
    public LoginBuilder<C> maxSuspended(int sessions) {
        this.maxSuspended = atLeastOne(sessions, "maxSuspended");
        return this;
    }

    /**
     * Sets how many bytes may wait for a session without a connection. Beyond that, {@code send} returns {@code FULL},
     * and with the default {@code sendQueuePolicy} the session ends with {@link DisconnectInfo.Reason#SLOW_CONSUMER}.
     * Default: 65,536.
     *
     * @param bytes at least 1
     * @return this
     */
    public LoginBuilder<C> maxSuspendedBytes(int bytes) {
        this.maxSuspendedBytes = atLeastOne(bytes, "maxSuspendedBytes");
        return this;
    }

    /**
     * Makes clients and the server acknowledge the reliable messages of a session, so that each arrives exactly once
     * and in order, over any number of connections. Messages are kept until the peer has acknowledged them, up to
     * {@link #maxSuspendedBytes}. Acknowledgements are ordinary messages with a tag of their own, which are not given
     * to handlers. All clients must do the same: {@link io.darkrift.client.ReconnectingClient.Builder#acknowledgeTag}.
     * Default: no acknowledgements, which C# clients need.
     *
     * @param tag a tag that no message has, 0 to 65,535
     * @return this
     */
    public LoginBuilder<C> acknowledgeTag(int tag) {
        if (tag < 0 || tag > 65_535) {
            throw new IllegalArgumentException("acknowledgeTag is " + tag + ": a tag is 0 to 65,535");
        }
        this.acknowledgeTag = tag;
        return this;
    }

    /**
     * Sets the handler of sessions that have lost their connection.
     *
     * @param handler called by the dispatcher, once for each loss, after the handlers of all messages that have arrived
     * @return this
     * @throws IllegalArgumentException if there is a handler already
     */
    public LoginBuilder<C> onSuspend(ConnectionHandler<? super C, ? super DisconnectInfo> handler) {
        this.onSuspend = Handlers.Builder.once(onSuspend, handler, "onSuspend");
        return this;
    }

    /**
     * Sets the handler of sessions that were resumed over another connection. Messages that it sends arrive after those
     * that have waited.
     *
     * @param handler called by the dispatcher, once for each resume, before the handlers of messages of the new
     *     connection
     * @return this
     * @throws IllegalArgumentException if there is a handler already
     */
    public LoginBuilder<C> onResume(EventHandler<? super C> handler) {
        this.onResume = Handlers.Builder.once(onResume, handler, "onResume");
        return this;
    }

    private static int atLeastOne(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ": it has to be at least 1");
        }
        return value;
    }

    /**
     * Sets the handler of clients whose login has been accepted. It runs before all handlers of their messages, and an
     * onDisconnect always follows. Add a player to the game here.
     *
     * @param handler called once for each accepted login by the dispatcher
     * @return this
     * @throws IllegalArgumentException if there is a handler already
     */
    public LoginBuilder<C> onLogin(EventHandler<? super C> handler) {
        this.onLogin = Handlers.Builder.once(onLogin, handler, "onLogin");
        return this;
    }

    /**
     * Sets the handler of clients that had logged in and have disconnected. It runs exactly once for each accepted
     * login, when its session ends, before the onDisconnect of the server's builder, which runs for all connections.
     *
     * @param handler called once for each accepted login by the dispatcher
     * @return this
     * @throws IllegalArgumentException if there is a handler already
     */
    public LoginBuilder<C> onDisconnect(ConnectionHandler<? super C, ? super DisconnectInfo> handler) {
        this.onDisconnect = Handlers.Builder.once(onDisconnect, handler, "onDisconnect");
        return this;
    }

    /**
     * Adds the handler of a type, for messages of all clients that have logged in.
     *
     * @param <T> the type
     * @param type a record of the registry, one that clients may send
     * @param handler called for each message by the dispatcher
     * @return this
     */
    public <T> LoginBuilder<C> on(Class<T> type, ConnectionHandler<? super C, ? super T> handler) {
        Objects.requireNonNull(handler, "handler");
        server.on(type, (client, message) -> handler.handle(context(client), message));
        return this;
    }

    /**
     * Adds the handler of a request, for all clients that have logged in.
     *
     * @param <Q> the request
     * @param <R> the record of the answer
     * @param type a record of the registry, one that clients may send
     * @param handler called for each request by the dispatcher
     * @return this
     */
    public <Q extends Request<R>, R> LoginBuilder<C> onRequest(
            Class<Q> type, RequestHandler<? super C, ? super Q, R> handler) {
        Objects.requireNonNull(handler, "handler");
        server.onRequest(type, (client, request) -> handler.handle(context(client), request));
        return this;
    }

    /**
     * Adds a handler of all messages of a module that a client may send. The registry of the module is added to those
     * of the server. If a client that has logged in sends the login message again, this handler receives it.
     *
     * @param handler called for each message by the dispatcher
     * @return this
     */
    public LoginBuilder<C> handler(MessageHandler<? super C> handler) {
        server.handler(handler, this::context);
        return this;
    }

    /**
     * Sets the handler of messages that have no handler of their type, from all clients that have logged in.
     *
     * @param handler called for each message by the dispatcher
     * @return this
     * @throws IllegalArgumentException if there is a handler already
     */
    public LoginBuilder<C> onUnhandledMessage(ConnectionHandler<? super C, ? super Message> handler) {
        Objects.requireNonNull(handler, "onUnhandledMessage");
        server.onUnhandledMessage((client, message) -> handler.handle(context(client), message));
        return this;
    }

    /**
     * Starts the server: opens its sockets, and waits until they are open.
     *
     * @return the server
     * @throws io.darkrift.DarkriftException if a port is in use, or a host is unknown
     * @throws IllegalArgumentException if settings contradict each other, there are two handlers for a message, or the
     *     registry does not have the login message, or clients may not send it
     * @throws IllegalStateException on an event loop
     */
    public DarkriftServer start() {
        return server.start();
    }

    Logins<?, C> build(DirectedMessages messages, RandomGenerator random) {
        return logins.apply(messages, random);
    }

    boolean resumes() {
        return resumeTime != null;
    }

    private Sessions.@Nullable Settings<C> sessions(MessageRegistry registry) {
        if (resumeTime == null || answer == null) {
            if (onSuspend != null || onResume != null || acknowledgeTag >= 0) {
                throw new IllegalArgumentException("onSuspend, onResume and acknowledgeTag have no effect without"
                        + " resume(...): add it, or remove them");
            }
            return null;
        }
        if (registry.contains(acknowledgeTag)) {
            throw new IllegalArgumentException("acknowledgeTag is " + acknowledgeTag
                    + ", which is the tag of a message: acknowledgements need a tag of their own");
        }
        return new Sessions.Settings<>(
                resumeTime, answer, onSuspend, onResume, maxSuspended, maxSuspendedBytes, acknowledgeTag);
    }

    /** The object that the application knows a client by. The application may have attached another one meanwhile. */
    @SuppressWarnings(
            "unchecked") // It was accepted as one. A handler fails if the application has attached another type.
    private C context(RemoteClient client) {
        Object attached = client.attachment(Object.class);
        if (attached == null) {
            throw new IllegalStateException(
                    "nothing is attached to " + client + ", which has logged in: don't replace the attachment by null");
        }
        return (C) attached;
    }
}
