package io.darkrift.transport;

import io.darkrift.connection.Connection;
import io.darkrift.connection.ConnectionSettings;
import io.darkrift.message.Message;
import io.darkrift.message.MessageSerializer;
import io.darkrift.message.SendMode;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What goes out over one connection, on its way from a call to the outbox of a channel. On any thread. */
final class Outgoing {
    private final BaseConnection<?> connection;
    private final ConnectionSettings settings;
    private final Traffic traffic;
    private final ReliableOutbox reliable;
    private final @Nullable UnreliableOutbox unreliable;
    private final Pings pings;
    private final LongAdder refused = new LongAdder();
    private volatile boolean withoutUdp;
    private volatile @Nullable DarkriftpyAdvice advice;

    Outgoing(
            BaseConnection<?> connection,
            ConnectionSettings settings,
            Traffic traffic,
            Channel tcp,
            @Nullable DatagramPort port,
            @Nullable InetSocketAddress recipient) {
        this.connection = connection;
        this.settings = settings;
        this.traffic = traffic;
        this.reliable = new ReliableOutbox(tcp, settings.highWaterMark(), settings.maxSentBytes());
        this.unreliable = port == null
                ? null
                : new UnreliableOutbox(port, recipient, settings.highWaterMark(), settings.maxDatagramBytes());
        this.pings = new Pings(tcp.eventLoop(), settings.nanoClock(), settings.pingTimeout());
    }

    ReliableOutbox reliable() {
        return reliable;
    }

    @Nullable UnreliableOutbox unreliable() {
        return unreliable;
    }

    Pings pings() {
        return pings;
    }

    private Outbox outbox(SendMode mode) {
        return mode == SendMode.UNRELIABLE && unreliable != null && !withoutUdp ? unreliable : reliable;
    }

    /** See {@link Connection#send(Object, SendMode)}. */
    boolean send(Object message, SendMode mode) {
        return isTaken(append(message, mode));
    }

    /** As {@link #send}, for a message whose frame is ready. */
    boolean sendFrame(Object message, byte[] frame, SendMode mode) {
        if (advice != null) {
            advise(message, serializerOf(message));
        }
        return isTaken(outbox(mode).append(frame, null));
    }

    /** See {@link Connection#sendBlocking(Object, SendMode)}. */
    void sendBlocking(Object message, SendMode mode) throws InterruptedException {
        Waiting.refuseOnEventLoop();
        Outbox.Answer answer = append(message, mode);
        while (answer == Outbox.Answer.FULL) {
            outbox(mode).refuseWhileCorked();
            Waiting.await(whenWritable(mode), null);
            answer = append(message, mode);
        }
        if (answer == Outbox.Answer.ENDED) {
            throw connection.ending().exception();
        }
    }

    private Outbox.Answer append(Object message, SendMode mode) {
        if (settings.acknowledgePings() && message instanceof Message raw && raw.kind() == Message.Kind.PING) {
            throw new IllegalArgumentException("a ping by hand needs acknowledgePings(false), or the library would take"
                    + " its acknowledgement for a mistake: send it with ping(message, mode)");
        }
        MessageSerializer<?> serializer = serializerOf(message);
        advise(message, serializer);
        return outbox(mode).append(message, serializer);
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

    private boolean isTaken(Outbox.Answer answer) {
        if (answer == Outbox.Answer.TAKEN) {
            return true;
        }
        refused.increment();
        if (answer == Outbox.Answer.FULL) {
            connection.overflowed();
        }
        return false;
    }

    /** See {@link Connection#whenWritable()}. */
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
        int code = pings.begin(future);
        if (code < 0) {
            future.completeExceptionally(new IllegalStateException("65,536 pings wait for their acknowledgement"));
            return;
        }
        Message ping = message.asPing(code);
        advise(ping, null);
        try {
            if (!isTaken(outbox(mode).append(ping, null))) {
                future.completeExceptionally(
                        connection.isOpen()
                                ? new IllegalStateException("too much waits to be sent: see whenWritable")
                                : connection.ending().exception());
            }
        } catch (IllegalArgumentException e) {
            future.completeExceptionally(e);
        }
        if (future.isDone()) {
            pings.cancel(code);
        }
    }

    /** Sends a command of the protocol, however much waits. */
    void sendCommand(byte[] frame) {
        reliable.appendUrgent(frame);
    }

    /** Holds back what is sent until {@link #uncork()}. */
    void cork() {
        reliable.cork();
        if (unreliable != null) {
            unreliable.cork();
        }
    }

    /** Sends what was held back. */
    void uncork() {
        reliable.uncork();
        if (unreliable != null) {
            unreliable.uncork();
        }
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
        return withoutUdp || unreliable == null;
    }

    /** Sends datagrams to another address from now on. */
    void redirect(InetSocketAddress address) {
        if (unreliable != null) {
            unreliable.redirect(address);
        }
    }

    /** The count of messages that were not taken. */
    long refused() {
        return refused.sum();
    }

    /** The count of messages that were taken for a channel. */
    long taken(SendMode mode) {
        if (mode == SendMode.RELIABLE) {
            return reliable.taken();
        }
        return unreliable == null ? 0 : unreliable.taken();
    }
}
