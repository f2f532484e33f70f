package io.darkrift.transport;

import io.darkrift.connection.Connection;
import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.ConnectionStatistics;
import io.darkrift.connection.Disconnect;
import io.darkrift.connection.Disconnect.Reason;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.RoundTripTime;
import io.darkrift.connection.StrikeReason;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.wire.DarkriftReader;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A connection, whichever end of it: what a user calls. What goes out is the matter of {@link Outgoing},
 * what comes in that of {@link Incoming}, and how it ends that of {@link Ending}.
 *
 * @param <C> the type that users know it by
 */
public abstract class BaseConnection<C extends Connection> implements Connection {
    private final ConnectionSettings settings;
    private final Channel tcp;
    private final InetSocketAddress remoteAddress;
    private final Outgoing outgoing;
    private final Incoming<C> incoming;
    private final Ending ending;
    private volatile boolean closing;

    /**
     * A connection over channels that are open.
     *
     * @param settings what the builder says
     * @param tcp the TCP channel; the connection closes it
     * @param remoteAddress the address of the peer's TCP channel
     * @param decoder the decoder in the pipeline of the TCP channel
     * @param port the UDP socket, or null if unreliable messages go over TCP
     * @param recipient where datagrams go, or null if the UDP socket is connected
     * @param handlers the handlers that the builder was given
     * @param queues whether messages without a handler wait to be received
     */
    protected BaseConnection(
            ConnectionSettings settings,
            Channel tcp,
            InetSocketAddress remoteAddress,
            FrameDecoder decoder,
            @Nullable DatagramPort port,
            @Nullable InetSocketAddress recipient,
            HandlerTable<C> handlers,
            boolean queues) {
        this.settings = settings;
        this.tcp = tcp;
        this.remoteAddress = remoteAddress;
        this.outgoing = new Outgoing(this, handlers.traffic(), port, recipient);
        this.ending = new Ending(this);
        this.incoming = new Incoming<>(this, decoder, handlers, queues);
    }

    /** This connection as users know it. */
    protected abstract C self();

    /** More than the high-water mark waits to be sent. On any thread. */
    protected void overflowed() {}

    /** A command came over TCP. Returns false if this side takes no such command. On the event loop. */
    protected abstract boolean command(int tag, DarkriftReader payload);

    /** The peer did something wrong over TCP. Returns true if it is to go on all the same. On the event loop. */
    protected abstract boolean misbehaved(StrikeReason reason, String detail);

    /** The connection has ended; handlers are to be told. On the event loop. */
    protected abstract void ended(Disconnect disconnect);

    /** Begins to notice the end of the connection. On the event loop. */
    protected final void watch() {
        incoming.watch();
    }

    /** Begins to take in what the peer sends. On the event loop. */
    protected final void begin() {
        incoming.begin();
    }

    /** Runs something where handlers run, after what waits there. On the event loop. */
    protected final void deliver(Runnable task) {
        incoming.deliver(null, task);
    }

    /** Holds back what is sent until {@link #uncork()}. */
    protected final void cork() {
        outgoing.cork();
    }

    /** Sends what was held back. */
    protected final void uncork() {
        outgoing.uncork();
    }

    /** Sends a message that goes to others, too. Returns false if it was not taken. */
    public final boolean sendShared(SharedFrame frame, SendMode mode) {
        return outgoing.send(frame, mode);
    }

    /** Sends a command of the protocol, however much waits. */
    protected final void sendCommand(byte[] frame) {
        outgoing.sendCommand(frame);
    }

    /** Takes a datagram that came for this connection, on its event loop. The caller keeps the buffer. */
    public final void datagram(ByteBuf datagram) {
        incoming.datagram(datagram);
    }

    /** The event loop of the connection. */
    protected final EventLoop eventLoop() {
        return tcp.eventLoop();
    }

    /** Ends the connection at once. On any thread. */
    protected final void fail(Reason reason, String detail, @Nullable Throwable cause) {
        onEventLoop(() -> ending.atOnce(new Disconnect(reason, detail, cause)));
    }

    final Ending ending() {
        return ending;
    }

    final Channel tcp() {
        return tcp;
    }

    final ConnectionSettings settings() {
        return settings;
    }

    final Incoming<C> incoming() {
        return incoming;
    }

    final Outgoing outgoing() {
        return outgoing;
    }

    /** The peer turned out to be darkriftpy. On any thread. */
    protected final void advise(DarkriftpyAdvice darkriftpy) {
        outgoing.advise(darkriftpy);
    }

    /** Sends unreliable messages over TCP from now on. On any thread. */
    protected final void abandonUdp() {
        outgoing.abandonUdp();
    }

    /** True if unreliable messages go over TCP. */
    protected final boolean isWithoutUdp() {
        return outgoing.isWithoutUdp();
    }

    /** Where datagrams go, or null if the UDP socket is connected, or there is none. On any thread. */
    protected final @Nullable InetSocketAddress recipient() {
        return outgoing.recipient();
    }

    /** Sends datagrams to another address from now on. On any thread. */
    protected final void redirect(@Nullable InetSocketAddress address) {
        outgoing.redirect(address);
    }

    /** Runs something on the event loop: at once if this is it. Does nothing when the event loop has ended. */
    protected final void onEventLoop(Runnable task) {
        EventLoop eventLoop = tcp.eventLoop();
        if (eventLoop.inEventLoop()) {
            task.run();
            return;
        }
        try {
            eventLoop.execute(task);
        } catch (RejectedExecutionException e) {
            // The event loops were closed, and all their channels with them: there is nothing left to do.
        }
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return remoteAddress;
    }

    @Override
    public MessageRegistry registry() {
        return outgoing.traffic().registry();
    }

    @Override
    public boolean send(Object message) {
        return send(message, modeOf(message));
    }

    private static SendMode modeOf(Object message) {
        return message instanceof Message raw ? raw.sendMode() : SendMode.RELIABLE;
    }

    @Override
    public boolean send(Object message, SendMode mode) {
        return outgoing.send(message, mode);
    }

    @Override
    public void sendBlocking(Object message) throws InterruptedException {
        sendBlocking(message, modeOf(message));
    }

    @Override
    public void sendBlocking(Object message, SendMode mode) throws InterruptedException {
        outgoing.sendBlocking(message, mode);
    }

    @Override
    public CompletableFuture<Void> whenWritable() {
        return whenWritable(SendMode.RELIABLE);
    }

    @Override
    public CompletableFuture<Void> whenWritable(SendMode mode) {
        return outgoing.whenWritable(mode);
    }

    @Override
    public CompletableFuture<Duration> ping() {
        return ping(Message.of(0), SendMode.RELIABLE);
    }

    @Override
    public CompletableFuture<Duration> ping(Object message, SendMode mode) {
        return outgoing.ping(message, mode);
    }

    @Override
    public Optional<RoundTripTime> roundTripTime() {
        Pings pings = outgoing.pings();
        return Optional.ofNullable(pings == null ? null : pings.roundTripTime());
    }

    @Override
    public <T> void on(Class<T> type, Consumer<? super T> handler) {
        int tag = outgoing.traffic().incoming(type).tag();
        onEventLoop(() -> incoming.handle(
                handlers -> handlers.put(type, (connection, message) -> handler.accept(message)),
                candidate -> candidate == tag));
    }

    @Override
    public void onMessage(Consumer<Message> handler) {
        onEventLoop(() -> incoming.handle(
                handlers -> handlers.putRaw((connection, message) -> handler.accept(message)), tag -> true));
    }

    @Override
    public Message receive() throws InterruptedException {
        Waiting.refuseOnEventLoop();
        return Waiting.await(receiveAsync(), null);
    }

    @Override
    public Message receive(Duration timeout) throws InterruptedException {
        Waiting.refuseOnEventLoop();
        return Waiting.await(receiveAsync(), timeout);
    }

    @Override
    public <T> T receive(Class<T> type) throws InterruptedException {
        return receiveRecord(type, null);
    }

    @Override
    public <T> T receive(Class<T> type, Duration timeout) throws InterruptedException {
        return receiveRecord(type, timeout);
    }

    private <T> T receiveRecord(Class<T> type, @Nullable Duration timeout) throws InterruptedException {
        Waiting.refuseOnEventLoop();
        int tag = outgoing.traffic().incoming(type).tag();
        return registry().convert(Waiting.await(take(candidate -> candidate == tag), timeout), type);
    }

    @Override
    public CompletableFuture<Message> receiveAsync() {
        return take(tag -> true);
    }

    private CompletableFuture<Message> take(IntPredicate tag) {
        if (!incoming.queues()) {
            throw new IllegalStateException("this server gives messages to handlers: receive them one by one with"
                    + " serve(executor, client -> ...), or handle them with on(...) and onMessage(...)");
        }
        return incoming.take(tag);
    }

    @Override
    public Iterable<Message> messages() {
        return () -> Waiting.iterator(this::receiveAsync);
    }

    @Override
    public Stream<Message> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(messages().iterator(), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    @Override
    public boolean isOpen() {
        return !closing && ending.isOpen();
    }

    @Override
    public CompletableFuture<Disconnect> closed() {
        // A copy: users can't complete the original.
        return ending.closed().copy();
    }

    @Override
    public CompletableFuture<Disconnect> closeAsync() {
        closing = true;
        onEventLoop(() -> ending.gracefully(new Disconnect(Reason.LOCAL, "this side closed the connection", null)));
        return closed();
    }

    @Override
    public void close() {
        CompletableFuture<Disconnect> closed = closeAsync();
        if (EventLoops.isEventLoop()) {
            return;
        }
        try {
            // The time limit itself is kept on the event loop. This one is for an event loop that is stuck.
            closed.get(2 * settings.closeTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            fail(Reason.LOCAL, "closing took too long", e);
        }
    }

    @Override
    public ConnectionStatistics statistics() {
        Counters counters = incoming.counters();
        return new ConnectionStatistics(
                outgoing.taken(SendMode.RELIABLE),
                outgoing.taken(SendMode.UNRELIABLE),
                counters.received(SendMode.RELIABLE),
                counters.received(SendMode.UNRELIABLE),
                outgoing.refused(),
                incoming.dropped(),
                counters.unhandledDropped(),
                counters.malformed());
    }

    @Override
    public String toString() {
        return "client " + id() + " at " + NetUtil.toSocketAddressString(remoteAddress);
    }
}
