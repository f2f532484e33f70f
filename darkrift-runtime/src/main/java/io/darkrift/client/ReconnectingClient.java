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
 * A client that connects again when its connection is lost, and logs in with the token of its session.
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
 * <p>A {@link DarkriftClient} is one connection: it has one id and one end, and can't be connected again. This class
 * has what outlives a connection: sending, a status and a final end. Its handlers are those of the {@link
 * DarkriftClientBuilder}, for all connections.
 *
 * <p>Reliable messages that are sent while there is no connection wait for the next one. So do messages that had not
 * been passed to the transport when the connection was lost. Messages that had been passed to it may have arrived or
 * not; use {@link Builder#acknowledgeTag acknowledgements} if each must arrive exactly once. Safe for use by any
 * thread.
 */
public final class ReconnectingClient implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DarkriftClient.class);

    /** The states of the client. */
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
     * @param state the state
     * @param attempt the number of attempts since the last connection, including the current one; 0 while the client is
     *     connected
     * @param delay how long the client waits before the next attempt; zero unless the state is {@code WAITING}
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
     * @param client the settings and handlers of its connections; it must not be changed or used for other clients
     *     afterwards
     * @param transport the transport and the address of the server
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

    /** Called with the lock held; the listener is called without it, in order. */
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
     * @return {@link SendResult#ACCEPTED}; {@code FULL} if too much waits, {@code CLOSED} if the client has ended
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
     * Returns the status of the client.
     *
     * @return the current status
     */
    public synchronized Status status() {
        return status;
    }

    /**
     * Returns the current connection, for pings, for example.
     *
     * @return the connection; empty unless the client is connected and logged in
     */
    public Optional<DarkriftClient> connection() {
        return Optional.ofNullable(connectionIfLoggedIn());
    }

    /**
     * Returns how the client ended.
     *
     * @return a future that completes when the client has ended and does not connect again; it never fails
     */
    public CompletableFuture<DisconnectInfo> closed() {
        return closed.copy();
    }

    /**
     * Ends the client. Messages that were accepted by the current connection are sent; messages that wait for another
     * connection are dropped.
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

    /** Builds a {@link ReconnectingClient}. Not safe for use by several threads at once. */
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
         * Sets the delays between attempts, and when the client stops trying. Default: {@link ReconnectPolicy#DEFAULT}.
         *
         * @param value the policy
         * @return this
         */
        public Builder policy(ReconnectPolicy value) {
            this.policy = Objects.requireNonNull(value, "policy");
            return this;
        }

        /**
         * Makes the client log in over each connection. Default: no login; the client is ready as soon as it is
         * connected.
         *
         * @param <A> the type of the answer
         * @param answer the message with which the server accepts a login; the client's builder must not have a handler
         *     of it
         * @param request creates the login message from the token that the server sent last, which is empty at first
         * @param token returns the token of an answer
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
         * Sets how long the answer to a login may take. After that the client connects again. Default: 10 seconds.
         *
         * @param timeout more than 0
         * @return this
         */
        public Builder loginTimeout(Duration timeout) {
            this.loginTimeout = Durations.positive(timeout, "loginTimeout");
            return this;
        }

        /**
         * Sets after which ends of a connection the client connects again. Default: after the loss of a connection
         * ({@link DisconnectInfo#isLoss}) and after a failed attempt to connect ({@link Reason#HANDSHAKE_FAILED}). It
         * does not connect again after a kick, a rejected login, or the close of the server.
         *
         * @param ends returns whether to connect again
         * @return this
         */
        public Builder reconnectsAfter(Predicate<? super DisconnectInfo> ends) {
            this.reconnectsAfter = Objects.requireNonNull(ends, "ends");
            return this;
        }

        /**
         * Sets the listener of the status of the client.
         *
         * @param listener called for each change of the status, one at a time and in order, on the executor of the
         *     client
         * @return this
         */
        public Builder onStatus(Consumer<? super Status> listener) {
            this.onStatus = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Sets the listener of sessions that the server did not resume, so that the client has logged in with a new
         * session. It is used with {@link #acknowledgeTag}.
         *
         * @param listener called with the number of messages that the server had not acknowledged, and that are dropped
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
         * Makes both ends acknowledge the reliable messages of a session, so that each arrives exactly once. The server
         * must set {@code acknowledgeTag} of its login to the same tag. Default: no acknowledgements.
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
         * Sets the source of the random part of delays, for tests. Default: a {@link SecureRandom}.
         *
         * @param value the source
         * @return this
         */
        public Builder random(RandomGenerator value) {
            this.random = Objects.requireNonNull(value, "random");
            return this;
        }

        /**
         * Sets the executor that measures delays and runs listeners, for tests: {@code MemoryNetwork.executor()}.
         * Default: a timer and the pool of the JDK.
         *
         * @param value the executor
         * @return this
         */
        public Builder executor(LinkExecutor value) {
            this.executor = Objects.requireNonNull(value, "executor");
            return this;
        }

        /**
         * Builds the client, and starts to connect. Does not wait.
         *
         * @return the client
         * @throws IllegalArgumentException if settings contradict each other
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
