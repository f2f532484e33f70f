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
 * Describes what a server does with clients that have logged in: {@link DarkriftServerBuilder#login login} begins it. Its
 * handlers get an object of the application, such as a player, in place of the client.
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
 * <p>Until a login is accepted, the server delivers nothing else of the client. A message that arrives over TCP before the
 * login is a strike of {@link io.darkrift.connection.StrikeReason#NOT_LOGGED_IN}, which disconnects the client unless
 * {@code maxStrikes} or {@code onStrike} says otherwise; one over UDP is dropped. What arrives behind the login waits until
 * the login has been decided on. Broadcasts of the server do not reach clients that have not logged in.
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
     * Returns the settings of the server itself.
     *
     * @return the builder that this was made by
     */
    public DarkriftServerBuilder server() {
        return server;
    }

    /**
     * Sets how long a client may take to log in, the decision of an {@linkplain DarkriftServerBuilder#loginAsync
     * asynchronous} login included. It is disconnected then with {@link DisconnectInfo.Reason#LOGIN_TIMEOUT}. The time
     * begins before onConnect. Default: 10 seconds.
     *
     * @param timeout more than 0
     * @return this
     */
    public LoginBuilder<C> loginTimeout(Duration timeout) {
        this.loginTimeout = Durations.positive(timeout, "loginTimeout");
        return this;
    }

    /**
     * Sets the last message of a client that has not logged in in time, or that made room for others. Default: none.
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
     * Sets how many clients may be connected that have not logged in. Where there are more, the one that has been silent
     * longest is disconnected with {@link DisconnectInfo.Reason#LOGIN_TIMEOUT}. Default: 1,024.
     *
     * @param clients at least 1
     * @return this
     */
    public LoginBuilder<C> maxPendingLogins(int clients) {
        this.maxPendingLogins = atLeastOne(clients, "maxPendingLogins");
        return this;
    }

    /**
     * Lets sessions outlive their connections: where the network fails, the session is suspended, and the client may
     * connect again and {@linkplain LoginResult#resume resume} it with a token. A session ends with its connection where
     * the client closes that, is kicked, or breaks the rules. The token can't be guessed, and another one takes its place at
     * each resume: the old one is refused as soon as the client has sent something over the new connection.
     *
     * <p>Of what was sent reliably, what the transport had not been given when the connection broke is sent after resuming,
     * in order, and so is what was sent meanwhile. What the transport had been given may have arrived or not. Datagrams are
     * lost meanwhile. The {@link RemoteClient} stays the same, and so do its groups and attachment.
     *
     * @param time how long a session lasts without a connection, more than 0
     * @param answer makes the message that tells a client its token: the first after its login and after each resume
     * @return this
     */
    public LoginBuilder<C> resume(Duration time, BiFunction<? super C, ? super String, ?> answer) {
        this.answer = Objects.requireNonNull(answer, "answer");
        this.resumeTime = Durations.positive(time, "resume");
        return this;
    }

    /**
     * Sets how many sessions may be without a connection. Where there are more, the one that was suspended first ends.
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
     * Sets how many bytes may wait for a session without a connection. Where there are more, {@code send} returns {@code
     * FULL}, and the session ends with {@link DisconnectInfo.Reason#SLOW_CONSUMER} unless {@code sendQueuePolicy} says
     * otherwise. Default: 65,536.
     *
     * @param bytes at least 1
     * @return this
     */
    public LoginBuilder<C> maxSuspendedBytes(int bytes) {
        this.maxSuspendedBytes = atLeastOne(bytes, "maxSuspendedBytes");
        return this;
    }

    /**
     * Makes clients and the server acknowledge the reliable messages of a session, so that each arrives exactly once and in
     * order, over however many connections. Messages are kept until the peer has acknowledged them, up to {@link
     * #maxSuspendedBytes}. Acknowledgements are ordinary messages with a tag of their own, which handlers don't see. All
     * clients have to do the same: {@link io.darkrift.client.ReconnectingClient.Builder#acknowledgeTag}. Default: without
     * acknowledgements, as C# clients need.
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
     * @param handler called once for each loss by the dispatcher, behind all handlers of what has arrived
     * @return this
     * @throws IllegalArgumentException if there is a handler already
     */
    public LoginBuilder<C> onSuspend(ConnectionHandler<? super C, ? super DisconnectInfo> handler) {
        this.onSuspend = Handlers.Builder.once(onSuspend, handler, "onSuspend");
        return this;
    }

    /**
     * Sets the handler of sessions that go on over another connection. What it sends arrives behind what has waited.
     *
     * @param handler called once for each resume by the dispatcher, before all handlers of what arrives
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
     * Sets the handler of clients whose login has been accepted. It runs before all handlers of their messages, and has its
     * onDisconnect in any case, so that it is the place to let a player into the game.
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
     * Sets the handler of clients that have left and had logged in. It runs exactly once for each accepted login, when its
     * session ends, before the onDisconnect of the server's builder, which runs for all connections.
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
     * Adds a handler of all messages of a module that a client may send. It brings the messages of the module along. A
     * client that has logged in, and sends the message of the login again, is handled here too.
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
     * Opens the sockets, and waits until they are open.
     *
     * @return the server
     * @throws io.darkrift.DarkriftException if a port is taken, or a host unknown
     * @throws IllegalArgumentException if the settings contradict one another, or clients can't send the message of the
     *     login
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
