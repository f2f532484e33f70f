package io.darkrift.client;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.Durations;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.connection.SendResult;
import io.darkrift.core.sending.AcknowledgedMessages;
import io.darkrift.core.sending.FrameList;
import io.darkrift.core.sending.SharedMessage;
import io.darkrift.core.support.GuardedFuture;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.LinkWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client that connects again when the network fails, and logs in with the token of its session.
 *
 * <pre>{@code
 * ReconnectingClient client = ReconnectingClient.builder(
 *                 DarkriftClient.builder().registry(MESSAGES).on(Chat.class, chat -> show(chat)),
 *                 BichannelDialer.to("127.0.0.1", 4296))
 *         .login(Welcome.class, token -> new Login("ada", token), Welcome::token)
 *         .onStatus(status -> showConnection(status.state()))
 *         .start();
 * client.send(new Chat("hello")); // waits until the client has logged in
 * }</pre>
 *
 * <p>It is a class of its own, and not a setting of {@link DarkriftClientBuilder}, because a {@link DarkriftClient} is one
 * connection: it has one id and one end, and can't be connected again. This one has what outlives a connection, which is
 * sending, states and an end; handlers are those of the builder, for all connections.
 *
 * <p>Reliable messages that are sent while there is no connection wait, and so do those that the transport was not given
 * when the connection broke. Those that it was given may have arrived or not, unless {@link Builder#acknowledgeTag
 * acknowledgements} are used. Safe for use by any thread.
 */
public final class ReconnectingClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftClient.class);

    /** A state of the client. */
    public enum State {
        /** It connects. */
        CONNECTING,
        /** It is connected, and waits for the answer to its login. */
        LOGGING_IN,
        /** It is connected, and has logged in. */
        CONNECTED,
        /** It waits before it connects again. */
        WAITING,
        /** It has ended. */
        CLOSED
    }

    /**
     * A state with its details, for a user interface.
     *
     * @param state what it does
     * @param attempt how many attempts have been made since the last connection, this one included; 0 while all is well
     * @param delay how long it waits, or zero in any other state than {@code WAITING}
     * @param cause why the last connection ended or could not be made, or null
     */
    public record Status(
            State state,
            int attempt,
            Duration delay,
            @Nullable DisconnectInfo cause) {}

    private record Login<A>(Class<A> answer, Function<? super String, ?> request, Function<? super A, String> token) {}

    private final DarkriftClientBuilder builder;
    private final ClientTransport transport;
    private final ClientSettings settings;
    private final ReconnectPolicy policy;
    private final @Nullable Login<?> login;
    private final Duration loginTimeout;
    private final Predicate<? super DisconnectInfo> reconnectsAfter;
    private final Consumer<? super Status> onStatus;
    private final Consumer<? super Integer> onSessionLost;
    private final int maxWaitingBytes;
    private final RandomGenerator random;
    private final @Nullable LinkExecutor executor;
    private final GuardedFuture<DisconnectInfo> closed = new GuardedFuture<>();
    private final Queue<Runnable> notices = new ConcurrentLinkedQueue<>();
    private final AtomicInteger noticing = new AtomicInteger();

    // Guarded by this.
    private final FrameList waiting = new FrameList();
    private final @Nullable AcknowledgedMessages stream;
    private Status status = new Status(State.CONNECTING, 0, Duration.ZERO, null);
    private @Nullable ClientConnection connection;
    private String token = "";
    private boolean serverCounts;
    private long lostAt;

    private ReconnectingClient(Builder from) {
        this.builder = from.client;
        this.transport = from.transport;
        this.policy = from.policy;
        this.login = from.login;
        this.loginTimeout = from.loginTimeout;
        this.reconnectsAfter = from.reconnectsAfter;
        this.onStatus = from.onStatus;
        this.onSessionLost = from.onSessionLost;
        this.maxWaitingBytes = from.maxWaitingBytes;
        this.random = from.random;
        this.executor = from.executor;
        this.stream =
                from.acknowledgeTag < 0 ? null : new AcknowledgedMessages(from.acknowledgeTag, from.maxWaitingBytes, 0);
        if (login != null) {
            listen(login);
        }
        this.settings = builder.clientSettings();
        this.lostAt = nanos();
    }

    private <A> void listen(Login<A> known) {
        builder.on(
                known.answer(),
                (client, answer) -> loggedIn(client, known.token().apply(answer)));
    }

    /**
     * Creates a builder of a client.
     *
     * @param client the settings and handlers of its connections; not to be changed or used otherwise afterwards
     * @param transport where to connect to, and how
     * @return a builder with defaults
     */
    public static Builder builder(DarkriftClientBuilder client, ClientTransport transport) {
        return new Builder(client, transport);
    }

    // ---- life

    private void connect() {
        CompletableFuture<DarkriftClient> connecting;
        synchronized (this) {
            if (status.state() == State.CLOSED) {
                return;
            }
            change(new Status(State.CONNECTING, status.attempt(), Duration.ZERO, status.cause()));
        }
        connecting = builder.connectAsync(transport, settings);
        connecting.whenComplete(this::connected);
    }

    private void connected(@Nullable DarkriftClient client, @Nullable Throwable failure) {
        if (client == null) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            retry(new DisconnectInfo(Reason.HANDSHAKE_FAILED, "connecting failed: " + cause, cause));
            return;
        }
        ClientConnection next = (ClientConnection) client;
        Object request = null;
        boolean refused;
        String sent;
        synchronized (this) {
            refused = status.state() == State.CLOSED;
            sent = token;
        }
        if (refused) {
            next.closeAsync();
            return;
        }
        try {
            request = login == null
                    ? null
                    : Objects.requireNonNull(login.request().apply(sent), "the login");
            synchronized (this) {
                connection = next;
                serverCounts = false;
                next.keepForSession();
                if (stream != null) {
                    next.tap((bytes, from, to, tag) -> passes(next, bytes, from, to, tag));
                }
                if (request == null) {
                    begin(next);
                } else {
                    change(new Status(State.LOGGING_IN, status.attempt(), Duration.ZERO, status.cause()));
                }
            }
            if (request != null) {
                next.send(request);
                later(() -> loginTookTooLong(next), loginTimeout);
                acknowledge(next);
            }
        } catch (RuntimeException e) {
            LOG.error("The login of {} can't be sent", client, e);
            close(new DisconnectInfo(Reason.INTERNAL_ERROR, "the login can't be sent: " + e, e));
        }
        next.closed().thenAccept(info -> lost(next, info));
    }

    private synchronized void acknowledge(ClientConnection over) {
        if (stream != null && connection == over) {
            over.sendFrames(stream.acknowledgement());
        }
    }

    /** Sends what has waited. Called with the lock held. */
    private void begin(ClientConnection next) {
        change(new Status(State.CONNECTED, 0, Duration.ZERO, null));
        if (serverCounts) {
            flow(next);
        }
        byte[] all = waiting.takeAll();
        if (all.length > 0) {
            next.sendFrames(all);
        }
    }

    private void loggedIn(DarkriftClient client, String next) {
        synchronized (this) {
            token = Objects.requireNonNull(next, "token");
            if (client == connection && status.state() == State.LOGGING_IN) {
                begin((ClientConnection) client);
            }
        }
    }

    private void loginTookTooLong(ClientConnection client) {
        synchronized (this) {
            if (client != connection || status.state() != State.LOGGING_IN) {
                return;
            }
        }
        client.fail("the server did not answer the login within loginTimeout = " + loginTimeout);
    }

    private void lost(ClientConnection lost, DisconnectInfo info) {
        synchronized (this) {
            if (connection == lost) {
                connection = null;
            }
            byte[] unsent = lost.unsent();
            if (stream != null) {
                stream.stop();
            } else if (status.state() == State.CONNECTED) {
                waiting.addFirst(unsent);
            }
            if (status.attempt() == 0) {
                lostAt = nanos();
            }
        }
        if (reconnectsAfter.test(info)) {
            retry(info);
        } else {
            close(info);
        }
    }

    private void retry(DisconnectInfo cause) {
        Duration delay;
        synchronized (this) {
            int attempt = status.attempt() + 1;
            delay = policy.delay(attempt, random);
            long tried = nanos() - lostAt;
            if (status.state() == State.CLOSED) {
                return;
            }
            if (attempt > policy.maxAttempts() || tried + Durations.nanos(delay) > Durations.nanos(policy.maxTime())) {
                delay = null;
            } else {
                change(new Status(State.WAITING, attempt, delay, cause));
            }
        }
        if (delay == null) {
            close(cause);
        } else {
            later(this::connect, delay);
        }
    }

    private void later(Runnable task, Duration delay) {
        long nanos = Durations.nanos(delay);
        if (executor == null) {
            CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(task);
            return;
        }
        try {
            executor.schedule(task, nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            close(new DisconnectInfo(Reason.INTERNAL_ERROR, "the executor of the delays has ended", e));
        }
    }

    private long nanos() {
        return executor == null ? System.nanoTime() : executor.nanos();
    }

    private void close(DisconnectInfo info) {
        ClientConnection last;
        synchronized (this) {
            if (status.state() == State.CLOSED) {
                return;
            }
            last = connection;
            waiting.takeAll();
            change(new Status(State.CLOSED, status.attempt(), Duration.ZERO, info));
        }
        if (last == null) {
            closed.complete(info);
        } else {
            last.closeAsync().thenRun(() -> closed.complete(info));
        }
    }

    /** Called with the lock held; the listener is told without it, in order. */
    private void change(Status next) {
        status = next;
        notices.add(() -> onStatus.accept(next));
        if (noticing.getAndIncrement() == 0) {
            // Not here: the lock is held.
            run(this::tell);
        }
    }

    private void run(Runnable task) {
        if (executor == null) {
            CompletableFuture.runAsync(task);
            return;
        }
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            CompletableFuture.runAsync(task);
        }
    }

    private void tell() {
        do {
            try {
                Objects.requireNonNull(notices.poll()).run();
            } catch (RuntimeException e) {
                LOG.error("The listener of a reconnecting client failed", e);
            }
        } while (noticing.decrementAndGet() > 0);
    }

    // ---- acknowledgements

    /** Sees what arrives. On the event loop of the connection. */
    private boolean passes(ClientConnection from, byte[] bytes, int start, int end, int tag) {
        AcknowledgedMessages all = Objects.requireNonNull(stream);
        AcknowledgedMessages.Answer answer;
        synchronized (this) {
            if (tag != all.tag()) {
                if (all.received(end - start)) {
                    from.sendFrames(all.acknowledgement());
                }
                return true;
            }
            boolean first = !all.isFlowing();
            int kept = all.size();
            answer = all.acknowledged(bytes, start + LinkWriter.HEADER_BYTES, end, true);
            if (answer == AcknowledgedMessages.Answer.NEW_SESSION) {
                notices.add(() -> onSessionLost.accept(kept));
                if (noticing.getAndIncrement() == 0) {
                    run(this::tell);
                }
            }
            if (first && answer != AcknowledgedMessages.Answer.INVALID && from == connection) {
                serverCounts = true;
                if (status.state() == State.CONNECTED) {
                    flow(from);
                }
            }
        }
        if (answer == AcknowledgedMessages.Answer.INVALID) {
            from.fail("the server sent an acknowledgement with tag " + tag + " that is not one of this session");
        }
        return false;
    }

    /**
     * The server has said what it lacks, and this end has its token: sends what it lacks. What is sent now shows the server
     * that the token has arrived. Called with the lock held.
     */
    private void flow(ClientConnection over) {
        AcknowledgedMessages all = Objects.requireNonNull(stream);
        over.sendFrames(all.acknowledgement());
        byte[] unsent = all.unsent();
        if (unsent.length > 0) {
            over.sendFrames(unsent);
        }
    }

    // ---- what users call

    /**
     * Sends a message: a record reliably, a raw message over its own channel. A reliable message waits while the client is
     * not connected, or has not logged in.
     *
     * @param message a record of the registry, a {@link Message} or an encoded message
     * @return {@link SendResult#ACCEPTED}; {@code FULL} where too much waits, {@code CLOSED} where the client has ended
     * @throws IllegalArgumentException if the message is not in the registry, is one that only servers may send, can't be
     *     written, or is too large
     */
    public SendResult send(Object message) {
        Objects.requireNonNull(message, "message");
        return send(message, message instanceof Message raw ? raw.sendMode() : SendMode.RELIABLE);
    }

    /**
     * Sends a message over a channel. A reliable message waits while the client is not connected, or has not logged in; an
     * unreliable one is dropped.
     *
     * @param message a record of the registry, a {@link Message} or an encoded message
     * @param mode the channel
     * @return {@link SendResult#ACCEPTED}, or why the message was not accepted
     * @throws IllegalArgumentException if the message is not in the registry, is one that only servers may send, can't be
     *     written, or is too large
     */
    public SendResult send(Object message, SendMode mode) {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(mode, "mode");
        ClientConnection tried = connectionIfLoggedIn();
        boolean counts = stream != null && (mode == SendMode.RELIABLE || tried != null && !tried.hasUnreliable());
        if (mode == SendMode.UNRELIABLE && !counts) {
            SendResult result = tried == null ? SendResult.UNRELIABLE_DROPPED : tried.send(message, mode);
            return result == SendResult.CLOSED && status().state() != State.CLOSED
                    ? SendResult.UNRELIABLE_DROPPED
                    : result;
        }
        if (stream == null && tried != null) {
            SendResult result = tried.send(message, mode);
            if (result != SendResult.CLOSED) {
                return result;
            }
        }
        // Encoded without the lock: accessors and serializers are user code.
        return keep(SharedMessage.encode(
                settings.connection(),
                settings.handlers().messages(),
                message,
                settings.connection().maxSentBytes()));
    }

    private synchronized @Nullable ClientConnection connectionIfLoggedIn() {
        return status.state() == State.CONNECTED ? connection : null;
    }

    private synchronized SendResult keep(byte[] frame) {
        if (status.state() == State.CLOSED) {
            return SendResult.CLOSED;
        }
        ClientConnection current = connection;
        if (stream != null) {
            if (!stream.add(frame)) {
                return SendResult.FULL;
            }
            if (stream.isFlowing() && current != null) {
                current.sendFrames(frame);
            }
            return SendResult.ACCEPTED;
        }
        if (status.state() == State.CONNECTED && current != null && current.end() == null) {
            return current.sendFrame(frame);
        }
        if (waiting.size() + frame.length > maxWaitingBytes) {
            return SendResult.FULL;
        }
        waiting.add(frame);
        return SendResult.ACCEPTED;
    }

    /**
     * Returns what the client does.
     *
     * @return its status as of now
     */
    public synchronized Status status() {
        return status;
    }

    /**
     * Returns the connection, for pings and the like.
     *
     * @return the connection, if there is one that has logged in
     */
    public Optional<DarkriftClient> connection() {
        return Optional.ofNullable(connectionIfLoggedIn());
    }

    /**
     * Returns how the client ended.
     *
     * @return a future that completes when the client does not connect any more; it never fails
     */
    public CompletableFuture<DisconnectInfo> closed() {
        return closed.copy();
    }

    /**
     * Ends the client: what was accepted for the connection is sent, and what waits for another one is dropped.
     *
     * @return {@link #closed()}
     */
    public CompletableFuture<DisconnectInfo> closeAsync() {
        close(DisconnectInfo.of(Reason.LOCAL, "this side closed the client"));
        return closed();
    }

    /** Ends the client as {@link #closeAsync()} does, and waits for its connection as {@link DarkriftClient#close()} does. */
    @Override
    public void close() {
        ClientConnection last;
        synchronized (this) {
            last = connection;
        }
        closeAsync();
        if (last != null) {
            last.close();
        }
    }

    /** Settings of a {@link ReconnectingClient}. Not safe for use by several threads at once. */
    public static final class Builder {
        private final DarkriftClientBuilder client;
        private final ClientTransport transport;
        private ReconnectPolicy policy = ReconnectPolicy.DEFAULT;
        private @Nullable Login<?> login;
        private Duration loginTimeout = Duration.ofSeconds(10);
        private Predicate<? super DisconnectInfo> reconnectsAfter =
                info -> info.isLoss() || info.reason() == Reason.HANDSHAKE_FAILED;
        private Consumer<? super Status> onStatus = status -> {};
        private Consumer<? super Integer> onSessionLost = messages -> {};
        private int maxWaitingBytes = 1 << 16;
        private int acknowledgeTag = -1;
        private RandomGenerator random = new SecureRandom();
        private @Nullable LinkExecutor executor;

        private Builder(DarkriftClientBuilder client, ClientTransport transport) {
            this.client = Objects.requireNonNull(client, "client");
            this.transport = Objects.requireNonNull(transport, "transport");
        }

        /**
         * Sets how the client waits between attempts. Default: {@link ReconnectPolicy#DEFAULT}.
         *
         * @param value the policy
         * @return this
         */
        public Builder policy(ReconnectPolicy value) {
            this.policy = Objects.requireNonNull(value, "policy");
            return this;
        }

        /**
         * Makes the client log in over each connection. Default: the client is ready as soon as it is connected.
         *
         * @param <A> the type of the answer
         * @param answer the message with which the server accepts a login. The client's builder must have no handler of it
         * @param request makes the login from the token that the server gave last, which is empty at first
         * @param token finds the token in an answer
         * @return this
         */
        public <A> Builder login(
                Class<A> answer, Function<? super String, ?> request, Function<? super A, String> token) {
            this.login = new Login<>(
                    Objects.requireNonNull(answer, "answer"),
                    Objects.requireNonNull(request, "request"),
                    Objects.requireNonNull(token, "token"));
            return this;
        }

        /**
         * Sets how long the answer to a login may take, before the client connects again. Default: 10 seconds.
         *
         * @param timeout more than 0
         * @return this
         */
        public Builder loginTimeout(Duration timeout) {
            this.loginTimeout = Durations.positive(timeout, "loginTimeout");
            return this;
        }

        /**
         * Sets after which ends of a connection the client connects again. Default: after those that the network causes, and
         * not where the server has closed the connection: after a kick, a rejected login, or its own close.
         *
         * @param ends returns whether to connect again
         * @return this
         */
        public Builder reconnectsAfter(Predicate<? super DisconnectInfo> ends) {
            this.reconnectsAfter = Objects.requireNonNull(ends, "ends");
            return this;
        }

        /**
         * Sets the listener of what the client does.
         *
         * @param listener called for each change, one at a time and in order, on the executor of the client
         * @return this
         */
        public Builder onStatus(Consumer<? super Status> listener) {
            this.onStatus = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Sets the listener of sessions that the server did not resume, with {@link #acknowledgeTag}: the client has logged
         * in as a new one.
         *
         * @param listener gets the count of messages that the server had not acknowledged, and that are dropped
         * @return this
         */
        public Builder onSessionLost(Consumer<? super Integer> listener) {
            this.onSessionLost = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Sets how many bytes may wait for a connection, or with {@link #acknowledgeTag} for their acknowledgement. Default:
         * 65,536.
         *
         * @param bytes at least 1
         * @return this
         */
        public Builder maxWaitingBytes(int bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("maxWaitingBytes is " + bytes + ": it has to be at least 1");
            }
            this.maxWaitingBytes = bytes;
            return this;
        }

        /**
         * Makes both ends acknowledge the reliable messages of a session, as {@code acknowledgeTag} of the server's login
         * does, which has to have the same tag. Default: without acknowledgements.
         *
         * @param tag a tag that no message has, 0 to 65,535
         * @return this
         */
        public Builder acknowledgeTag(int tag) {
            if (tag < 0 || tag > 65_535) {
                throw new IllegalArgumentException("acknowledgeTag is " + tag + ": a tag is 0 to 65,535");
            }
            this.acknowledgeTag = tag;
            return this;
        }

        /**
         * Sets the source of chance for delays, for tests.
         *
         * @param value the source
         * @return this
         */
        public Builder random(RandomGenerator value) {
            this.random = Objects.requireNonNull(value, "random");
            return this;
        }

        /**
         * Sets where delays are measured and listeners run, for tests: {@code MemoryNetwork.executor()}. Default: a timer and
         * the pool of the JDK.
         *
         * @param value the executor
         * @return this
         */
        public Builder executor(LinkExecutor value) {
            this.executor = Objects.requireNonNull(value, "executor");
            return this;
        }

        /**
         * Begins to connect.
         *
         * @return the client
         * @throws IllegalArgumentException if the settings contradict one another
         */
        public ReconnectingClient start() {
            if (acknowledgeTag >= 0 && login == null) {
                throw new IllegalArgumentException("acknowledgeTag needs a session: set login(...)");
            }
            ReconnectingClient started = new ReconnectingClient(this);
            started.connect();
            return started;
        }
    }
}
