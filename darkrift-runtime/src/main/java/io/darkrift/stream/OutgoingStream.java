package io.darkrift.stream;

import io.darkrift.connection.SendResult;
import io.darkrift.core.support.GuardedFuture;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream that is being sent: see {@link DataStreams#sendStream}. Safe for use by any thread. */
public final class OutgoingStream {
    private static final Logger LOG = LoggerFactory.getLogger(DataStreams.class);

    private final StreamEndpoint endpoint;
    private final int id;
    private final String name;
    private final long length;
    private final StreamSource source;
    private final GuardedFuture<Void> done = new GuardedFuture<>();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile long acknowledged;
    private volatile long limit;
    private volatile boolean opened;
    private volatile @Nullable LongConsumer onProgress;

    // On the executor, one thread at a time.
    private volatile long sent;
    private byte @Nullable [] pending;
    private boolean atEnd;
    private volatile boolean endSent;

    OutgoingStream(StreamEndpoint endpoint, int id, String name, long length, StreamSource source) {
        this.endpoint = endpoint;
        this.id = id;
        this.name = name;
        this.length = length;
        this.source = source;
    }

    int id() {
        return id;
    }

    /** The stream may be sent now. */
    void open() {
        opened = true;
        endpoint.control(StreamMessage.open(id, length, name));
        if (!endpoint.connection().isOpen()) {
            fail("the connection has ended", null);
        }
    }

    /** The receiver has consumed some, and allows more. Where handlers run. */
    void window(long consumed, long allowed) {
        if (consumed < acknowledged || consumed > sent) {
            return;
        }
        acknowledged = consumed;
        limit = Math.max(limit, allowed);
        LongConsumer listener = onProgress;
        if (listener != null) {
            try {
                listener.accept(consumed);
            } catch (RuntimeException e) {
                LOG.error("The listener of a stream failed", e);
            }
        }
        if (endSent && consumed == sent) {
            endpoint.forget(this);
            done.complete(null);
        } else {
            pump();
        }
    }

    /** Has the executor send what may be sent. On any thread. */
    private void pump() {
        if (requests.getAndIncrement() == 0) {
            try {
                endpoint.settings().executor().execute(this::work);
            } catch (RejectedExecutionException e) {
                fail("the executor of the streams rejects tasks", e);
            }
        }
    }

    private void work() {
        int seen;
        do {
            seen = requests.get();
            try {
                sendMore();
            } catch (Throwable e) {
                stop("reading the stream failed: " + e, e);
            }
        } while (requests.addAndGet(-seen) > 0);
    }

    private void sendMore() throws Exception {
        while (!done.isDone() && !endSent) {
            StreamMessage next = next();
            if (next == null) {
                return;
            }
            // Counted before: the answer may arrive before this goes on.
            count(next, 1);
            SendResult result = endpoint.connection().send(next);
            if (result == SendResult.FULL) {
                count(next, -1);
                endpoint.connection().whenWritable().whenComplete((room, failure) -> pump());
                return;
            }
            if (!result.isAccepted()) {
                fail("the connection has ended", null);
                return;
            }
            pending = null;
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread at a time
    private void count(StreamMessage message, int sign) {
        sent += sign * message.bytes().length;
        endSent = message.kind() == StreamMessage.Kind.END && sign > 0;
    }

    /** Returns the next message, or null if the receiver has to allow more first. */
    private @Nullable StreamMessage next() throws Exception {
        atEnd |= pending == null && sent == length;
        byte[] chunk = pending;
        if (chunk == null && !atEnd) {
            long room = Math.min(limit - sent, endpoint.settings().chunkBytes());
            if (room <= 0) {
                return null;
            }
            chunk = new byte[(int) room];
            int count = source.read(chunk, 0, chunk.length);
            atEnd = count < 0;
            chunk = atEnd ? null : count == chunk.length ? chunk : Arrays.copyOf(chunk, count);
            pending = chunk;
        }
        if (chunk != null) {
            if (length >= 0 && sent + chunk.length > length) {
                throw new IllegalStateException(
                        "the source has more than the " + length + " bytes that were announced");
            }
            return StreamMessage.data(id, chunk);
        }
        if (length >= 0 && sent < length) {
            throw new IllegalStateException("the source ended after " + sent + " of " + length + " bytes");
        }
        return StreamMessage.end(id, sent);
    }

    void fail(String reason, @Nullable Throwable cause) {
        if (done.completeExceptionally(
                new StreamFailedException("the stream \"" + name + "\" was not sent: " + reason, cause))) {
            endpoint.forget(this);
        }
    }

    private void stop(String reason, @Nullable Throwable cause) {
        if (!done.isDone() && opened) {
            endpoint.control(StreamMessage.stop(StreamMessage.Kind.CANCEL, id, reason));
        }
        fail(reason, cause);
    }

    /**
     * Returns the name of the stream.
     *
     * @return the name that the receiver sees
     */
    public String name() {
        return name;
    }

    /**
     * Returns the length of the stream.
     *
     * @return the count of bytes, or -1 if it is not known
     */
    public long length() {
        return length;
    }

    /**
     * Returns the progress.
     *
     * @return how many bytes the receiver has consumed
     */
    public long acknowledged() {
        return acknowledged;
    }

    /**
     * Sets a listener of the progress.
     *
     * @param listener called where handlers run, with the number of bytes that the receiver has consumed
     * @return this
     */
    public OutgoingStream onProgress(LongConsumer listener) {
        this.onProgress = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Returns a future of the end of the stream.
     *
     * @return a future that completes when the receiver has consumed everything; it fails with a {@link
     *     StreamFailedException}
     */
    public CompletableFuture<Void> done() {
        return done.copy();
    }

    /**
     * Cancels the stream. Has no effect if the stream is done.
     *
     * @param reason the reason, which is sent to the receiver; at most 1,024 chars of it
     */
    public void cancel(String reason) {
        stop(Objects.requireNonNull(reason, "reason"), null);
    }

    @Override
    public String toString() {
        return "stream \"" + name + "\" to " + endpoint.connection();
    }
}
