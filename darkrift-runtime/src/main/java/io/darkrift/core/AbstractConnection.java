package io.darkrift.core;

import io.darkrift.connection.Connection;
import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.ConnectionHandler;
import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.ConnectionStatistics;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Durations;
import io.darkrift.connection.EventHandler;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.connection.RoundTripTime;
import io.darkrift.connection.SendResult;
import io.darkrift.connection.StrikeReason;
import io.darkrift.core.Lifecycle.Effect;
import io.darkrift.core.Lifecycle.Event;
import io.darkrift.core.dispatch.Handlers;
import io.darkrift.core.sending.FrameList;
import io.darkrift.core.sending.SharedMessage;
import io.darkrift.core.support.Blocking;
import io.darkrift.core.support.GuardedFuture;
import io.darkrift.core.support.LogLimiter;
import io.darkrift.message.EncodedMessage;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.Request;
import io.darkrift.message.SendMode;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkHandler;
import io.darkrift.transport.MemoryBudget;
import io.darkrift.wire.DarkriftReader;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One end of a connection: what a user calls, and what its {@link Link} calls back. {@link Lifecycle} decides what an event
 * means, and this class carries it out; {@link Outbound} is what goes out, {@link Inbound} what arrives.
 *
 * @param <C> the type that users know the connection by
 */
public abstract class AbstractConnection<C extends Connection> implements Connection, LinkHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final ConnectionSettings settings;
    private final Link link;
    private final InetSocketAddress remoteAddress;
    private final Handlers<C> handlers;
    private final Lifecycle lifecycle = new Lifecycle();
    private final Outbound outbound;
    private final Inbound<C> inbound;
    private volatile boolean muted;
    private volatile @Nullable Object attachment;
    private volatile @Nullable Requests requests;
    private @Nullable RuntimeException requestsEnd;
    private boolean reading;
    private boolean flushDeferred;
    private @Nullable Future<?> closeLimit;
    private @Nullable GuardedFuture<DisconnectInfo> closed;
    private boolean complete;
    private volatile boolean keepsUnsent;
    private volatile byte[] unsent = {};

    /**
     * Creates a connection over a link. On the event loop of the link.
     *
     * @param settings the settings of the builder
     * @param link the link
     * @param handlers the handlers that the builder was given
     * @param receives whether messages without a handler wait to be received
     */
    protected AbstractConnection(ConnectionSettings settings, Link link, Handlers<C> handlers, boolean receives) {
        this.settings = settings;
        this.link = link;
        this.remoteAddress = link.traits().remoteAddress();
        this.handlers = handlers;
        this.outbound = new Outbound(this, handlers.messages(), link);
        this.inbound = new Inbound<>(this, handlers, receives);
    }

    /**
     * Returns this connection as users know it.
     *
     * @return this
     */
    protected abstract C self();

    /**
     * Handles a command of the peer's library. On the event loop.
     *
     * @param tag the tag of the command
     * @param payload its payload
     * @return false if this side does not accept the command
     */
    protected abstract boolean command(int tag, DarkriftReader payload);

    /**
     * Handles a fault of the peer. On the event loop.
     *
     * @param reason what the peer did
     * @param detail the reason in words
     * @return true if the connection goes on
     */
    protected abstract boolean misbehaved(StrikeReason reason, String detail);

    /**
     * Forgets this connection: it has ended. On the event loop, or where that has ended on any thread.
     *
     * @param info how it ended
     * @param admitted whether it was ever admitted
     */
    protected abstract void ended(DisconnectInfo info, boolean admitted);

    /**
     * Runs the user's handler of the end. Called once for each connection that was admitted, where handlers run, behind
     * all other handlers of the connection.
     *
     * @param info how the connection ended
     * @throws Exception what the handler throws
     */
    protected abstract void runOnDisconnect(DisconnectInfo info) throws Exception;

    /**
     * Returns the budget of what all connections of this end have received and not handled.
     *
     * @return the budget, or null
     */
    protected @Nullable MemoryBudget inboundMemory() {
        return null;
    }

    /**
     * Returns the budget of what waits to be sent over all connections of this end.
     *
     * @return the budget, or null
     */
    protected @Nullable MemoryBudget outboundMemory() {
        return null;
    }

    // ---- life

    /**
     * The client has its id: runs the handlers of new clients where handlers run, while what is sent waits, and then begins
     * to read. On the event loop.
     *
     * @param first the first bytes to send, or null
     * @param prepare runs the handlers of new clients
     * @param ready called on the event loop when messages go both ways
     */
    protected final void admit(byte @Nullable [] first, Runnable prepare, Runnable ready) {
        if (lifecycle.on(Event.ADMIT) != Effect.PREPARE) {
            return;
        }
        outbound.cork();
        if (first != null) {
            outbound.sendCommand(first);
        }
        inbound.deliver(() -> {
            prepare.run();
            onEventLoop(() -> ready(ready));
        });
    }

    /**
     * Ends the connection before it was admitted. On the event loop.
     *
     * @param info why
     * @param first the first bytes to send, or null
     * @param farewell the last message, or null
     */
    protected final void refuse(DisconnectInfo info, byte @Nullable [] first, @Nullable Object farewell) {
        if (first != null) {
            outbound.sendCommand(first);
        }
        endWith(info, farewell);
    }

    private void ready(Runnable ready) {
        if (lifecycle.on(Event.READY) == Effect.START) {
            outbound.uncork();
            inbound.begin();
            ready.run();
        }
    }

    /**
     * This end has its id, and no handlers of new clients to run. On the event loop.
     *
     * @param ready called at once if messages go both ways now
     */
    protected final void admit(Runnable ready) {
        if (lifecycle.on(Event.ADMIT) == Effect.PREPARE) {
            ready(ready);
        }
    }

    /** Begins to read before this end has been admitted: a client waits for its id. On the event loop. */
    protected final void beginReading() {
        inbound.begin();
    }

    /**
     * Ends the connection gracefully: what was accepted is sent. On any thread.
     *
     * @param info how it ends
     */
    protected final void end(DisconnectInfo info) {
        mute();
        if (lifecycle.on(Event.CLOSE, info) == Effect.CLOSE_LINK) {
            // At once, not when the event loop has its turn: nothing may come behind a farewell.
            outbound.stopAccepting();
            if (!onEventLoop(this::closeLink)) {
                loopHasEnded(info);
            }
        }
    }

    /**
     * Ends the connection at once. On any thread.
     *
     * @param info how it ends
     */
    protected final void fail(DisconnectInfo info) {
        // Of a session that goes on, what has arrived is handled: the peer does not send it again.
        if (!(keepsUnsent && info.isLoss())) {
            mute();
        }
        if (lifecycle.on(Event.FAIL, info) == Effect.ABORT_LINK) {
            outbound.stopAccepting();
            link.abort();
            if (!onEventLoop(() -> {})) {
                loopHasEnded(info);
            }
        }
    }

    /** No handler of a message runs from now on. On any thread. */
    private void mute() {
        muted = true;
        inbound.mute();
    }

    /**
     * Returns whether the handlers of new clients are running.
     *
     * @return true between {@code admit} and the moment when messages go both ways
     */
    protected final boolean isBeingAdmitted() {
        return lifecycle.state() == Lifecycle.State.ADMITTED;
    }

    /**
     * Delivers nothing but one message, the login, until {@link #endLogin}. Called before the connection is admitted.
     *
     * @param handler reads and handles the login
     */
    protected final void beginLogin(Handlers.Handler<C> handler) {
        inbound.beginLogin(handler);
    }

    /** Delivers what follows the login. On the event loop. */
    protected final void endLogin() {
        inbound.endLogin();
    }

    /**
     * Runs something where handlers run, behind what waits there. On any thread; never within the call, where handlers
     * run on the event loop.
     *
     * @param task the task; it does not run if the event loop has ended
     */
    public final void handleLater(Runnable task) {
        post(() -> inbound.deliver(task));
    }

    /** Sees ordinary reliable messages before they are delivered, once a login has been accepted. */
    @FunctionalInterface
    public interface Tap {
        /**
         * Takes a message. On the event loop.
         *
         * @param bytes the array that holds it; valid until the method returns
         * @param from the index of its flags
         * @param to the index behind its last byte
         * @param tag its tag
         * @return whether it is delivered
         */
        boolean passes(byte[] bytes, int from, int to, int tag);
    }

    /**
     * Shows each message to a tap before it is delivered. On the event loop.
     *
     * @param tap the tap
     */
    public final void tap(Tap tap) {
        inbound.tap(tap);
    }

    /**
     * Runs something where handlers run, behind what waits there; also where the event loop has ended. On any thread;
     * never within the call, where handlers run on the event loop.
     *
     * @param task the task
     */
    public final void handleLast(Runnable task) {
        inbound.deliverLast(task);
    }

    /**
     * Sends a message that was encoded before.
     *
     * @param frame the message with its length prefix
     * @return whether it was accepted
     */
    public final SendResult sendFrame(byte[] frame) {
        return outbound.sendFrame(frame);
    }

    /**
     * Sends messages that were encoded before, however much waits.
     *
     * @param frames whole messages, each with its length prefix
     */
    public final void sendFrames(byte[] frames) {
        outbound.sendCommand(frames);
    }

    /**
     * Returns how the connection has ended or ends.
     *
     * @return the end, or null
     */
    public final @Nullable DisconnectInfo end() {
        return lifecycle.info();
    }

    /** Keeps what the link has not been given when it ends, for {@link #takeUnsent}. */
    protected final void keepUnsent() {
        keepsUnsent = true;
        outbound.keepUnsent();
    }

    /**
     * Takes the reliable messages that the link was not given before it ended, except for those of this connection alone.
     *
     * @return whole messages, each with its length prefix
     */
    protected final byte[] takeUnsent() {
        byte[] taken = unsent;
        unsent = new byte[0];
        return taken;
    }

    final boolean isMuted() {
        return muted;
    }

    private void closeLink() {
        long limit = settings.closeTimeout().toNanos();
        try {
            closeLimit = link.executor().schedule(link::abort, limit, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The event loop is about to end: nobody would keep the time limit.
            link.abort();
            return;
        }
        outbound.end(() -> link.close(settings.closeTimeout()));
    }

    /** The event loop has ended, and may not have told. On any thread. */
    private void loopHasEnded(DisconnectInfo info) {
        if (lifecycle.on(Event.LINK_CLOSED, info) == Effect.FINISH) {
            finish();
        }
    }

    @Override
    public final void onClosed(DisconnectInfo info) {
        if (lifecycle.on(Event.LINK_CLOSED, info) == Effect.FINISH) {
            finish();
        }
    }

    /** Returns the requests that wait. They are created with the first one: most connections send no requests. On any thread. */
    final Requests requests() {
        Requests existing = requests;
        return existing != null ? existing : firstRequests();
    }

    private synchronized Requests firstRequests() {
        Requests first = requests;
        if (first == null) {
            first = new Requests(this);
            if (requestsEnd != null) {
                first.end(requestsEnd);
            }
            requests = first;
        }
        return first;
    }

    private long lateAnswers() {
        Requests waiting = requests;
        return waiting == null ? 0 : waiting.late();
    }

    private void endRequests(RuntimeException cause) {
        Requests waiting;
        synchronized (this) {
            requestsEnd = cause;
            waiting = requests;
        }
        if (waiting != null) {
            waiting.end(cause);
        }
    }

    /** The handler of a request has failed. On any thread. */
    final void handlerFailed(String handler, int tag, Throwable cause) {
        inbound.handlerFailed(handler, tag, cause);
    }

    private void finish() {
        DisconnectInfo info = Objects.requireNonNull(lifecycle.info());
        boolean admitted = lifecycle.wasAdmitted();
        if (closeLimit != null) {
            closeLimit.cancel(false);
        }
        ConnectionClosedException cause = closedException();
        if (keepsUnsent && link.executor().inEventLoop()) {
            unsent = FrameList.ordinary(outbound.takeUnsent(), handlers.messages()::isRequest);
        }
        outbound.abort(cause);
        PingTracker pings = outbound.pings();
        if (pings != null) {
            pings.end(cause);
        }
        endRequests(cause);
        inbound.end(info);
        ended(info, admitted);
        if (admitted) {
            inbound.deliverLast(() -> {
                long begin = System.nanoTime();
                boolean failed = false;
                try {
                    runOnDisconnect(info);
                } catch (Throwable e) {
                    failed = true;
                    handlers.failed(self(), "onDisconnect", -1, e);
                }
                handlers.observers().disconnected(self(), info, System.nanoTime() - begin, failed);
                complete(info);
            });
        } else {
            complete(info);
        }
    }

    private void complete(DisconnectInfo info) {
        GuardedFuture<DisconnectInfo> told;
        synchronized (this) {
            complete = true;
            told = closed;
        }
        if (told != null) {
            told.complete(info);
        }
    }

    /**
     * Returns whether the connection has ended and its last handler has run.
     *
     * @return true once {@link #closed()} is complete
     */
    public final synchronized boolean isComplete() {
        return complete;
    }

    /**
     * Returns what to throw at a caller that uses a connection that has ended.
     *
     * @return the exception
     */
    protected final ConnectionClosedException closedException() {
        DisconnectInfo info = lifecycle.info();
        return info == null
                ? new ConnectionClosedException("the connection has ended", null)
                : new ConnectionClosedException("the connection has ended: " + info, info.cause());
    }

    // ---- from the link

    @Override
    public final void onMessage(byte[] bytes, int from, int to, SendMode mode) {
        reading = true;
        receiveGuarded(bytes, from, to, mode);
    }

    /**
     * Takes a message as {@link #receive} does, unless this side has ended the connection. Throws nothing: a fault of this
     * side is logged. On the event loop.
     *
     * @param bytes the array that holds it; valid until the method returns
     * @param from the index of its first byte
     * @param to the index behind its last byte
     * @param mode the channel that it arrived over
     */
    protected final void receiveGuarded(byte[] bytes, int from, int to, SendMode mode) {
        if (muted) {
            return;
        }
        try {
            receive(bytes, from, to, mode);
        } catch (Throwable e) {
            // Not thrown on: a fault of this side is logged here, with the client that it hit.
            broke(e, mode);
        }
    }

    /**
     * Takes a message from the link. On the event loop.
     *
     * @param bytes the array that holds it; valid until the method returns
     * @param from the index of its first byte
     * @param to the index behind its last byte
     * @param mode the channel that it arrived over
     */
    protected void receive(byte[] bytes, int from, int to, SendMode mode) {
        inbound.receive(bytes, from, to, mode);
    }

    private void broke(Throwable cause, SendMode mode) {
        long more = handlers.limiter("internal", 1, TimeUnit.SECONDS).acquire();
        if (more >= 0) {
            LOG.error("Reading a message failed for {}{}", this, LogLimiter.more(more), LogLimiter.printable(cause));
        }
        if (mode == SendMode.RELIABLE || isFatal(cause)) {
            fail(new DisconnectInfo(Reason.INTERNAL_ERROR, "reading a message failed: " + cause, cause));
        }
    }

    /** Returns whether a connection ends that has caused something: no memory, no stack, or a class that can't be used. */
    static boolean isFatal(Throwable cause) {
        return cause instanceof VirtualMachineError || cause instanceof LinkageError;
    }

    /**
     * Counts and logs a datagram that is larger than the settings allow. On the event loop.
     *
     * @param bytes its size
     */
    protected final void dropLargeDatagram(int bytes) {
        inbound.counters().countUnreliableDropped();
        long more = handlers.limiter("datagram", 1, TimeUnit.MINUTES).acquire();
        if (more >= 0) {
            LOG.warn(
                    "Dropped a datagram of {} bytes from {}: maxReceivedDatagramBytes = {}{}",
                    bytes,
                    this,
                    settings.maxReceivedDatagramBytes(),
                    LogLimiter.more(more));
        }
    }

    @Override
    public final void onReadComplete() {
        reading = false;
        if (flushDeferred) {
            flushDeferred = false;
            outbound.flush();
        }
    }

    /** Returns whether what is sent now, on an event loop, is flushed when the read ends: within a read of this link. */
    final boolean defersFlush(LinkExecutor loop) {
        return reading && loop == link.executor();
    }

    final void flushOnReadComplete() {
        flushDeferred = true;
    }

    @Override
    public final void onWritten(SendMode mode, int bytes) {
        outbound.written(mode, bytes);
    }

    @Override
    public final boolean onBadLength(int length) {
        return !muted && inbound.badLength(length);
    }

    // ---- for the classes of this package and those that extend this one

    /**
     * Tells the observers that the handlers of a new client have run.
     *
     * @param nanos how long they took
     * @param failed whether one has thrown
     */
    protected final void observeConnected(long nanos, boolean failed) {
        handlers.observers().connected(self(), nanos, failed);
    }

    /**
     * Returns the link.
     *
     * @return the link
     */
    protected final Link link() {
        return link;
    }

    /**
     * Returns the handlers of this end.
     *
     * @return the handlers
     */
    protected final Handlers<C> handlers() {
        return handlers;
    }

    /**
     * Returns the event loop, with the clock that a test may have set.
     *
     * @return the executor for what measures time
     */
    protected final LinkExecutor clock() {
        LongSupplier given = settings.nanoClock();
        return given == null ? link.executor() : new ClockedExecutor(link.executor(), given);
    }

    /** An event loop with another clock. */
    private record ClockedExecutor(LinkExecutor executor, LongSupplier clock) implements LinkExecutor {
        @Override
        public void execute(Runnable task) {
            executor.execute(task);
        }

        @Override
        public boolean inEventLoop() {
            return executor.inEventLoop();
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            return executor.schedule(task, delay, unit);
        }

        @Override
        public long nanos() {
            return clock.getAsLong();
        }
    }

    /** A message was accepted for sending. On any thread. */
    final void observeSent(byte[] bytes, int from, int to, SendMode mode) {
        handlers.observers().sent(self(), bytes, from, to, mode);
    }

    final ConnectionSettings settings() {
        return settings;
    }

    final Outbound outbound() {
        return outbound;
    }

    /**
     * Returns whether the calling thread is the event loop of this connection, or runs one of its handlers: later handlers can't run before it returns.
     *
     * @return true on a thread that must not wait for them
     */
    public final boolean isHandling() {
        return link.executor().inEventLoop() || inbound.isHandling();
    }

    /**
     * Runs something on the event loop: at once if this is it.
     *
     * @param task the task
     * @return false if the event loop has ended
     */
    protected final boolean onEventLoop(Runnable task) {
        if (link.executor().inEventLoop()) {
            task.run();
            return true;
        }
        return post(task);
    }

    /** Runs something on the event loop, never at once. Returns false if the event loop has ended. */
    final boolean post(Runnable task) {
        try {
            link.executor().execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /**
     * Sends a message that goes to others, too.
     *
     * @param message the message
     * @param mode the channel
     * @return whether it was accepted
     */
    public final SendResult sendShared(SharedMessage message, SendMode mode) {
        return outbound.send(message, mode);
    }

    // ---- what users call

    @Override
    public InetSocketAddress remoteAddress() {
        return remoteAddress;
    }

    @Override
    public MessageRegistry registry() {
        return handlers.messages().registry();
    }

    @Override
    public SendResult send(Object message) {
        return send(message, modeOf(message));
    }

    private static SendMode modeOf(Object message) {
        return Objects.requireNonNull(message, "message") instanceof Message raw ? raw.sendMode() : SendMode.RELIABLE;
    }

    @Override
    public SendResult send(Object message, SendMode mode) {
        Objects.requireNonNull(message, "message");
        return outbound.send(message, Objects.requireNonNull(mode, "mode"));
    }

    @Override
    public void sendBlocking(Object message) throws InterruptedException {
        sendBlocking(message, modeOf(message));
    }

    @Override
    public void sendBlocking(Object message, SendMode mode) throws InterruptedException {
        Objects.requireNonNull(message, "message");
        outbound.sendBlocking(message, Objects.requireNonNull(mode, "mode"));
    }

    @Override
    public CompletableFuture<Void> whenWritable() {
        return whenWritable(SendMode.RELIABLE);
    }

    @Override
    public CompletableFuture<Void> whenWritable(SendMode mode) {
        return outbound.whenWritable(Objects.requireNonNull(mode, "mode"));
    }

    @Override
    public EncodedMessage encode(Object message) {
        Objects.requireNonNull(message, "message");
        return EncodedMessage.ofFrame(
                SharedMessage.encode(settings, handlers.messages(), message, settings.maxSentBytes()));
    }

    @Override
    public int encodedSize(Object message) {
        return outbound.encodedSize(Objects.requireNonNull(message, "message"));
    }

    @Override
    public int maxUnreliableBytes() {
        return outbound.maxBody(SendMode.UNRELIABLE);
    }

    @Override
    public CompletableFuture<Duration> ping() {
        return ping(Message.of(Inbound.KEEPALIVE_TAG), SendMode.RELIABLE);
    }

    @Override
    public CompletableFuture<Duration> ping(Object message, SendMode mode) {
        Objects.requireNonNull(message, "message");
        return outbound.ping(message, Objects.requireNonNull(mode, "mode"));
    }

    @Override
    public <R> CompletableFuture<R> request(Request<R> request) {
        return request(request, settings.requestTimeout());
    }

    @Override
    public <R> CompletableFuture<R> request(Request<R> request, Duration timeout) {
        Objects.requireNonNull(request, "request");
        return requests().ask(handlers.messages(), request, Durations.positive(timeout, "timeout"));
    }

    @Override
    public Optional<RoundTripTime> roundTripTime() {
        PingTracker pings = outbound.pings();
        return Optional.ofNullable(pings == null ? null : pings.roundTripTime());
    }

    @Override
    public <T> void on(Class<T> type, EventHandler<? super T> handler) {
        Objects.requireNonNull(handler, "handler");
        int tag = handlers.messages()
                .incoming(Objects.requireNonNull(type, "type"))
                .tag();
        ConnectionHandler<C, T> function = (connection, message) -> handler.handle(message);
        onEventLoop(() -> inbound.handle(table -> table.put(type, function), candidate -> candidate == tag));
    }

    @Override
    public void onUnhandledMessage(EventHandler<? super Message> handler) {
        Objects.requireNonNull(handler, "handler");
        ConnectionHandler<C, Message> function = (connection, message) -> handler.handle(message);
        onEventLoop(() -> inbound.handle(table -> table.putRaw(function), tag -> true));
    }

    @Override
    public Message receive() throws InterruptedException {
        Blocking.refuseOnEventLoop(link.executor());
        return Blocking.await(receiveAsync(), null);
    }

    @Override
    public Message receive(Duration timeout) throws InterruptedException {
        Objects.requireNonNull(timeout, "timeout");
        Blocking.refuseOnEventLoop(link.executor());
        return Blocking.await(receiveAsync(), timeout);
    }

    @Override
    public <T> T receive(Class<T> type) throws InterruptedException {
        return receiveRecord(type, null);
    }

    @Override
    public <T> T receive(Class<T> type, Duration timeout) throws InterruptedException {
        return receiveRecord(type, Objects.requireNonNull(timeout, "timeout"));
    }

    private <T> T receiveRecord(Class<T> type, @Nullable Duration timeout) throws InterruptedException {
        Objects.requireNonNull(type, "type");
        Blocking.refuseOnEventLoop(link.executor());
        int tag = handlers.messages().incoming(type).tag();
        return registry().decode(Blocking.await(take(candidate -> candidate == tag), timeout), type);
    }

    @Override
    public CompletableFuture<Message> receiveAsync() {
        return take(tag -> true);
    }

    private CompletableFuture<Message> take(IntPredicate tag) {
        if (!inbound.receives()) {
            throw new IllegalStateException("this server gives messages to handlers: receive them one by one with"
                    + " serve(executor, client -> ...), or handle them with on(...) and onUnhandledMessage(...)");
        }
        return inbound.take(tag);
    }

    @Override
    public Iterable<Message> messages() {
        return () -> Blocking.iterator(this::receiveAsync, link.executor());
    }

    @Override
    public Stream<Message> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(messages().iterator(), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    @Override
    public void attach(@Nullable Object value) {
        attachment = value;
    }

    @Override
    public <T> @Nullable T attachment(Class<T> type) {
        return castAttachment(attachment, type, this);
    }

    /**
     * Casts an attachment.
     *
     * @param <T> the type
     * @param value the attachment, or null
     * @param type the type
     * @param owner the connection that it is attached to
     * @return the attachment
     * @throws ClassCastException if it has another type
     */
    public static <T> @Nullable T castAttachment(@Nullable Object value, Class<T> type, Connection owner) {
        if (value != null && !type.isInstance(value)) {
            throw new ClassCastException("the attachment of " + owner + " is a "
                    + value.getClass().getName() + ", and a " + type.getName() + " was asked for");
        }
        return type.cast(value);
    }

    @Override
    public boolean isOpen() {
        return !muted && lifecycle.info() == null;
    }

    @Override
    public CompletableFuture<DisconnectInfo> closed() {
        // A copy: users can't complete the original.
        return closedFuture().copy();
    }

    private synchronized GuardedFuture<DisconnectInfo> closedFuture() {
        GuardedFuture<DisconnectInfo> future = closed;
        if (future == null) {
            future = new GuardedFuture<>(link.executor());
            if (complete) {
                future.complete(Objects.requireNonNull(lifecycle.info()));
            }
            closed = future;
        }
        return future;
    }

    @Override
    public CompletableFuture<DisconnectInfo> closeAsync() {
        end(DisconnectInfo.of(Reason.LOCAL, "this side closed the connection"));
        return closed();
    }

    @Override
    public CompletableFuture<DisconnectInfo> closeAsync(Object farewell) {
        Objects.requireNonNull(farewell, "farewell");
        endWith(DisconnectInfo.of(Reason.LOCAL, "this side closed the connection"), farewell);
        return closed();
    }

    /**
     * Sends a last message, then ends the connection gracefully. On any thread.
     *
     * @param info how it ends
     * @param farewell the last message, or null
     */
    protected final void endWith(DisconnectInfo info, @Nullable Object farewell) {
        if (farewell != null) {
            outbound.sendFarewell(farewell);
        }
        end(info);
    }

    @Override
    public void close() {
        closeAsync();
        awaitClosed();
    }

    @Override
    public void close(Object farewell) {
        closeAsync(farewell);
        awaitClosed();
    }

    private void awaitClosed() {
        if (EventLoops.isEventLoop() || isHandling()) {
            return;
        }
        // The event loop keeps the time limit. This one is for an event loop, or a handler, that does not return.
        long limit = Blocking.isExitedByHandler()
                ? EXIT_NANOS
                : settings.closeTimeout().toNanos() + EXTRA_NANOS;
        try {
            if (settings.dispatcher() instanceof DispatchQueue queue) {
                queue.drainUntil(closedFuture(), limit);
            } else {
                closedFuture().get(limit, TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn(
                    "Closing {} took longer than closeTimeout = {}: it continues in the background. Its event loop, or the"
                            + " thread of its handlers, is busy",
                    this,
                    settings.closeTimeout());
            link.abort();
        }
    }

    private static final long EXTRA_NANOS = Durations.nanos(Duration.ofSeconds(1));

    /** How long a shutdown hook waits for others than the handler that has called {@code System.exit}. */
    private static final long EXIT_NANOS = Durations.nanos(Duration.ofMillis(200));

    @Override
    public void abort() {
        fail(DisconnectInfo.of(Reason.LOCAL, "this side aborted the connection"));
    }

    @Override
    public ConnectionStatistics statistics() {
        Counters counters = inbound.counters();
        return new ConnectionStatistics(
                outbound.accepted(SendMode.RELIABLE),
                outbound.accepted(SendMode.UNRELIABLE),
                counters.received(SendMode.RELIABLE),
                counters.received(SendMode.UNRELIABLE),
                outbound.acceptedBytes(SendMode.RELIABLE),
                outbound.acceptedBytes(SendMode.UNRELIABLE),
                counters.receivedBytes(SendMode.RELIABLE),
                counters.receivedBytes(SendMode.UNRELIABLE),
                outbound.refused(),
                inbound.unreliableDropped(),
                counters.unhandledDropped(),
                counters.discarded(),
                counters.malformed(),
                lateAnswers(),
                outbound.pendingBytes());
    }

    @Override
    public String toString() {
        return "client " + id() + " (" + NetUtil.toSocketAddressString(remoteAddress) + ")";
    }
}
