package io.darkrift.stream;

import io.darkrift.connection.Connection;
import io.darkrift.core.support.GuardedFuture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream that arrives: see {@link DataStreams.Builder#receiveStream}. The sender sends no bytes until the stream is
 * accepted with {@link #writeTo}, {@link #toByteArray} or {@link #receive}. Safe for use by any thread.
 */
public final class IncomingStream {
    private static final Logger LOG = LoggerFactory.getLogger(DataStreams.class);

    private final StreamEndpoint endpoint;
    private final int id;
    private final String name;
    private final long length;
    private final GuardedFuture<Long> done = new GuardedFuture<>();
    private volatile @Nullable StreamSink sink;
    private volatile @Nullable LongConsumer onProgress;
    private volatile long received;
    private volatile long limit;

    IncomingStream(StreamEndpoint endpoint, int id, String name, long length) {
        this.endpoint = endpoint;
        this.id = id;
        this.name = name;
        this.length = length;
    }

    int id() {
        return id;
    }

    /** Handles a message, where handlers run. */
    void handle(StreamMessage message) {
        switch (message.kind()) {
            case DATA -> data(message.bytes());
            case END -> end(message.number());
            default -> fail("the sender has cancelled it: " + message.text(), null);
        }
    }

    private void data(byte[] bytes) {
        StreamSink target = sink;
        if (target == null || received + bytes.length > limit || length >= 0 && received + bytes.length > length) {
            cancel("more than was allowed or announced has arrived");
            return;
        }
        try {
            target.write(bytes);
        } catch (Throwable e) {
            stop("writing failed: " + e, e);
            return;
        }
        received += bytes.length;
        LongConsumer listener = onProgress;
        if (listener != null) {
            try {
                listener.accept(received);
            } catch (RuntimeException e) {
                LOG.error("The listener of a stream failed", e);
            }
        }
        int window = endpoint.settings().windowBytes();
        if (!done.isDone() && limit - received <= window / 2) {
            allow(received + window);
        }
    }

    private void allow(long upTo) {
        limit = upTo;
        endpoint.control(StreamMessage.window(id, received, upTo));
    }

    private void end(long total) {
        if (sink == null || total != received || length >= 0 && length != total) {
            cancel("it ended after " + received + " bytes, and " + Math.max(length, total) + " were announced");
            return;
        }
        endpoint.forget(this);
        endpoint.control(StreamMessage.window(id, received, limit));
        done.complete(received);
    }

    void fail(String reason, @Nullable Throwable cause) {
        if (done.completeExceptionally(
                new StreamFailedException("the stream \"" + name + "\" was not received: " + reason, cause))) {
            endpoint.forget(this);
        }
    }

    private void stop(String reason, @Nullable Throwable cause) {
        if (!done.isDone()) {
            endpoint.control(StreamMessage.stop(StreamMessage.Kind.REFUSE, id, reason));
        }
        fail(reason, cause);
    }

    /**
     * Returns the connection that the stream arrives over.
     *
     * @return the connection
     */
    public Connection connection() {
        return endpoint.connection();
    }

    /**
     * Returns the name of the stream.
     *
     * @return the name that the sender has chosen, at most 1,024 chars
     */
    public String name() {
        return name;
    }

    /**
     * Returns the length of the stream.
     *
     * @return the count of bytes that the sender has announced, or -1 if it is not known
     */
    public long length() {
        return length;
    }

    /**
     * Returns the progress.
     *
     * @return how many bytes have been written to the destination
     */
    public long received() {
        return received;
    }

    /**
     * Sets a listener of the progress.
     *
     * @param listener called where handlers run, with the number of bytes that have been written to the destination
     * @return this
     */
    public IncomingStream onProgress(LongConsumer listener) {
        this.onProgress = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Accepts the stream, and passes its bytes to a destination. Does not wait.
     *
     * @param destination receives the bytes, in order, where handlers run
     * @return a future of the count of bytes when all have arrived; it fails with a {@link StreamFailedException}
     * @throws IllegalStateException if the stream was accepted before
     */
    public CompletableFuture<Long> receive(StreamSink destination) {
        Objects.requireNonNull(destination, "destination");
        synchronized (this) {
            if (sink != null) {
                throw new IllegalStateException("the stream \"" + name + "\" has a destination already");
            }
            sink = destination;
        }
        if (!done.isDone()) {
            allow(endpoint.settings().windowBytes());
        }
        return done.copy();
    }

    /**
     * Accepts the stream, and writes it where handlers run. If writing to the destination may wait, use a dispatcher
     * whose handlers may wait.
     *
     * @param out receives the bytes, and is closed at the end
     * @return a future of the count of bytes when all have arrived; it fails with a {@link StreamFailedException}
     * @throws IllegalStateException if the stream was accepted before
     */
    public CompletableFuture<Long> writeTo(OutputStream out) {
        Objects.requireNonNull(out, "out");
        return receive(out::write).whenComplete((count, failure) -> {
            try {
                out.close();
            } catch (Exception e) {
                throw new StreamFailedException("the stream \"" + name + "\" can't be closed: " + e, e);
            }
        });
    }

    /**
     * Accepts the stream, and collects its bytes in an array.
     *
     * @param maxBytes the largest accepted length in bytes; a longer stream is cancelled
     * @return a future of the bytes when all have arrived; it fails with a {@link StreamFailedException}
     * @throws IllegalStateException if the stream was accepted before
     */
    public CompletableFuture<byte[]> toByteArray(int maxBytes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        if (length > maxBytes) {
            cancel("it has " + length + " bytes, and " + maxBytes + " are accepted");
        }
        return receive(bytes -> {
                    if (all.size() + bytes.length > maxBytes) {
                        throw new IOException("more than " + maxBytes + " bytes have arrived");
                    }
                    all.writeBytes(bytes);
                })
                .thenApply(count -> all.toByteArray());
    }

    /**
     * Refuses the stream, or cancels it after it was accepted. Has no effect if the stream is done.
     *
     * @param reason the reason, which is sent to the sender; at most 1,024 chars of it
     */
    public void cancel(String reason) {
        stop(Objects.requireNonNull(reason, "reason"), null);
    }

    @Override
    public String toString() {
        return "stream \"" + name + "\" from " + endpoint.connection();
    }
}
