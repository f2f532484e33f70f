package io.darkrift.transport;

import io.darkrift.connection.Connection;
import io.darkrift.connection.ConnectionSettings;
import io.darkrift.message.Message;
import io.darkrift.message.MessageSerializer;
import io.darkrift.message.SendMode;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What goes out over one connection, on its way from a call to the outbox of a channel. On any thread. */
final class Outgoing {
    private final BaseConnection<?> connection;
    private final Traffic traffic;
    private final ReliableOutbox reliable;
    private final @Nullable DatagramPort port;
    private volatile @Nullable InetSocketAddress recipient;
    private volatile @Nullable UnreliableOutbox unreliable;
    private boolean corked;
    private boolean ended;
    private @Nullable Pings pings;
    private volatile boolean withoutUdp;
    private volatile @Nullable DarkriftpyAdvice advice;

    Outgoing(
            BaseConnection<?> connection,
            Traffic traffic,
            @Nullable DatagramPort port,
            @Nullable InetSocketAddress recipient) {
        this.connection = connection;
        this.traffic = traffic;
        ConnectionSettings settings = connection.settings();
        this.reliable = new ReliableOutbox(connection.tcp(), settings.highWaterMark(), settings.maxSentBytes());
        this.port = port;
        this.recipient = recipient;
    }

    Traffic traffic() {
        return traffic;
    }

    ReliableOutbox reliable() {
        return reliable;
    }

    /** The pings that were sent, or null if none was: most connections send none. On any thread. */
    synchronized @Nullable Pings pings() {
        return pings;
    }

    private synchronized Pings firstPings() {
        if (pings == null) {
            ConnectionSettings settings = connection.settings();
            pings = new Pings(connection.eventLoop(), settings.nanoClock(), settings.pingTimeout());
        }
        return pings;
    }

    private Outbox outbox(SendMode mode) {
        if (mode == SendMode.RELIABLE || port == null || withoutUdp) {
            return reliable;
        }
        UnreliableOutbox existing = unreliable;
        return existing != null ? existing : firstUnreliable(port);
    }

    /** Made when it is first used: a connection that sends nothing over UDP needs no memory for that. */
    private synchronized UnreliableOutbox firstUnreliable(DatagramPort from) {
        UnreliableOutbox first = unreliable;
        if (first == null) {
            ConnectionSettings settings = connection.settings();
            first = new UnreliableOutbox(from, recipient, settings.highWaterMark(), settings.maxDatagramBytes());
            if (corked) {
                first.cork();
            }
            if (ended) {
                first.endSoon();
            }
            unreliable = first;
        }
        return first;
    }

    /** See {@link Connection#send(Object, SendMode)}. */
    boolean send(Object message, SendMode mode) {
        Outbox outbox = outbox(mode);
        return isTaken(outbox, append(outbox, message));
    }

    /** As {@link #send}, for a message that goes to many. */
    boolean send(SharedFrame frame, SendMode mode) {
        if (advice != null) {
            advise(frame.message(), serializerOf(frame.message()));
        }
        Outbox outbox = outbox(mode);
        return isTaken(outbox, outbox.append(frame));
    }

    /** See {@link Connection#sendBlocking(Object, SendMode)}. */
    void sendBlocking(Object message, SendMode mode) throws InterruptedException {
        Waiting.refuseOnEventLoop();
        Outbox outbox = outbox(mode);
        Outbox.Answer answer = append(outbox, message);
        while (answer == Outbox.Answer.FULL) {
            outbox.refuseWhileCorked();
            Waiting.await(whenWritable(mode), null);
            outbox = outbox(mode);
            answer = append(outbox, message);
        }
        if (answer == Outbox.Answer.ENDED) {
            throw connection.ending().exception();
        }
    }

    private Outbox.Answer append(Outbox outbox, Object message) {
        if (connection.settings().acknowledgePings()
                && message instanceof Message raw
                && raw.kind() == Message.Kind.PING) {
            throw new IllegalArgumentException("a ping by hand needs acknowledgePings(false), or the library would take"
                    + " its acknowledgement for a mistake: send it with ping(message, mode)");
        }
        MessageSerializer<?> serializer = serializerOf(message);
        advise(message, serializer);
        return outbox.append(message, serializer);
    }

    private @Nullable MessageSerializer<?> serializerOf(Object message) {
        return message instanceof Message ? null : traffic.outgoing(message);
    }

    private void advise(Object message, @Nullable MessageSerializer<?> serializer) {
        DarkriftpyAdvice current = advice;
        if (current != null) {
            current.sending(message, serializer);
        }
    }

    private boolean isTaken(Outbox outbox, Outbox.Answer answer) {
        if (answer == Outbox.Answer.TAKEN) {
            return true;
        }
        outbox.countRefused();
        if (answer == Outbox.Answer.FULL) {
            connection.overflowed();
        }
        return false;
    }

    /** See {@link Connection#whenWritable(SendMode)}. */
    CompletableFuture<Void> whenWritable(SendMode mode) {
        CompletableFuture<Void> future = outbox(mode).whenWritable();
        return future != null
                ? future
                : CompletableFuture.failedFuture(connection.ending().exception());
    }

    /** See {@link Connection#ping(Object, SendMode)}. */
    CompletableFuture<Duration> ping(Object message, SendMode mode) {
        MessageSerializer<?> serializer = serializerOf(message);
        Message raw =
                serializer == null ? (Message) message : traffic.registry().toMessage(message);
        if (!connection.isOpen()) {
            // The event loop may be gone already.
            return CompletableFuture.failedFuture(connection.ending().exception());
        }
        CompletableFuture<Duration> future = new CompletableFuture<>();
        connection.onEventLoop(() -> ping(raw, mode, future));
        return future;
    }

    private void ping(Message message, SendMode mode, CompletableFuture<Duration> future) {
        Pings sent = firstPings();
        int code = sent.begin(future);
        if (code < 0) {
            future.completeExceptionally(new IllegalStateException("65,536 pings wait for their acknowledgement"));
            return;
        }
        Message ping = message.asPing(code);
        advise(ping, null);
        try {
            Outbox outbox = outbox(mode);
            if (!isTaken(outbox, outbox.append(ping, null))) {
                future.completeExceptionally(
                        connection.isOpen()
                                ? new IllegalStateException("too much waits to be sent: see whenWritable")
                                : connection.ending().exception());
            }
        } catch (IllegalArgumentException e) {
            future.completeExceptionally(e);
        }
        if (future.isDone()) {
            sent.cancel(code);
        }
    }

    /** Sends a command of the protocol, however much waits. */
    void sendCommand(byte[] frame) {
        reliable.appendUrgent(frame);
    }

    /** Holds back what is sent until {@link #uncork()}. */
    void cork() {
        UnreliableOutbox existing = begin(true);
        reliable.cork();
        if (existing != null) {
            existing.cork();
        }
    }

    /** Sends what was held back. */
    void uncork() {
        UnreliableOutbox existing = begin(false);
        reliable.uncork();
        if (existing != null) {
            existing.uncork();
        }
    }

    /** Sends what was taken, and takes nothing more. On the event loop. */
    void end() {
        UnreliableOutbox existing = beginEnded();
        reliable.end();
        if (existing != null) {
            existing.endSoon();
        }
    }

    /** Takes nothing more, and drops what waits. */
    void abort(RuntimeException cause) {
        UnreliableOutbox existing = beginEnded();
        reliable.abort(cause);
        if (existing != null) {
            existing.abort(cause);
        }
    }

    /** Says whether an outbox that is made later begins corked. Returns the one that exists. */
    private synchronized @Nullable UnreliableOutbox begin(boolean nowCorked) {
        corked = nowCorked;
        return unreliable;
    }

    /** Says that an outbox that is made later takes nothing. Returns the one that exists. */
    private synchronized @Nullable UnreliableOutbox beginEnded() {
        ended = true;
        return unreliable;
    }

    /** The peer turned out to be darkriftpy. */
    void advise(DarkriftpyAdvice darkriftpy) {
        advice = darkriftpy;
    }

    /** Sends unreliable messages over TCP from now on. */
    void abandonUdp() {
        withoutUdp = true;
    }

    /** True if unreliable messages go over TCP. */
    boolean isWithoutUdp() {
        return withoutUdp || port == null;
    }

    /** Where datagrams go, or null if the UDP socket is connected, or there is none. */
    @Nullable InetSocketAddress recipient() {
        return recipient;
    }

    /** Sends datagrams to another address from now on. */
    synchronized void redirect(@Nullable InetSocketAddress address) {
        recipient = address;
        if (unreliable != null) {
            unreliable.redirect(address);
        }
    }

    /** The count of messages that were not taken. */
    long refused() {
        UnreliableOutbox existing = unreliable;
        return reliable.refused() + (existing == null ? 0 : existing.refused());
    }

    /** The count of messages that were taken for a channel. */
    long taken(SendMode mode) {
        if (mode == SendMode.RELIABLE) {
            return reliable.taken();
        }
        UnreliableOutbox existing = unreliable;
        return existing == null ? 0 : existing.taken();
    }
}
