package io.darkrift.transport;

import io.darkrift.connection.Connection;
import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.Disconnect;
import io.darkrift.connection.Disconnect.Reason;
import io.darkrift.connection.InboundBudget;
import io.darkrift.connection.StrikeReason;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.wire.DarkriftReader;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What comes in over one connection, on its way from the channels to handlers and the inbox. On the event loop, unless
 * a method says otherwise.
 *
 * @param <C> the type that users know the connection by
 */
final class Incoming<C extends Connection>
        implements FrameDecoder.Sink, FrameDecoder.Watcher, MessageReceiver.Target<C> {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final BaseConnection<C> connection;
    private final FrameDecoder decoder;
    private final HandlerTable<C> shared;
    private final Counters counters = new Counters();
    private final MessageReceiver<C> receiver;
    private final @Nullable Inbox inbox;
    private final @Nullable Deliveries deliveries;
    private final @Nullable Liveness liveness;
    private final @Nullable Spending budget;
    private volatile @Nullable Transit transit;
    private volatile boolean receiving;
    private boolean begun;
    private boolean ended;

    Incoming(BaseConnection<C> connection, FrameDecoder decoder, HandlerTable<C> shared, boolean queues) {
        this.connection = connection;
        this.decoder = decoder;
        ConnectionSettings settings = connection.settings();
        this.shared = shared;
        this.receiver = new MessageReceiver<>(this, shared, settings.acknowledgePings(), counters);
        // Each of these takes memory of every connection, and is made only where it has something to do.
        this.inbox = queues ? new Inbox(settings.queueCapacity(), this::hasRoom) : null;
        this.liveness = Liveness.watches(settings) ? newLiveness(settings) : null;
        this.budget = settings.inboundBudget() == null ? null : newBudget(settings, settings.inboundBudget());
        this.deliveries = settings.dispatcher() instanceof Executor executor
                ? new Deliveries(executor, settings.queueCapacity(), this::hasRoom)
                : null;
    }

    private Liveness newLiveness(ConnectionSettings settings) {
        return new Liveness(
                connection.eventLoop(),
                settings.nanoClock(),
                settings.pingInterval(),
                settings.idleLimit(),
                new SignsOfLife(connection, decoder));
    }

    private Spending newBudget(ConnectionSettings settings, InboundBudget limit) {
        return new Spending(
                connection.eventLoop(),
                limit,
                settings.nanoClock(),
                this::hasRoom,
                detail -> connection.misbehaved(StrikeReason.OVER_BUDGET, detail));
    }

    /** Begins to notice the end of the connection. */
    void watch() {
        decoder.watch(this);
        if (!connection.tcp().isActive()) {
            end();
        }
    }

    /** Begins to take in what the peer sends. */
    void begin() {
        if (!ended) {
            begun = true;
            if (liveness != null) {
                liveness.begin();
            }
            decoder.attach(this);
            decoder.release();
        }
    }

    /** Reads on, unless something is still full, or the budget not paid off. */
    private void resume() {
        if (begun
                && (inbox == null || !inbox.isPaused())
                && (deliveries == null || !deliveries.isPaused())
                && (budget == null || !budget.isPaused())) {
            decoder.release();
        }
    }

    /** There is room again where something was full. On any thread. */
    private void hasRoom() {
        connection.onEventLoop(this::resume);
    }

    /** Whether messages without a handler wait to be received. On any thread. */
    boolean queues() {
        return inbox != null;
    }

    /** Takes a message from the inbox, where they wait. On any thread. */
    CompletableFuture<Message> take(IntPredicate tag) {
        receiving = true;
        return Objects.requireNonNull(inbox).take(tag);
    }

    /** Puts a handler, and gives it what waits for it already. */
    void handle(Consumer<HandlerTable<C>> change, IntPredicate tag) {
        change.accept(receiver.own());
        if (inbox == null) {
            return;
        }
        for (Message message : inbox.drain(tag)) {
            receiver.redeliver(message);
        }
        if (!receiving) {
            // What is left has no handler, and must not keep the rest from coming.
            inbox.resume();
        }
        resume();
    }

    /** Takes a datagram that came on this event loop. The caller keeps the buffer. */
    void datagram(ByteBuf in) {
        LoopScratch scratch = LoopScratch.get();
        int size = in.readableBytes();
        byte[] bytes = scratch.take(size);
        try {
            in.getBytes(in.readerIndex(), bytes, 0, size);
            receiveDatagram(bytes, 0, size);
        } finally {
            scratch.giveBack(bytes);
        }
    }

    /** Tells whether a datagram may be brought here, and counts it. On the event loop of the UDP socket. */
    boolean mayRelay() {
        Transit moving = transit;
        return (moving != null ? moving : firstTransit()).leaves();
    }

    /** Datagrams may come over several sockets, each on its own event loop. */
    private synchronized Transit firstTransit() {
        Transit first = transit;
        if (first == null) {
            first = new Transit();
            transit = first;
        }
        return first;
    }

    /** Takes a datagram that was brought from the event loop of the UDP socket. */
    void relayed(byte[] bytes, int from, int to) {
        Objects.requireNonNull(transit).arrives();
        receiveDatagram(bytes, from, to);
    }

    private void receiveDatagram(byte[] bytes, int from, int to) {
        // An empty datagram opens a way through a router, and says nothing.
        if (from == to || !begun || !connection.isOpen()) {
            return;
        }
        heard();
        if (budget != null && !budget.allows(to - from)) {
            counters.countUnreliableDropped();
            return;
        }
        try {
            receiver.receive(bytes, from, to, SendMode.UNRELIABLE);
        } catch (Throwable e) {
            LOG.error("reading a datagram failed for {}", connection, e);
        }
    }

    private void heard() {
        if (liveness != null) {
            liveness.heard();
        }
    }

    /** The count of datagrams that came faster than they were handled. On any thread. */
    long dropped() {
        Transit moving = transit;
        return counters.unreliableDropped() + (moving == null ? 0 : moving.lost());
    }

    Counters counters() {
        return counters;
    }

    @Override
    public void frame(byte[] bytes, int from, int to) {
        heard();
        if (budget != null && !budget.spend(to - from)) {
            decoder.hold();
        }
        try {
            receiver.receive(bytes, from, to, SendMode.RELIABLE);
        } catch (Throwable e) {
            // Not thrown on: the decoder must not lose its place in the stream.
            broke(e);
        }
    }

    private void broke(Throwable cause) {
        LOG.error("{} failed", connection, cause);
        connection.fail(Reason.ERROR, "failed: " + cause, cause);
    }

    @Override
    public boolean badLength(int length) {
        counters.countMalformed();
        int limit = connection.settings().maxReceivedBytes();
        StrikeReason reason = length > limit ? StrikeReason.OVERSIZED_MESSAGE : StrikeReason.INVALID_MESSAGE_LENGTH;
        String detail = "a length of " + length + " came over TCP: " + Frames.HEADER_BYTES + " to " + limit
                + " is accepted; see maxReceivedBytes";
        boolean goesOn = connection.misbehaved(reason, detail);
        if (goesOn && length < 0) {
            // Forgiven, but nobody knows where the next message begins.
            connection.fail(Reason.ERROR, detail, null);
        }
        return goesOn;
    }

    @Override
    public void malformed(StrikeReason reason, String detail, SendMode mode) {
        counters.countMalformed();
        // A datagram can be forged: the peer must not suffer for it.
        if (mode == SendMode.RELIABLE) {
            connection.misbehaved(reason, detail);
        }
    }

    @Override
    public void refused(StrikeReason reason, String detail, SendMode mode) {
        if (shared.isFirstRefused(reason)) {
            LOG.warn(
                    "{} sent what can't be read or must not come, and it was dropped; more of this is logged at debug"
                            + " level: {}",
                    connection,
                    detail);
        } else {
            LOG.debug("{} sent what can't be read or must not come, and it was dropped: {}", connection, detail);
        }
        malformed(reason, detail, mode);
    }

    @Override
    public void command(int tag, DarkriftReader payload, SendMode mode) {
        if (mode == SendMode.UNRELIABLE || !connection.command(tag, payload)) {
            malformed(
                    StrikeReason.INVALID_COMMAND,
                    "a command with tag " + tag + " came, and this side takes none such over " + mode,
                    mode);
        }
    }

    @Override
    public void ping(int tag, int code, SendMode mode) {
        connection.send(Message.of(tag).asPingAcknowledgement(code), mode);
    }

    @Override
    public boolean acknowledged(int code) {
        Pings pings = connection.outgoing().pings();
        return pings != null && pings.acknowledged(code);
    }

    @Override
    public void record(Handler<C> handler, Object record, SendMode mode) {
        if (deliveries == null) {
            Handler.run(handler, connection.self(), record);
        } else {
            deliver(mode, () -> Handler.run(handler, connection.self(), record));
        }
    }

    @Override
    public void raw(BiConsumer<? super C, Message> handler, Message message) {
        if (deliveries == null) {
            Handler.run(handler, connection.self(), message);
        } else {
            deliver(message.sendMode(), () -> Handler.run(handler, connection.self(), message));
        }
    }

    /** Runs something where handlers run; null for the mode says that it is no message. */
    void deliver(@Nullable SendMode mode, Runnable task) {
        if (deliveries == null) {
            task.run();
        } else {
            settle(deliveries.add(mode, task));
        }
    }

    @Override
    public void unhandled(Message message) {
        if (inbox != null) {
            boolean expected = receiving || !receiver.hasHandlers();
            if (expected || inbox.hasRoomFor(message.sendMode())) {
                settle(inbox.offer(message, expected));
                return;
            }
        }
        counters.countUnhandledDropped();
        if (shared.isFirstUnhandled(message.tag())) {
            LOG.warn(
                    "messages with tag {} have no handler, and are dropped: add on(...) or onMessage(...). The first"
                            + " came from {}: {}",
                    message.tag(),
                    connection,
                    message);
        }
    }

    private void settle(Inbox.Answer answer) {
        switch (answer) {
            case TAKEN -> {}
            case FULL -> {
                decoder.hold();
                // There may be room again: those who wait in vain, or a direct executor, have been here meanwhile.
                resume();
            }
            case DROPPED_OLDEST -> counters.countUnreliableDropped();
        }
    }

    @Override
    public void inactive() {
        end();
    }

    @Override
    public void failed(Throwable cause) {
        if (cause instanceof IOException) {
            connection.fail(Reason.REMOTE, "the connection broke: " + cause.getMessage(), cause);
        } else {
            broke(cause);
        }
    }

    /** Drops whatever still comes over TCP. */
    void discard() {
        decoder.discard();
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (begun) {
            decoder.finish();
        }
        Disconnect disconnect = connection.ending().finish();
        if (liveness != null) {
            liveness.end();
        }
        if (budget != null) {
            budget.end();
        }
        Pings pings = connection.outgoing().pings();
        if (pings != null) {
            pings.end(Ending.exception(disconnect));
        }
        if (inbox != null) {
            inbox.end(disconnect);
        }
        connection.ended(disconnect);
        connection.ending().complete(disconnect);
    }
}
