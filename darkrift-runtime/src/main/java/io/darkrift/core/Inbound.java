package io.darkrift.core;

import io.darkrift.connection.Connection;
import io.darkrift.connection.ConnectionHandler;
import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.PingTimeoutException;
import io.darkrift.connection.RequestHandler;
import io.darkrift.connection.StrikeReason;
import io.darkrift.connection.UnreadableMessage;
import io.darkrift.core.dispatch.DirectedMessages;
import io.darkrift.core.dispatch.Handlers;
import io.darkrift.core.dispatch.LoopMonitor;
import io.darkrift.core.dispatch.Observers;
import io.darkrift.core.dispatch.ReceiveQueue;
import io.darkrift.core.dispatch.RequestType;
import io.darkrift.core.dispatch.SerialExecutor;
import io.darkrift.core.sending.Frames;
import io.darkrift.core.support.LogLimiter;
import io.darkrift.message.Message;
import io.darkrift.message.MessageSerializer;
import io.darkrift.message.SendMode;
import io.darkrift.transport.LinkWriter;
import io.darkrift.transport.MemoryBudget;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.WireException;
import io.darkrift.wire.support.BigEndian;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What arrives over one connection, on its way from the link to handlers and the receive queue. On the event loop, unless a
 * method says otherwise.
 *
 * @param <C> the type that users know the connection by
 */
final class Inbound<C extends Connection> implements LivenessMonitor.Actions, LoopMonitor.Watched {
    /** The tag of the library's own empty pings, which are not delivered to handlers of raw messages. */
    static final int KEEPALIVE_TAG = 65_535;

    /** How many pings in a row a peer may leave without an answer that has answered before. */
    private static final int MAX_UNANSWERED_PINGS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final AbstractConnection<C> connection;
    private final Handlers<C> shared;
    private final Observers<C> observers;
    private final Counters counters = new Counters();
    private final LoopMonitor loop;
    private final @Nullable ReceiveQueue receiveQueue;
    private final @Nullable SerialExecutor serial;
    private final @Nullable LivenessMonitor liveness;
    private final @Nullable RateLimiter limiter;
    private @Nullable Handlers<C> own;
    private Handlers.@Nullable Handler<C> login;
    private boolean decidingLogin;
    private AbstractConnection.@Nullable Tap tap;
    private volatile boolean receiving;
    private boolean begun;
    private boolean reading;
    private boolean answersPings;
    private int unansweredPings;

    Inbound(AbstractConnection<C> connection, Handlers<C> shared, boolean receives) {
        this.connection = connection;
        this.shared = shared;
        this.observers = shared.observers();
        this.loop = LoopMonitor.current(slowHandlerNanos());
        ConnectionSettings settings = connection.settings();
        // Each of these takes memory of every connection, and is made only where it has something to do.
        this.receiveQueue = receives
                ? new ReceiveQueue(
                        settings.receiveQueueCapacity(),
                        settings.receiveQueueBytes(),
                        connection.link().executor(),
                        this::newShare,
                        this::hasRoom)
                : null;
        this.serial = settings.dispatcher() instanceof Executor executor
                ? new SerialExecutor(
                        executor,
                        connection.link().executor(),
                        settings.receiveQueueCapacity(),
                        settings.receiveQueueBytes(),
                        this::newShare,
                        this::hasRoom,
                        this::executorRejected)
                : null;
        this.liveness = settings.pingInterval() == null && settings.idleTimeout() == null
                ? null
                : new LivenessMonitor(connection.clock(), settings.pingInterval(), settings.idleTimeout(), this);
        this.limiter = settings.rateLimit() == null
                ? null
                : new RateLimiter(connection.clock(), settings.rateLimit(), this::resume);
    }

    private MemoryBudget.@Nullable Share newShare() {
        MemoryBudget budget = connection.inboundMemory();
        return budget == null ? null : budget.newShare(this::evict);
    }

    private void evict() {
        connection.fail(DisconnectInfo.of(
                Reason.OVERLOADED,
                "all connections together hold more than maxInboundMemory of what was not handled, and this one most"));
    }

    /** Begins to read. */
    void begin() {
        // A client reads before it has its id, and begins again with it: one timer is enough.
        if (liveness != null && !begun) {
            liveness.begin();
        }
        begun = true;
        resume();
    }

    /** Reads on, unless something is still full, or the rate limit exceeded. */
    private void resume() {
        if (begun
                && !reading
                && !connection.isMuted()
                && !decidingLogin
                && (receiveQueue == null || !receiveQueue.isPaused())
                && (serial == null || !serial.isPaused())
                && (limiter == null || !limiter.isPaused())) {
            reading = true;
            connection.link().resumeReading();
        }
    }

    private void pause() {
        if (reading) {
            reading = false;
            connection.link().pauseReading();
        }
        // There may be room already: a direct executor has run the handler, or a caller has received the message.
        resume();
    }

    /** There is room where something was full. On any thread. */
    private void hasRoom() {
        connection.onEventLoop(this::resume);
    }

    /** Returns whether messages without a handler wait to be received. On any thread. */
    boolean receives() {
        return receiveQueue != null;
    }

    /** Takes a message from the receive queue. On any thread. */
    CompletableFuture<Message> take(IntPredicate tag) {
        receiving = true;
        return Objects.requireNonNull(receiveQueue).take(tag);
    }

    /** Sets a handler of this connection alone, and gives it what waits for it. */
    void handle(Consumer<Handlers<C>> change, IntPredicate tag) {
        Handlers<C> table = own;
        if (table == null) {
            table = new Handlers<>(shared.messages(), observers);
            own = table;
        }
        change.accept(table);
        if (receiveQueue == null) {
            return;
        }
        for (Message message : receiveQueue.drain(tag)) {
            if (message.kind() == Message.Kind.PLAIN) {
                byte[] payload = message.payload();
                deliver(payload, 0, payload.length, message.tag(), message.sendMode());
            } else {
                deliverRaw(message);
            }
        }
        if (!receiving) {
            // What is left has no handler, and must not keep the rest from arriving.
            receiveQueue.resume();
        }
        resume();
    }

    Counters counters() {
        return counters;
    }

    /** Returns the count of unreliable messages that arrived faster than they were handled. On any thread. */
    long unreliableDropped() {
        return counters.unreliableDropped() + (serial == null ? 0 : serial.dropped());
    }

    // ---- from the link

    /** Takes a message, from its flags to its end. */
    void receive(byte[] bytes, int from, int to, SendMode mode) {
        if (liveness != null) {
            liveness.heard();
        }
        if (limiter != null && !isWithinLimit(to - from, mode)) {
            return;
        }
        if (to - from < LinkWriter.HEADER_BYTES) {
            // An empty datagram opens a way through a router, and says nothing.
            if (to > from) {
                malformed(
                        StrikeReason.INVALID_MESSAGE_LENGTH,
                        "a message of " + (to - from) + " bytes is shorter than its header of 3",
                        mode);
            }
            return;
        }
        int flags = bytes[from] & 0xFF;
        int tag = BigEndian.getUInt16(bytes, from + 1);
        if (observers.seesMessages()) {
            observers.received(connection.self(), bytes, from, to, mode);
        }
        if (login != null && (flags & Frames.COMMAND) == 0) {
            receiveBeforeLogin(bytes, from, to, tag, flags, mode);
        } else if (flags == 0) {
            if (tap != null && mode == SendMode.RELIABLE && !tap.passes(bytes, from, to, tag)) {
                return;
            }
            counters.countReceived(mode, to - from);
            deliver(bytes, from + LinkWriter.HEADER_BYTES, to, tag, mode);
        } else if ((flags & Frames.COMMAND) != 0) {
            command(bytes, from + LinkWriter.HEADER_BYTES, to, tag, mode);
        } else {
            counters.countReceived(mode, to - from);
            if (flags == Frames.PING || flags == Frames.PING_ACKNOWLEDGEMENT) {
                receivePing(bytes, from, to, tag, flags, mode);
            } else {
                malformed(
                        StrikeReason.INVALID_FLAGS,
                        "a message has the unknown flags 0x" + Integer.toHexString(flags),
                        mode);
            }
        }
    }

    /**
     * Takes a message while only the login may come, and empty pings. What else comes over TCP is a fault of the peer. A
     * datagram is dropped: it may be forged, or have overtaken the login.
     */
    private void receiveBeforeLogin(byte[] bytes, int from, int to, int tag, int flags, SendMode mode) {
        Handlers.Handler<C> handler = Objects.requireNonNull(login);
        boolean ping = flags == Frames.PING || flags == Frames.PING_ACKNOWLEDGEMENT;
        if (flags == 0 && tag == handler.serializer().tag() && mode == SendMode.RELIABLE && !decidingLogin) {
            counters.countReceived(mode, to - from);
            Object record = tryRead(handler, bytes, from + LinkWriter.HEADER_BYTES, to, tag, mode);
            if (record != null) {
                decidingLogin = true;
                handle(handler, tag, record, to - from, mode);
                if (decidingLogin) {
                    // What follows waits in the network: a client may send before it has the answer.
                    pause();
                }
            }
        } else if (ping && to - from == LinkWriter.PING_HEADER_BYTES) {
            receivePing(bytes, from, to, tag, flags, mode);
        } else if (mode == SendMode.UNRELIABLE) {
            counters.countUnreliableDropped();
        } else {
            malformed(
                    StrikeReason.NOT_LOGGED_IN,
                    "a message with tag " + tag + " arrived before the client has logged in with a "
                            + handler.serializer().type().getSimpleName(),
                    mode);
        }
    }

    /** Delivers nothing but the login, to its handler, until {@link #endLogin}. */
    void beginLogin(Handlers.Handler<C> handler) {
        login = handler;
    }

    /** Shows each ordinary reliable message to a tap before it is delivered. */
    void tap(AbstractConnection.Tap given) {
        tap = given;
    }

    /** The login was accepted: delivers what follows. */
    void endLogin() {
        login = null;
        decidingLogin = false;
        resume();
    }

    private boolean isWithinLimit(int size, SendMode mode) {
        RateLimiter limit = Objects.requireNonNull(limiter);
        if (mode == SendMode.UNRELIABLE) {
            boolean allowed = limit.allows(size);
            if (!allowed) {
                counters.countUnreliableDropped();
            }
            return allowed;
        }
        switch (limit.spend(size)) {
            case ALLOWED -> {}
            case PAUSE -> pause();
            case STRIKE -> connection.misbehaved(StrikeReason.RATE_LIMIT, limit.detail());
        }
        return !connection.isMuted();
    }

    private void command(byte[] bytes, int from, int to, int tag, SendMode mode) {
        boolean known = mode == SendMode.RELIABLE && connection.command(tag, new DarkriftReader(bytes, from, to));
        if (!known) {
            malformed(
                    StrikeReason.INVALID_COMMAND,
                    "a command with tag " + tag + " arrived over " + mode + ", which this side does not accept",
                    mode);
        }
    }

    private void receivePing(byte[] bytes, int from, int to, int tag, int flags, SendMode mode) {
        int payload = from + LinkWriter.PING_HEADER_BYTES;
        if (payload > to) {
            malformed(
                    StrikeReason.INVALID_MESSAGE_LENGTH,
                    "a ping of " + (to - from) + " bytes is shorter than its header of 5",
                    mode);
            return;
        }
        int code = BigEndian.getUInt16(bytes, from + LinkWriter.HEADER_BYTES);
        boolean ping = flags == Frames.PING;
        PingTracker sent = ping ? null : connection.outbound().pings();
        if (sent != null && sent.acknowledged(code, mode)) {
            return;
        }
        if (!connection.settings().acknowledgePings()) {
            Message message = Message.of(tag, bytes, payload, to).with(mode);
            if (!ping) {
                deliverRaw(message.asPingAcknowledgement(code));
            } else if (isExpected(tag, mode)) {
                deliverRaw(message.asPing(code));
            }
        } else if (ping) {
            connection.outbound().acknowledge(tag, code, mode);
            deliverAcknowledged(bytes, payload, to, tag, mode);
        } else {
            malformed(StrikeReason.UNIDENTIFIED_PING, "no ping with the code " + code + " was sent", mode);
        }
    }

    /** Delivers a ping as any message. The library's own empty pings go only to a handler that reads their tag. */
    private void deliverAcknowledged(byte[] bytes, int from, int to, int tag, SendMode mode) {
        if (login != null) {
            return;
        }
        Handlers.Handler<C> handler = from == to ? handlerOf(tag) : null;
        if (handler != null) {
            Object record;
            try {
                record = read(handler.serializer(), bytes, from, to);
            } catch (WireException e) {
                // An empty ping only asks for its acknowledgement: it need not be a record of its tag.
                return;
            }
            handle(handler, tag, record, to - from, mode);
        } else if (from < to || tag != KEEPALIVE_TAG) {
            deliver(bytes, from, to, tag, mode);
        }
    }

    private void deliver(byte[] bytes, int from, int to, int tag, SendMode mode) {
        Handlers.Handler<C> handler = handlerOf(tag);
        if (handler == null) {
            // What the peer may not send has no handler.
            if (isExpected(tag, mode)) {
                deliverRaw(Message.of(tag, bytes, from, to).with(mode));
            }
            return;
        }
        Object record = tryRead(handler, bytes, from, to, tag, mode);
        if (handler instanceof Handlers.OfRequest<C> request && record != null) {
            deliverRequest(request, record, to - from, mode);
        } else if (record != null) {
            handle(handler, tag, record, to - from, mode);
        }
    }

    /** Gives an answer to who waits for it, and a question to its handler. */
    private void deliverRequest(Handlers.OfRequest<C> handler, Object message, int bytes, SendMode mode) {
        Requests requests = connection.requests();
        if (mode == SendMode.UNRELIABLE) {
            malformed(StrikeReason.UNREADABLE_MESSAGE, "a request or its answer arrived over UDP", mode);
        } else if (message instanceof RequestType.Question question) {
            if (requests.accept(handler.type(), question.id())) {
                handle(
                        new Answering<>(this, handler.type(), question.id()),
                        handler.type().tag(),
                        question.request(),
                        bytes,
                        mode);
            }
        } else if (message instanceof RequestType.Result result) {
            requests.succeeded(result.id(), result.value());
        } else if (message instanceof RequestType.Refusal refusal) {
            requests.refused(refusal.id(), refusal.code(), refusal.text());
        }
    }

    /** A question on its way to its handler. */
    private record Answering<C extends Connection>(Inbound<C> inbound, RequestType<?> type, int id)
            implements Handlers.Handler<C> {
        @Override
        public MessageSerializer<?> serializer() {
            return type;
        }

        @Override
        public void handle(C connection, Object request) {
            RequestHandler<? super C, Object, ?> handler = inbound.shared.request(type);
            Requests requests = inbound.connection.requests();
            if (handler == null) {
                requests.nobodyAnswers(type, id);
            } else {
                requests.answer(type, id, () -> handler.handle(connection, request));
            }
        }
    }

    /** Reads a record. Returns null if it can't be read, which has been reported. */
    private @Nullable Object tryRead(
            Handlers.Handler<C> handler, byte[] bytes, int from, int to, int tag, SendMode mode) {
        try {
            return read(handler.serializer(), bytes, from, to);
        } catch (WireException e) {
            refused(StrikeReason.UNREADABLE_MESSAGE, tag, String.valueOf(e.getMessage()), mode, e);
        } catch (RuntimeException e) {
            failedToRead(handler, tag, mode, e);
        }
        return null;
    }

    private Object read(MessageSerializer<?> serializer, byte[] bytes, int from, int to) {
        DarkriftReader in = loop.reader();
        in.wrap(bytes, from, to);
        return shared.messages().registry().read(serializer, in);
    }

    /** Reading failed in a way that the peer need not have caused: this side has a fault. */
    private void failedToRead(Handlers.Handler<C> handler, int tag, SendMode mode, RuntimeException cause) {
        counters.countMalformed();
        String name = handler.serializer().type().getSimpleName();
        shared.failed(connection.self(), "reading " + name, tag, cause);
        shared.unreadable(
                connection.self(),
                new UnreadableMessage(
                        tag, mode, StrikeReason.UNREADABLE_MESSAGE, "reading " + name + " failed: " + cause, cause));
    }

    private boolean isExpected(int tag, SendMode mode) {
        DirectedMessages messages = shared.messages();
        MessageSerializer<?> strayed = messages.strayed(tag);
        if (strayed == null) {
            return true;
        }
        String detail = DirectedMessages.describe(strayed) + ", and a " + messages.end() + " does not accept it";
        refused(StrikeReason.WRONG_DIRECTION, tag, detail, mode, new WireException(detail, 0));
        return false;
    }

    private Handlers.@Nullable Handler<C> handlerOf(int tag) {
        Handlers.Handler<C> handler = own == null ? null : own.typed(tag);
        return handler != null ? handler : shared.typed(tag);
    }

    private void deliverRaw(Message message) {
        if (login != null) {
            // An empty ping, where the application acknowledges pings: there is nobody yet who could.
            return;
        }
        ConnectionHandler<? super C, ? super Message> handler = own == null ? null : own.raw();
        if (handler == null) {
            handler = shared.raw();
        }
        if (handler == null) {
            unhandled(message);
        } else {
            handleRaw(handler, message);
        }
    }

    // ---- to handlers

    private void handle(Handlers.Handler<C> handler, int tag, Object record, int bytes, SendMode mode) {
        if (serial == null) {
            if (!connection.isMuted()) {
                loop.enter(this, tag);
                run(handler, record);
                loop.exit();
            }
        } else if (serial.add(mode, bytes + ESTIMATED_OVERHEAD, () -> runUnlessMuted(handler, record))
                == SerialExecutor.Answer.FULL) {
            pause();
        }
    }

    /** What a waiting record takes beside what was sent: objects and references. An estimate. */
    private static final int ESTIMATED_OVERHEAD = 96;

    private void runUnlessMuted(Handlers.Handler<C> handler, Object record) {
        if (connection.isMuted()) {
            counters.countDiscarded(1);
        } else {
            run(handler, record);
        }
    }

    private void run(Handlers.Handler<C> handler, Object record) {
        boolean timed = observers.timesHandlers();
        long begin = timed ? System.nanoTime() : 0;
        boolean failed = false;
        try {
            handler.handle(connection.self(), record);
        } catch (Throwable e) {
            failed = true;
            MessageSerializer<?> serializer = handler.serializer();
            handlerFailed(serializer.type().getSimpleName(), serializer.tag(), e);
        }
        if (timed) {
            observers.handled(connection.self(), handler.serializer().tag(), System.nanoTime() - begin, failed);
        }
    }

    private void handleRaw(ConnectionHandler<? super C, ? super Message> handler, Message message) {
        if (serial == null) {
            if (!connection.isMuted()) {
                loop.enter(this, message.tag());
                runRaw(handler, message);
                loop.exit();
            }
        } else if (serial.add(message.sendMode(), message.size() + ESTIMATED_OVERHEAD, () -> {
                    if (connection.isMuted()) {
                        counters.countDiscarded(1);
                    } else {
                        runRaw(handler, message);
                    }
                })
                == SerialExecutor.Answer.FULL) {
            pause();
        }
    }

    private void runRaw(ConnectionHandler<? super C, ? super Message> handler, Message message) {
        boolean timed = observers.timesHandlers();
        long begin = timed ? System.nanoTime() : 0;
        boolean failed = false;
        try {
            handler.handle(connection.self(), message);
        } catch (Throwable e) {
            failed = true;
            handlerFailed("raw message", message.tag(), e);
        }
        if (timed) {
            observers.handled(connection.self(), message.tag(), System.nanoTime() - begin, failed);
        }
    }

    /** A handler has thrown. On any thread. */
    void handlerFailed(String handler, int tag, Throwable cause) {
        shared.failed(connection.self(), handler, tag, cause);
        if (AbstractConnection.isFatal(cause)) {
            // Such as a stack overflow: what this client does must not go on.
            connection.fail(new DisconnectInfo(Reason.INTERNAL_ERROR, "a handler failed with " + cause, cause));
        }
    }

    /** Runs something that is not a message where handlers run, behind what waits there. */
    void deliver(Runnable task) {
        if (serial != null) {
            serial.add(task);
            return;
        }
        loop.enter(this, LoopMonitor.EVENT);
        task.run();
        loop.exit();
    }

    /** As {@link #deliver}, but never within another handler, and also where the event loop has ended. */
    void deliverLast(Runnable task) {
        if (serial != null) {
            serial.add(task);
        } else if (!connection.post(task)) {
            SerialExecutor.FALLBACK.execute(task);
        }
    }

    /** Returns whether the calling thread runs a handler of the connection, on an executor. On any thread. */
    boolean isHandling() {
        return serial != null && serial.isRunningHere();
    }

    /** Drops what waits for handlers. On any thread. */
    void mute() {
        if (serial != null) {
            counters.countDiscarded(serial.dropMessages());
        }
    }

    private void executorRejected(Throwable cause) {
        long more = shared.limiter("executor", 1, TimeUnit.SECONDS).acquire();
        if (more >= 0) {
            LOG.error(
                    "Disconnected {}: the executor of the handlers rejects their tasks, so that its messages can't be"
                            + " handled. Give the executor a longer queue or more threads, and close it after clients and"
                            + " servers{}",
                    connection,
                    LogLimiter.more(more),
                    cause);
        }
        connection.fail(new DisconnectInfo(
                Reason.EXECUTOR_REJECTED, "the executor of the handlers rejects their tasks: " + cause, cause));
    }

    private void unhandled(Message message) {
        if (receiveQueue != null) {
            boolean expected = receiving || (own == null && shared.isEmpty());
            if (expected || receiveQueue.hasRoomFor(message.sendMode())) {
                switch (receiveQueue.offer(message, expected)) {
                    case TAKEN -> {}
                    case FULL -> pause();
                    case DROPPED_OLDEST -> counters.countUnreliableDropped();
                }
                return;
            }
        }
        counters.countUnhandledDropped();
        // Each tag once a minute, and no more than a line a second: the peer chooses the tags.
        long more = shared.unhandledLimiter(message.tag()).acquire();
        if (more >= 0 && shared.limiter("unhandled", 1, TimeUnit.SECONDS).acquire() >= 0) {
            LOG.warn(
                    "Discarded message with tag {} from {}: it has no handler. Add on(...) or onUnhandledMessage(...){}",
                    message.tag(),
                    connection,
                    LogLimiter.more(more));
        }
    }

    // ---- what is wrong

    private void malformed(StrikeReason reason, String detail, SendMode mode) {
        counters.countMalformed();
        // A datagram can be forged: the peer must not suffer for it.
        if (mode == SendMode.RELIABLE) {
            connection.misbehaved(reason, detail);
        }
    }

    private void refused(StrikeReason reason, int tag, String detail, SendMode mode, WireException cause) {
        String quoted = LogLimiter.quote(detail);
        long more = shared.limiter(reason, 1, TimeUnit.SECONDS).acquire();
        if (more >= 0) {
            LOG.warn("Discarded message with tag {} from {}: {}{}", tag, connection, quoted, LogLimiter.more(more));
        }
        LOG.debug("Discarded message with tag {} from {}", tag, connection, LogLimiter.printable(cause));
        shared.unreadable(connection.self(), new UnreadableMessage(tag, mode, reason, quoted, cause));
        malformed(reason, quoted, mode);
    }

    /** A length that no message may have. Returns whether to skip as many bytes and go on. */
    boolean badLength(int length) {
        counters.countMalformed();
        int limit = connection.settings().maxReceivedBytes();
        StrikeReason reason = length > limit ? StrikeReason.OVERSIZED_MESSAGE : StrikeReason.INVALID_MESSAGE_LENGTH;
        String detail = "a length of " + length + " arrived over TCP, and " + LinkWriter.HEADER_BYTES + " to " + limit
                + " are accepted; see maxReceivedBytes";
        boolean goesOn = connection.misbehaved(reason, detail);
        if (goesOn && length < 0) {
            // Forgiven, but nobody knows where the next message begins.
            connection.fail(DisconnectInfo.of(Reason.PROTOCOL_ERROR, detail));
            return false;
        }
        return goesOn;
    }

    // ---- watched by the loop

    @Override
    public long received() {
        return counters.received(SendMode.RELIABLE) + counters.received(SendMode.UNRELIABLE);
    }

    @Override
    public long slowHandlerNanos() {
        Duration limit = connection.settings().slowHandlerWarning();
        return limit == null ? Long.MAX_VALUE : limit.toNanos();
    }

    @Override
    public LogLimiter slowHandlerLimiter() {
        return shared.limiter("slow", 1, TimeUnit.SECONDS);
    }

    @Override
    public String toString() {
        return connection.toString();
    }

    // ---- signs of life

    @Override
    public boolean isPaused() {
        return !reading;
    }

    @Override
    public void ping() {
        connection.ping().whenComplete((time, failure) -> connection.onEventLoop(() -> pinged(failure)));
    }

    /** A peer that has answered pings and no longer does is gone. One that never did, as many in C#, is not. */
    private void pinged(@Nullable Throwable failure) {
        if (failure == null) {
            answersPings = true;
            unansweredPings = 0;
        } else if (failure instanceof PingTimeoutException && answersPings && !isPaused()) {
            unansweredPings++;
            if (unansweredPings >= MAX_UNANSWERED_PINGS) {
                connection.fail(DisconnectInfo.of(
                        Reason.PING_TIMEOUT,
                        "the peer did not acknowledge " + unansweredPings + " pings in a row, and did before; see"
                                + " pingInterval and pingTimeout"));
            }
        }
    }

    @Override
    public void idle(Duration timeout) {
        connection.fail(DisconnectInfo.of(Reason.IDLE, "nothing arrived for " + timeout + "; see idleTimeout"));
    }

    /** Nothing arrives any more. */
    void end(DisconnectInfo info) {
        begun = false;
        if (liveness != null) {
            liveness.end();
        }
        if (limiter != null) {
            limiter.end();
        }
        if (receiveQueue != null) {
            receiveQueue.end(info);
        }
    }
}
