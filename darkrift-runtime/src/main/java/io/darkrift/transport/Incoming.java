package io.darkrift.transport;

import io.darkrift.connection.Connection;
import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.Disconnect;
import io.darkrift.connection.Disconnect.Reason;
import io.darkrift.connection.StrikeReason;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.transport.Counters.Count;
import io.darkrift.wire.DarkriftReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
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
final class Incoming<C extends Connection> implements FrameDecoder.Sink, MessageReceiver.Target<C> {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** How many datagrams may be on their way from the event loop of the UDP socket to that of the connection. */
    private static final int MAX_IN_TRANSIT = 1024;

    private final BaseConnection<C> connection;
    private final FrameDecoder decoder;
    private final ConnectionSettings settings;
    private final HandlerTable<C> shared;
    private final Counters counters = new Counters();
    private final MessageReceiver<C> receiver;
    private final Inbox inbox;
    private final @Nullable Deliveries deliveries;
    private final Liveness liveness;
    private final @Nullable Spending budget;
    private final AtomicInteger inTransit = new AtomicInteger();
    private final LongAdder lostInTransit = new LongAdder();
    private volatile boolean receiving;
    private boolean begun;
    private boolean ended;

    Incoming(BaseConnection<C> connection, FrameDecoder decoder, ConnectionSettings settings, HandlerTable<C> shared) {
        this.connection = connection;
        this.decoder = decoder;
        this.settings = settings;
        this.shared = shared;
        this.receiver = new MessageReceiver<>(this, shared, settings.acknowledgePings(), counters);
        Runnable hasRoom = () -> connection.onEventLoop(this::resume);
        this.inbox = new Inbox(settings.queueCapacity(), hasRoom);
        this.liveness = new Liveness(
                connection.eventLoop(),
                settings.nanoClock(),
                settings.pingInterval(),
                settings.idleLimit(),
                new SignsOfLife());
        this.budget = settings.inboundBudget() == null
                ? null
                : new Spending(
                        connection.eventLoop(),
                        settings.inboundBudget(),
                        settings.nanoClock(),
                        hasRoom,
                        detail -> connection.misbehaved(StrikeReason.OVER_BUDGET, detail));
        this.deliveries = settings.dispatcher() instanceof Executor executor
                ? new Deliveries(executor, settings.queueCapacity(), hasRoom)
                : null;
    }

    /** Begins to notice the end of the connection. */
    void watch(Channel tcp) {
        tcp.pipeline().addLast(new Events());
        if (!tcp.isActive()) {
            end();
        }
    }

    /** Begins to take in what the peer sends. */
    void begin() {
        if (!ended) {
            begun = true;
            liveness.begin();
            decoder.attach(this);
            decoder.release();
        }
    }

    /** Reads on, unless something is still full, or the budget not paid off. */
    private void resume() {
        if (begun
                && !inbox.isPaused()
                && (deliveries == null || !deliveries.isPaused())
                && (budget == null || !budget.isPaused())) {
            decoder.release();
        }
    }

    /** Takes a message from the inbox. On any thread. */
    CompletableFuture<Message> take(IntPredicate tag) {
        receiving = true;
        return inbox.take(tag);
    }

    /** Puts a handler, and gives it what waits for it already. */
    void handle(Consumer<HandlerTable<C>> change, IntPredicate tag) {
        change.accept(receiver.own());
        for (Message message : inbox.drain(tag)) {
            receiver.redeliver(message);
        }
        if (!receiving) {
            // What is left has no handler, and must not keep the rest from coming.
            inbox.resume();
        }
        resume();
    }

    /** Takes a datagram. On any event loop. The caller keeps the buffer. */
    void datagram(ByteBuf in) {
        if (connection.eventLoop().inEventLoop()) {
            receiveInPlace(in);
        } else if (inTransit.incrementAndGet() > MAX_IN_TRANSIT) {
            inTransit.decrementAndGet();
            lostInTransit.increment();
        } else {
            byte[] bytes = ByteBufUtil.getBytes(in);
            connection.onEventLoop(() -> {
                inTransit.decrementAndGet();
                receiveDatagram(bytes, bytes.length);
            });
        }
    }

    private void receiveInPlace(ByteBuf in) {
        LoopScratch scratch = LoopScratch.get();
        int size = in.readableBytes();
        byte[] bytes = scratch.take(size);
        try {
            in.getBytes(in.readerIndex(), bytes, 0, size);
            receiveDatagram(bytes, size);
        } finally {
            scratch.giveBack(bytes);
        }
    }

    private void receiveDatagram(byte[] bytes, int size) {
        // An empty datagram opens a way through a router, and says nothing.
        if (size == 0 || !begun || !connection.isOpen()) {
            return;
        }
        liveness.heard();
        if (budget != null && !budget.allows(size)) {
            counters.increment(Count.UNRELIABLE_DROPPED);
            return;
        }
        try {
            receiver.receive(bytes, 0, size, SendMode.UNRELIABLE);
        } catch (Throwable e) {
            LOG.error("reading a datagram failed for {}", connection, e);
        }
    }

    /** The count of datagrams that came faster than they were handled. On any thread. */
    long dropped() {
        return counters.get(Count.UNRELIABLE_DROPPED) + lostInTransit.sum();
    }

    Counters counters() {
        return counters;
    }

    @Override
    public void frame(byte[] bytes, int from, int to) {
        liveness.heard();
        if (budget != null && !budget.spend(to - from)) {
            decoder.hold();
        }
        try {
            receiver.receive(bytes, from, to, SendMode.RELIABLE);
        } catch (Throwable e) {
            // Not thrown on: the decoder must not lose its place in the stream.
            failed(e);
        }
    }

    private void failed(Throwable cause) {
        LOG.error("{} failed", connection, cause);
        connection.fail(Reason.ERROR, "failed: " + cause, cause);
    }

    @Override
    public boolean badLength(int length) {
        counters.increment(Count.MALFORMED);
        StrikeReason reason = length > settings.maxReceivedBytes()
                ? StrikeReason.OVERSIZED_MESSAGE
                : StrikeReason.INVALID_MESSAGE_LENGTH;
        String detail = "a length of " + length + " came over TCP: " + Frames.HEADER_BYTES + " to "
                + settings.maxReceivedBytes() + " is accepted; see maxReceivedBytes";
        boolean goesOn = connection.misbehaved(reason, detail);
        if (goesOn && length < 0) {
            // Forgiven, but nobody knows where the next message begins.
            connection.fail(Reason.ERROR, detail, null);
        }
        return goesOn;
    }

    @Override
    public void malformed(StrikeReason reason, String detail, SendMode mode) {
        counters.increment(Count.MALFORMED);
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
        return connection.pings().acknowledged(code);
    }

    @Override
    public void record(Handler<C> handler, Object record, SendMode mode) {
        if (deliveries == null) {
            run(handler, record);
        } else {
            deliver(mode, () -> run(handler, record));
        }
    }

    @Override
    public void raw(BiConsumer<? super C, Message> handler, Message message) {
        if (deliveries == null) {
            run(handler, message);
        } else {
            deliver(message.sendMode(), () -> run(handler, message));
        }
    }

    private void run(Handler<C> handler, Object record) {
        try {
            handler.handle(connection.self(), record);
        } catch (Throwable e) {
            LOG.error(
                    "the handler of {} (tag {}) failed for {}",
                    handler.serializer().type().getSimpleName(),
                    handler.serializer().tag(),
                    connection,
                    e);
        }
    }

    private void run(BiConsumer<? super C, Message> handler, Message message) {
        try {
            handler.accept(connection.self(), message);
        } catch (Throwable e) {
            LOG.error("the handler of raw messages failed for {} with {}", connection, message, e);
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
        boolean expected = connection.queues() && (receiving || !receiver.hasHandlers());
        if (connection.queues() && (expected || inbox.hasRoomFor(message.sendMode()))) {
            settle(inbox.offer(message, expected));
            return;
        }
        counters.increment(Count.UNHANDLED_DROPPED);
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
            case DROPPED_OLDEST -> counters.increment(Count.UNRELIABLE_DROPPED);
        }
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
        liveness.end();
        if (budget != null) {
            budget.end();
        }
        connection.pings().end(Ending.exception(disconnect));
        inbox.end(disconnect);
        connection.ended(disconnect);
        connection.ending().complete(disconnect);
    }

    /** What happens to the TCP channel. */
    private final class Events extends ChannelInboundHandlerAdapter {
        @Override
        public void channelInactive(ChannelHandlerContext ctx) {
            end();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            if (cause instanceof IOException) {
                connection.fail(Reason.REMOTE, "the connection broke: " + cause.getMessage(), cause);
            } else {
                failed(cause);
            }
        }
    }

    /** What is done about a peer that says nothing. */
    private final class SignsOfLife implements Liveness.Actions {
        @Override
        public boolean isDeaf() {
            return decoder.isHeld();
        }

        @Override
        public void ping() {
            connection.ping();
        }

        @Override
        public void silent(Duration limit) {
            connection.fail(Reason.TIMEOUT, "nothing came for " + limit + "; see idleLimit", null);
        }
    }
}
