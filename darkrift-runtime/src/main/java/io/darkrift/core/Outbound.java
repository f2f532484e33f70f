package io.darkrift.core;

import io.darkrift.connection.Connection;
import io.darkrift.connection.ConnectionSettings;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.SendQueuePolicy;
import io.darkrift.connection.SendResult;
import io.darkrift.core.dispatch.DirectedMessages;
import io.darkrift.core.sending.Frames;
import io.darkrift.core.sending.MessageEncoder;
import io.darkrift.core.sending.SharedMessage;
import io.darkrift.core.sending.WriteQueue;
import io.darkrift.core.support.Blocking;
import io.darkrift.core.support.GuardedFuture;
import io.darkrift.core.support.TokenBucket;
import io.darkrift.message.Message;
import io.darkrift.message.MessageSerializer;
import io.darkrift.message.SendMode;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkWriter;
import io.darkrift.transport.MemoryBudget;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What goes out over one connection, on its way from a call to the {@link WriteQueue} of a channel. On any thread. */
final class Outbound implements WriteQueue.Watcher {
    /** How many pings of a peer are acknowledged in a second, and at once. A game sends a few. */
    private static final int MAX_ACKNOWLEDGEMENTS = 1_000;

    /** A peer for which more waits does not read, and measures nothing. */
    private static final int MAX_WAITING_FOR_ACKNOWLEDGEMENT = 1 << 16;

    private final AbstractConnection<?> connection;
    private final DirectedMessages messages;
    private final ConnectionSettings settings;
    private final Link link;
    private final WriteQueue reliable;
    private volatile @Nullable WriteQueue unreliable;
    private final int maxUnreliable;
    private boolean corked;
    private @Nullable RuntimeException ended;
    private @Nullable PingTracker pings;

    /** On the event loop of the link. */
    private @Nullable TokenBucket acknowledgements;

    Outbound(AbstractConnection<?> connection, DirectedMessages messages, Link link) {
        this.connection = connection;
        this.messages = messages;
        this.settings = connection.settings();
        this.link = link;
        this.reliable = new WriteQueue(link.reliable(), settings.highWaterMark(), this::newShare, this::writingFailed);
        this.maxUnreliable = Math.min(settings.maxDatagramBytes(), link.traits().maxUnreliableBytes());
    }

    /** Returns the watcher of messages that are accepted, or null while no observer sees messages. */
    private WriteQueue.@Nullable Watcher watcher() {
        return connection.handlers().observers().seesMessages() ? this : null;
    }

    @Override
    public void accepted(WriteQueue queue, byte[] bytes, int from, int to) {
        connection.observeSent(
                bytes, from + LinkWriter.LENGTH_BYTES, to, queue == reliable ? SendMode.RELIABLE : SendMode.UNRELIABLE);
    }

    private MemoryBudget.@Nullable Share newShare() {
        MemoryBudget budget = connection.outboundMemory();
        return budget == null ? null : budget.newShare(this::evict);
    }

    private void evict() {
        connection.fail(DisconnectInfo.of(
                Reason.SLOW_CONSUMER,
                "all connections together have more waiting to be sent than maxOutboundMemory, and this one has most"));
    }

    private void writingFailed(Throwable cause) {
        connection.fail(new DisconnectInfo(Reason.INTERNAL_ERROR, "messages can't be written", cause));
    }

    DirectedMessages messages() {
        return messages;
    }

    /** Returns the pings that were sent, or null: most connections send no pings. */
    synchronized @Nullable PingTracker pings() {
        return pings;
    }

    private synchronized PingTracker firstPings() {
        if (pings == null) {
            pings = new PingTracker(connection.clock(), settings.pingTimeout());
        }
        return pings;
    }

    private WriteQueue queue(SendMode mode) {
        if (mode == SendMode.RELIABLE) {
            return reliable;
        }
        LinkWriter writer = link.unreliable();
        if (writer == reliable.writer()) {
            return reliable;
        }
        WriteQueue existing = unreliable;
        return existing != null ? existing : firstUnreliable(writer);
    }

    /** Made when it is first used: a connection that sends nothing over UDP needs no memory for that. */
    private synchronized WriteQueue firstUnreliable(LinkWriter writer) {
        WriteQueue first = unreliable;
        if (first == null) {
            first = new WriteQueue(writer, settings.highWaterMark(), this::newShare, this::writingFailed);
            if (corked) {
                first.cork();
            }
            if (ended != null) {
                first.abort(ended);
            }
            unreliable = first;
        }
        return first;
    }

    /** Returns the largest message that a channel accepts, from the flags to the end. */
    int maxBody(SendMode mode) {
        return mode == SendMode.RELIABLE || link.unreliable() == reliable.writer()
                ? settings.maxSentBytes()
                : maxUnreliable;
    }

    private int maxBody(WriteQueue queue) {
        return queue == reliable ? settings.maxSentBytes() : maxUnreliable;
    }

    /** See {@link Connection#send(Object, SendMode)}. */
    SendResult send(Object message, SendMode mode) {
        MessageSerializer<?> serializer = serializerOf(message);
        WriteQueue queue = queue(mode);
        WriteQueue.Answer answer = append(queue, message, serializer, mode);
        return answer == WriteQueue.Answer.ACCEPTED ? SendResult.ACCEPTED : refused(queue, answer, mode);
    }

    /**
     * Returns whether a message is dropped because the peer does not read. Where a link has one way for all, an unreliable
     * message would wait behind everything else, and would be outdated when it arrives.
     */
    private boolean isDropped(WriteQueue queue, SendMode mode) {
        return mode == SendMode.UNRELIABLE && queue == reliable && queue.isStalled();
    }

    private WriteQueue.Answer append(
            WriteQueue queue, Object message, @Nullable MessageSerializer<?> serializer, SendMode mode) {
        if (isDropped(queue, mode)) {
            return WriteQueue.Answer.FULL;
        }
        if (queue.executor().inEventLoop()) {
            return appendOnLoop(queue, message, serializer);
        }
        MessageEncoder encoder = MessageEncoder.acquire();
        try {
            encoder.encode(message, serializer, maxBody(queue));
            WriteQueue.Answer answer = queue.append(encoder.array(), encoder.size(), false, watcher());
            boolean waits = answer == WriteQueue.Answer.FULL
                    && mode == SendMode.RELIABLE
                    && settings.sendQueuePolicy() == SendQueuePolicy.BLOCK
                    && !Blocking.isEventLoop(link.executor());
            return waits ? waitForRoom(queue, encoder) : answer;
        } finally {
            encoder.release();
        }
    }

    /** Appends on the event loop of the queue. What is sent within a read leaves at the end of the read. */
    private WriteQueue.Answer appendOnLoop(
            WriteQueue queue, Object message, @Nullable MessageSerializer<?> serializer) {
        boolean defer = connection.defersFlush(queue.executor());
        WriteQueue.Answer answer = queue.encode(message, serializer, maxBody(queue), defer, watcher());
        if (answer == null) {
            // An accessor or a serializer sends this while its own message is being encoded: it goes behind that.
            MessageEncoder encoder = MessageEncoder.acquire();
            try {
                encoder.encode(message, serializer, maxBody(queue));
                answer = queue.append(encoder.array(), encoder.size(), defer, watcher());
            } finally {
                encoder.release();
            }
        }
        if (defer && answer == WriteQueue.Answer.ACCEPTED) {
            connection.flushOnReadComplete();
        }
        return answer;
    }

    private SendResult refused(WriteQueue queue, WriteQueue.Answer answer, SendMode mode) {
        queue.countRefused();
        if (answer == WriteQueue.Answer.CLOSED) {
            return SendResult.CLOSED;
        }
        if (mode == SendMode.UNRELIABLE) {
            return SendResult.UNRELIABLE_DROPPED;
        }
        overflowed(queue);
        return SendResult.FULL;
    }

    private WriteQueue.Answer waitForRoom(WriteQueue queue, MessageEncoder encoder) {
        WriteQueue.Answer answer = WriteQueue.Answer.FULL;
        try {
            while (answer == WriteQueue.Answer.FULL && !queue.isCorked()) {
                CompletableFuture<Void> room = queue.whenWritable();
                if (room == null) {
                    return WriteQueue.Answer.CLOSED;
                }
                Blocking.await(room.exceptionally(end -> null), null);
                answer = queue.append(encoder.array(), encoder.size(), false, watcher());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }

    /** A reliable message found no room. */
    private void overflowed(WriteQueue queue) {
        // While the handlers of a new client run nothing leaves, which is not the client's fault.
        if (settings.sendQueuePolicy() == SendQueuePolicy.DISCONNECT && !queue.isCorked()) {
            connection.fail(DisconnectInfo.of(
                    Reason.SLOW_CONSUMER,
                    "the peer reads too slowly: " + settings.highWaterMark()
                            + " bytes wait to be sent already; see highWaterMark and sendQueuePolicy"));
        }
    }

    /** As {@link #send}, for a message that goes to many. */
    SendResult send(SharedMessage message, SendMode mode) {
        WriteQueue queue = queue(mode);
        WriteQueue.Answer answer = isDropped(queue, mode) ? WriteQueue.Answer.FULL : queue.append(message, watcher());
        return answer == WriteQueue.Answer.ACCEPTED ? SendResult.ACCEPTED : refused(queue, answer, mode);
    }

    /** See {@link Connection#sendBlocking(Object, SendMode)}. */
    void sendBlocking(Object message, SendMode mode) throws InterruptedException {
        Blocking.refuseOnEventLoop(link.executor());
        MessageSerializer<?> serializer = serializerOf(message);
        MessageEncoder encoder = MessageEncoder.acquire();
        try {
            WriteQueue queue = queue(mode);
            encoder.encode(message, serializer, maxBody(queue));
            while (true) {
                WriteQueue.Answer answer = isDropped(queue, mode)
                        ? WriteQueue.Answer.FULL
                        : queue.append(encoder.array(), encoder.size(), false, watcher());
                if (answer == WriteQueue.Answer.ACCEPTED) {
                    return;
                }
                if (answer == WriteQueue.Answer.CLOSED) {
                    throw connection.closedException();
                }
                if (queue.isCorked()) {
                    throw new IllegalStateException(
                            "more than highWaterMark waits to be sent, and nothing leaves before"
                                    + " the handler of onConnect has returned: send less there, or raise highWaterMark");
                }
                Blocking.await(whenWritable(mode), null);
                queue = queue(mode);
            }
        } finally {
            encoder.release();
        }
    }

    private @Nullable MessageSerializer<?> serializerOf(Object message) {
        MessageSerializer<?> serializer = messages.serializerToSend(message);
        if (serializer == null) {
            MessageEncoder.checkRaw(settings, message);
        }
        return serializer;
    }

    /** See {@link Connection#whenWritable(SendMode)}. */
    CompletableFuture<Void> whenWritable(SendMode mode) {
        WriteQueue queue = queue(mode);
        CompletableFuture<Void> future =
                mode == SendMode.UNRELIABLE && queue == reliable ? queue.whenFlowing() : queue.whenWritable();
        return future != null ? future : GuardedFuture.failed(connection.closedException());
    }

    /** Returns the size of a message as it would be sent. */
    int encodedSize(Object message) {
        MessageEncoder encoder = MessageEncoder.acquire();
        try {
            encoder.encode(message, serializerOf(message), Integer.MAX_VALUE);
            return encoder.size() - LinkWriter.LENGTH_BYTES;
        } finally {
            encoder.release();
        }
    }

    /** See {@link Connection#ping(Object, SendMode)}. */
    CompletableFuture<Duration> ping(Object message, SendMode mode) {
        MessageSerializer<?> serializer = messages.serializerToSend(message);
        if (serializer == null && !(message instanceof Message)) {
            throw new IllegalArgumentException("an encoded message can't be a ping: send the record itself");
        }
        Message raw =
                serializer == null ? (Message) message : messages.registry().encode(message);
        int size = raw.size() + LinkWriter.PING_HEADER_BYTES;
        if (size > maxBody(mode)) {
            throw Frames.tooLarge(raw.tag(), size, maxBody(mode));
        }
        GuardedFuture<Duration> future = new GuardedFuture<>(link.executor());
        if (!connection.isOpen() || !connection.onEventLoop(() -> ping(raw, mode, future))) {
            future.completeExceptionally(connection.closedException());
        }
        return future;
    }

    private void ping(Message message, SendMode mode, CompletableFuture<Duration> future) {
        WriteQueue queue = queue(mode);
        PingTracker sent = firstPings();
        int code = sent.begin(queue == reliable ? SendMode.RELIABLE : mode, future);
        if (code < 0) {
            future.completeExceptionally(new IllegalStateException("65,536 pings wait for their acknowledgement"));
            return;
        }
        try {
            WriteQueue.Answer answer = append(queue, message.asPing(code), null, mode);
            if (answer != WriteQueue.Answer.ACCEPTED) {
                queue.countRefused();
                future.completeExceptionally(
                        answer == WriteQueue.Answer.FULL
                                ? new IllegalStateException("too much waits to be sent: see whenWritable")
                                : connection.closedException());
            }
        } catch (IllegalArgumentException e) {
            future.completeExceptionally(e);
        }
        if (future.isDone()) {
            sent.cancel(code);
        }
    }

    /**
     * Sends the acknowledgement of a ping. It is dropped where the peer pings without measure, or has to read first: the
     * peer decides how many there are. On the event loop of the link.
     */
    void acknowledge(int tag, int code, SendMode mode) {
        WriteQueue queue = queue(mode);
        boolean acknowledges = mayAcknowledge()
                && queue.pendingBytes() <= MAX_WAITING_FOR_ACKNOWLEDGEMENT
                && append(queue, Message.of(tag).asPingAcknowledgement(code), null, mode) == WriteQueue.Answer.ACCEPTED;
        if (!acknowledges) {
            queue.countRefused();
        }
    }

    private boolean mayAcknowledge() {
        long now = connection.clock().nanos();
        TokenBucket bucket = acknowledgements;
        if (bucket == null) {
            bucket = new TokenBucket(MAX_ACKNOWLEDGEMENTS, MAX_ACKNOWLEDGEMENTS, now);
            acknowledgements = bucket;
        }
        return bucket.tryTake(now);
    }

    /** Sends a message that was encoded before. */
    SendResult sendFrame(byte[] frame) {
        WriteQueue.Answer answer = reliable.append(frame, frame.length, false, watcher());
        return answer == WriteQueue.Answer.ACCEPTED
                ? SendResult.ACCEPTED
                : refused(reliable, answer, SendMode.RELIABLE);
    }

    void keepUnsent() {
        reliable.keepUnsent();
    }

    /** Takes the reliable messages that the link has not been given. On the event loop, when the link has ended. */
    byte[] takeUnsent() {
        return reliable.takeUnsent();
    }

    /** Sends a command of the protocol, however much waits. */
    void sendCommand(byte[] frame) {
        reliable.appendUrgent(frame, frame.length);
    }

    /** Accepts the last message of the connection, however much waits. It is sent when the connection ends. */
    void sendFarewell(Object message) {
        MessageSerializer<?> serializer = serializerOf(message);
        MessageEncoder encoder = MessageEncoder.acquire();
        try {
            encoder.encode(message, serializer, settings.maxSentBytes());
            reliable.appendLast(encoder.array(), encoder.size(), watcher());
        } finally {
            encoder.release();
        }
    }

    /** Sends what was deferred until the end of a read. On the event loop of the link. */
    void flush() {
        reliable.run();
        WriteQueue existing = unreliable;
        if (existing != null && existing.executor() == reliable.executor()) {
            existing.run();
        }
    }

    /** Bytes have left. On the event loop of the writer. */
    void written(SendMode mode, int bytes) {
        WriteQueue queue = mode == SendMode.RELIABLE ? reliable : unreliable;
        if (queue != null) {
            queue.written(bytes);
        }
    }

    /** Holds back what is sent until {@link #uncork()}. */
    void cork() {
        WriteQueue existing = corked(true);
        reliable.cork();
        if (existing != null) {
            existing.cork();
        }
    }

    /** Sends what was held back. */
    void uncork() {
        WriteQueue existing = corked(false);
        reliable.uncork();
        if (existing != null) {
            existing.uncork();
        }
    }

    /** Sets whether a queue that is made later begins corked. Returns the one that exists. */
    private synchronized @Nullable WriteQueue corked(boolean nowCorked) {
        corked = nowCorked;
        return unreliable;
    }

    /**
     * Sends what was accepted, and accepts nothing more. On the event loop.
     *
     * @param drained called on the event loop when the link has everything
     */
    void end(Runnable drained) {
        WriteQueue existing = ended(connection.closedException());
        if (existing != null) {
            existing.end(() -> {});
        }
        reliable.end(drained);
    }

    /** Accepts nothing more. On any thread. */
    void stopAccepting() {
        WriteQueue existing = ended(connection.closedException());
        reliable.stopAccepting();
        if (existing != null) {
            existing.stopAccepting();
        }
    }

    /** Accepts nothing more, and drops what waits. */
    void abort(RuntimeException cause) {
        WriteQueue existing = ended(cause);
        reliable.abort(cause);
        if (existing != null) {
            existing.abort(cause);
        }
    }

    /** Makes a queue that is made later accept nothing. Returns the one that exists. */
    private synchronized @Nullable WriteQueue ended(RuntimeException cause) {
        ended = cause;
        return unreliable;
    }

    /** Returns the count of messages that were not accepted. */
    long refused() {
        WriteQueue existing = unreliable;
        return reliable.refused() + (existing == null ? 0 : existing.refused());
    }

    /** Returns the count of messages that were accepted for a channel. */
    long accepted(SendMode mode) {
        WriteQueue queue = mode == SendMode.RELIABLE ? reliable : unreliable;
        return queue == null ? 0 : queue.accepted();
    }

    /** Returns the bytes that were accepted for a channel. */
    long acceptedBytes(SendMode mode) {
        WriteQueue queue = mode == SendMode.RELIABLE ? reliable : unreliable;
        return queue == null ? 0 : queue.acceptedBytes();
    }

    /** Returns the bytes that wait to be sent. */
    long pendingBytes() {
        WriteQueue existing = unreliable;
        return reliable.pendingBytes() + (existing == null ? 0 : existing.pendingBytes());
    }
}
