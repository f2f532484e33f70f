package io.darkrift.core;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.transport.LinkWriter;
import io.darkrift.transport.MemoryBudget;
import io.darkrift.wire.support.BigEndian;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one way of one connection that are to be sent. Any thread appends encoded bytes to the batch; the event
 * loop writes the whole batch once a turn. While the network has not taken a batch, the next one grows: a socket that is
 * not writable holds one batch, and not many small buffers.
 *
 * <p>What waits, in the batch and in the writer, counts against the high-water mark.
 */
final class WriteQueue implements Runnable {
    /** What became of a message. */
    enum Answer {
        ACCEPTED,
        FULL,
        CLOSED
    }

    private final LinkWriter writer;
    private final LinkExecutor executor;
    private final int highWaterMark;

    // Guarded by this.
    private final HeldBytes held;
    private byte @Nullable [] batch;
    private int size;
    private @Nullable ByteBuf shared;
    private long inFlight;
    private long accepted;
    private long acceptedBytes;
    private long refused;
    private boolean scheduled;
    private boolean corked;
    private boolean ended;
    private boolean aborted;
    private @Nullable Runnable drained;
    private @Nullable List<CompletableFuture<Void>> writable;

    // On the event loop of the writer.
    private byte @Nullable [] leaving;
    private int leavingFrom;
    private int leavingTo;
    private boolean running;

    /**
     * Creates a queue without messages.
     *
     * @param writer where batches go
     * @param highWaterMark how many bytes may wait
     * @param shares gives the queue a share of a common budget when it holds much, or null without a budget
     */
    WriteQueue(LinkWriter writer, int highWaterMark, Supplier<MemoryBudget.@Nullable Share> shares) {
        this.writer = writer;
        this.held = new HeldBytes(shares);
        this.executor = writer.executor();
        this.highWaterMark = highWaterMark;
    }

    LinkWriter writer() {
        return writer;
    }

    /**
     * Appends one encoded message.
     *
     * @param defer whether the caller flushes later, on the event loop: see {@link #run}
     */
    Answer append(byte[] bytes, int count, boolean defer) {
        boolean schedule;
        MemoryBudget.Share overdrawn;
        synchronized (this) {
            if (ended) {
                return Answer.CLOSED;
            }
            if (pending() >= highWaterMark) {
                return Answer.FULL;
            }
            add(bytes, count);
            accepted++;
            acceptedBytes += count;
            schedule = isFirst() && !defer;
            overdrawn = held.update(pending());
        }
        if (schedule) {
            flushSoon();
        }
        HeldBytes.relieve(overdrawn);
        return Answer.ACCEPTED;
    }

    /** Appends a message that is sent however much waits: commands of the protocol. */
    void appendUrgent(byte[] bytes, int count) {
        boolean schedule;
        synchronized (this) {
            if (ended) {
                return;
            }
            add(bytes, count);
            schedule = isFirst();
        }
        if (schedule) {
            flushSoon();
        }
    }

    /** Appends the last message, however much waits, and accepts nothing more. It leaves with {@link #end}. */
    synchronized void appendLast(byte[] bytes, int count) {
        if (!ended) {
            add(bytes, count);
            ended = true;
        }
    }

    /** Accepts nothing more. What was accepted waits for {@link #end} or {@link #abort}. */
    synchronized void stopAccepting() {
        ended = true;
    }

    /** Appends a message that others send too. It leaves when the message is closed. */
    Answer append(SharedMessage message) {
        boolean schedule;
        MemoryBudget.Share overdrawn;
        synchronized (this) {
            if (ended) {
                return Answer.CLOSED;
            }
            if (pending() >= highWaterMark) {
                return Answer.FULL;
            }
            byte[] bytes = message.bytes();
            if (batch == null && shared == null && writer.sharesFrom() <= bytes.length) {
                shared = message.share();
            } else {
                add(bytes, bytes.length);
            }
            accepted++;
            acceptedBytes += bytes.length;
            schedule = isFirst();
            overdrawn = held.update(pending());
        }
        if (schedule) {
            message.flushLater(this);
        }
        HeldBytes.relieve(overdrawn);
        return Answer.ACCEPTED;
    }

    /** Returns whether nobody has been asked yet to flush, and remembers that somebody is. */
    private boolean isFirst() {
        boolean first = !scheduled && !corked;
        scheduled |= first;
        return first;
    }

    private void add(byte[] bytes, int count) {
        byte[] out = batch;
        if (out == null) {
            out = newBatch(count);
        } else if (out.length - size < count) {
            out = Arrays.copyOf(out, Math.max(size + count, 2 * out.length));
            batch = out;
        }
        copy(bytes, out, size, count);
        size += count;
    }

    /** Copies bytes. Most messages of a game are short, and a call of arraycopy costs more than they do. */
    private static void copy(byte[] from, byte[] to, int at, int count) {
        if (count >= Long.BYTES && count <= 2 * Long.BYTES) {
            int last = count - Long.BYTES;
            long head = BigEndian.getInt64(from, 0);
            long tail = BigEndian.getInt64(from, last);
            BigEndian.putInt64(to, at, head);
            BigEndian.putInt64(to, at + last, tail);
        } else {
            System.arraycopy(from, 0, to, at, count);
        }
    }

    private byte[] newBatch(int count) {
        ByteBuf before = shared;
        int first = before == null ? 0 : before.readableBytes();
        byte[] out = BatchPool.take(first + count);
        batch = out;
        if (before != null) {
            before.readBytes(out, 0, first);
            before.release();
            shared = null;
        }
        size = first;
        return out;
    }

    /** Returns the bytes that wait. Called with the lock held. */
    private long pending() {
        ByteBuf whole = shared;
        return inFlight + size + (whole == null ? 0 : whole.readableBytes());
    }

    /** Returns the bytes that wait. On any thread. */
    synchronized long pendingBytes() {
        return aborted ? 0 : pending();
    }

    /** Holds back what is appended until {@link #uncork()}. */
    synchronized void cork() {
        corked = true;
    }

    synchronized boolean isCorked() {
        return corked;
    }

    /** Sends what was held back. */
    void uncork() {
        synchronized (this) {
            corked = false;
        }
        flushSoon();
    }

    /**
     * Accepts nothing more, and sends what was accepted.
     *
     * @param whenDrained called on the event loop of the writer when the writer has everything
     */
    void end(Runnable whenDrained) {
        synchronized (this) {
            ended = true;
            corked = false;
            drained = whenDrained;
        }
        if (executor.inEventLoop()) {
            run();
        } else {
            flushSoon();
        }
    }

    /** Accepts nothing more, and drops what waits. */
    void abort(RuntimeException cause) {
        List<CompletableFuture<Void>> waiting;
        synchronized (this) {
            ended = true;
            aborted = true;
            drained = null;
            if (batch != null) {
                BatchPool.give(batch);
                batch = null;
                size = 0;
            }
            if (shared != null) {
                shared.release();
                shared = null;
            }
            held.close();
            waiting = takeWaiting();
        }
        waiting.forEach(future -> future.completeExceptionally(cause));
    }

    /** See {@link io.darkrift.connection.Connection#whenWritable()}. Null if nothing is accepted any more. */
    @Nullable CompletableFuture<Void> whenWritable() {
        CompletableFuture<Void> future = new GuardedFuture<>(executor);
        synchronized (this) {
            if (ended) {
                return null;
            }
            if (pending() > highWaterMark / 2) {
                if (writable == null) {
                    writable = new ArrayList<>();
                }
                writable.add(future);
                return future;
            }
        }
        future.complete(null);
        return future;
    }

    private List<CompletableFuture<Void>> takeWaiting() {
        List<CompletableFuture<Void>> waiting = writable;
        writable = null;
        return waiting == null ? List.of() : waiting;
    }

    /** Writes what waits. On the event loop of the writer. */
    @Override
    public void run() {
        if (running) {
            // The writer has called back: the call further up goes on.
            return;
        }
        running = true;
        try {
            write();
        } finally {
            running = false;
        }
    }

    private void write() {
        if (leaving == null) {
            ByteBuf whole;
            synchronized (this) {
                if (corked) {
                    // Uncorking has this run again.
                    return;
                }
                boolean busy = inFlight > 0;
                scheduled &= busy;
                whole = busy ? null : shared;
                if (whole != null) {
                    shared = null;
                    inFlight = whole.readableBytes();
                } else if (!busy && batch != null) {
                    leaving = batch;
                    leavingFrom = 0;
                    leavingTo = size;
                    inFlight = size;
                    batch = null;
                    size = 0;
                }
            }
            if (whole != null) {
                writer.write(whole);
            }
        }
        byte[] bytes = leaving;
        if (bytes != null) {
            leavingFrom = isAborted() ? leavingTo : writer.write(bytes, leavingFrom, leavingTo);
            if (leavingFrom < leavingTo) {
                flushSoon();
                return;
            }
            leaving = null;
            BatchPool.give(bytes);
        }
        reportDrained();
    }

    private synchronized boolean isAborted() {
        return aborted;
    }

    /** Tells that the writer has everything, if it has. While it is busy, what it writes last has this run again. */
    private void reportDrained() {
        Runnable told;
        synchronized (this) {
            if (drained == null || batch != null || shared != null) {
                return;
            }
            told = drained;
            drained = null;
        }
        told.run();
    }

    /** The network has some bytes, or they are lost. On the event loop of the writer. */
    void written(int bytes) {
        List<CompletableFuture<Void>> waiting = List.of();
        boolean more;
        synchronized (this) {
            inFlight -= bytes;
            held.update(pending());
            if (writable != null && pending() <= highWaterMark / 2) {
                waiting = takeWaiting();
            }
            more = inFlight == 0 && (batch != null || shared != null) && !aborted;
        }
        waiting.forEach(future -> future.complete(null));
        if (more && !running) {
            run();
        }
    }

    private void flushSoon() {
        try {
            executor.execute(this);
        } catch (RejectedExecutionException e) {
            loopHasEnded();
        }
    }

    /** The event loop has ended, and the link with it: what waits here can't be sent. */
    void loopHasEnded() {
        abort(new ConnectionClosedException("the event loops have been closed", null));
    }

    LinkExecutor executor() {
        return executor;
    }

    /** The count of messages that were accepted, without those of the protocol. On any thread. */
    synchronized long accepted() {
        return accepted;
    }

    /** The bytes of the messages that were accepted, with header and length prefix. On any thread. */
    synchronized long acceptedBytes() {
        return acceptedBytes;
    }

    /** Counts a message that was not accepted. On any thread. */
    synchronized void countRefused() {
        refused++;
    }

    /** The count of messages that were not accepted. On any thread. */
    synchronized long refused() {
        return refused;
    }

    /** Keeps arrays for the next batch of any connection, so that an idle connection holds none. Without a lock. */
    private static final class BatchPool {
        private static final int FIRST_CAPACITY = 2_048;

        /** An array that has grown beyond this is not kept. */
        private static final int MAX_KEPT_CAPACITY = 1 << 20;

        private static final int SLOTS = 16;
        private static final AtomicReferenceArray<byte @Nullable []> KEPT = new AtomicReferenceArray<>(SLOTS);

        static byte[] take(int least) {
            for (int slot = 0; slot < SLOTS; slot++) {
                byte[] bytes = KEPT.get(slot);
                if (bytes != null && bytes.length >= least && KEPT.compareAndSet(slot, bytes, null)) {
                    return bytes;
                }
            }
            return new byte[Math.max(FIRST_CAPACITY, least)];
        }

        static void give(byte[] bytes) {
            if (bytes.length > MAX_KEPT_CAPACITY) {
                return;
            }
            for (int slot = 0; slot < SLOTS; slot++) {
                if (KEPT.get(slot) == null && KEPT.compareAndSet(slot, null, bytes)) {
                    return;
                }
            }
        }
    }
}
