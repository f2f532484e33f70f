package io.darkrift.core.sending;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.core.support.GuardedFuture;
import io.darkrift.message.MessageSerializer;
import io.darkrift.transport.HeldBytes;
import io.darkrift.transport.LinkWriter;
import io.darkrift.transport.MemoryBudget;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.BigEndian;
import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one way of one connection that are to be sent. Any thread appends encoded bytes to the batch; the event
 * loop of the writer encodes what is sent there into a batch of its own, which needs no lock. The loop writes both once a
 * turn. While the network has not taken a batch, the next one grows: a socket that is not writable holds one batch, and
 * not many small buffers.
 *
 * <p>What waits, in the batches and in the writer, counts against the high-water mark. While the network has not taken what
 * was written last, the queue {@linkplain #isStalled() is stalled}: a message that is outdated soon is better dropped then
 * than appended.
 *
 * <p>Messages keep their order: the loop moves the batch of the other threads into its own before it encodes a message, so
 * that its own batch always holds what is older.
 */
public final class WriteQueue implements Runnable {
    /** Whether a message was accepted. */
    public enum Answer {
        /** It waits to be sent. */
        ACCEPTED,
        /** As much waits already as may wait. */
        FULL,
        /** Nothing is accepted any more. */
        CLOSED
    }

    /** Is told what is accepted. On the thread that sends it. */
    @FunctionalInterface
    public interface Watcher {
        /**
         * A message was accepted.
         *
         * @param queue the queue
         * @param bytes the array that holds the message; valid until the method returns
         * @param from the index of its length prefix
         * @param to the index behind its last byte
         */
        void accepted(WriteQueue queue, byte[] bytes, int from, int to);
    }

    private static final VarHandle LOOP_BYTES = handle("loopBytes", int.class);
    private static final VarHandle LOOP_ACCEPTED = handle("loopAccepted", long.class);
    private static final VarHandle LOOP_ACCEPTED_BYTES = handle("loopAcceptedBytes", long.class);

    private final LinkWriter writer;
    private final LinkExecutor executor;
    private final int highWaterMark;
    private final Supplier<MemoryBudget.@Nullable Share> shares;
    private final Consumer<Throwable> onFailure;

    // Guarded by this. The event loop alone changes inFlight, and reads it without the lock. It may also look for a
    // batch
    // without the lock: it sees what was sent before the task that it runs was handed to it, which is all that order
    // needs.
    private @Nullable HeldBytes held;
    private @Nullable DarkriftWriter batch;
    private @Nullable ByteBuf shared;
    private long inFlight;
    private long accepted;
    private long acceptedBytes;
    private long refused;
    private boolean scheduled;
    private volatile boolean corked;
    private boolean keepsUnsent;
    private volatile boolean ended;
    private volatile boolean aborted;
    private @Nullable Runnable drained;
    private @Nullable List<CompletableFuture<Void>> writable;
    private @Nullable List<CompletableFuture<Void>> flowing;

    /** Changed on the event loop of the writer. */
    private volatile boolean stalled;

    // On the event loop of the writer. Other threads read the numbers.
    private @Nullable DarkriftWriter loopBatch;
    private int loopBytes;
    private long loopAccepted;
    private long loopAcceptedBytes;
    private long countedTo = HeldBytes.UNCOUNTED;
    private @Nullable DarkriftWriter leaving;
    private int leavingFrom;
    private boolean loopScheduled;
    private boolean encoding;
    private boolean running;

    private static VarHandle handle(String field, Class<?> type) {
        try {
            return MethodHandles.lookup().findVarHandle(WriteQueue.class, field, type);
        } catch (NoSuchFieldException | IllegalAccessException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * Creates a queue without messages.
     *
     * @param writer where batches go
     * @param highWaterMark how many bytes may wait
     * @param shares gives the queue a share of a common budget when it holds much, or null without a budget
     * @param onFailure receives what the writer throws, on its event loop. What waits can't be sent any more: it has to end
     *     the connection
     */
    public WriteQueue(
            LinkWriter writer,
            int highWaterMark,
            Supplier<MemoryBudget.@Nullable Share> shares,
            Consumer<Throwable> onFailure) {
        this.writer = writer;
        this.shares = shares;
        this.onFailure = onFailure;
        this.executor = writer.executor();
        this.highWaterMark = highWaterMark;
    }

    /**
     * Returns where batches go.
     *
     * @return the writer
     */
    public LinkWriter writer() {
        return writer;
    }

    /**
     * Encodes a message behind all that waits. On the event loop of the writer.
     *
     * @param message a record, a raw message or an encoded one
     * @param serializer the serializer of the record, or null
     * @param maxBody the largest size, from the flags to the end
     * @param defer whether the caller flushes later: see {@link #run}
     * @param watcher is called if it is accepted, or null
     * @return whether it was accepted; null if a message is being encoded here: an accessor or a serializer has sent another one
     * @throws IllegalArgumentException if the message can't be written or is too large; what waits is as it was
     */
    public @Nullable Answer encode(
            Object message,
            @Nullable MessageSerializer<?> serializer,
            int maxBody,
            boolean defer,
            @Nullable Watcher watcher) {
        if (encoding) {
            return null;
        }
        if (ended) {
            return Answer.CLOSED;
        }
        if (batch != null || shared != null) {
            takeBatch();
        }
        DarkriftWriter out = loopBatch;
        int before = out == null ? 0 : out.position();
        if (inFlight + before >= highWaterMark) {
            return Answer.FULL;
        }
        if (out == null) {
            out = WriterPool.take();
            loopBatch = out;
        }
        encoding = true;
        try {
            MessageEncoder.encode(out, message, serializer, maxBody);
        } finally {
            encoding = false;
            if (aborted || out.position() == 0) {
                dropLoopBatch();
            }
        }
        if (aborted) {
            return Answer.CLOSED;
        }
        if (watcher != null) {
            // A watcher that sends a message has it encoded elsewhere.
            encoding = true;
            try {
                watcher.accepted(this, out.array(), before, out.position());
            } finally {
                encoding = false;
            }
            if (aborted) {
                dropLoopBatch();
                return Answer.CLOSED;
            }
        }
        count(out.position(), out.position() - before);
        if (!defer && !loopScheduled && !corked) {
            loopScheduled = true;
            flushSoon();
        }
        return Answer.ACCEPTED;
    }

    /** Counts a message that was encoded on the event loop. */
    private void count(int total, int bytes) {
        LOOP_BYTES.setOpaque(this, total);
        LOOP_ACCEPTED.setOpaque(this, loopAccepted + 1);
        LOOP_ACCEPTED_BYTES.setOpaque(this, loopAcceptedBytes + bytes);
        if (inFlight + total > countedTo) {
            MemoryBudget.Share overdrawn;
            synchronized (this) {
                overdrawn = account();
                countedTo = pending() + HeldBytes.UNCOUNTED;
            }
            HeldBytes.relieve(overdrawn);
        }
    }

    /** Moves what other threads have appended behind what the event loop has. */
    private synchronized void takeBatch() {
        DarkriftWriter before = loopBatch;
        ByteBuf whole = shared;
        if (whole != null) {
            before = before == null ? WriterPool.take() : before;
            copy(whole, before);
            shared = null;
        }
        DarkriftWriter more = batch;
        if (more != null && before != null) {
            before.writeRaw(more.array(), 0, more.position());
            WriterPool.give(more);
        } else if (more != null) {
            before = more;
        }
        batch = null;
        loopBatch = before;
        LOOP_BYTES.setOpaque(this, before == null ? 0 : before.position());
    }

    private static void copy(ByteBuf from, DarkriftWriter to) {
        int size = from.readableBytes();
        int at = to.reserve(size);
        from.readBytes(to.array(), at, size);
        from.release();
    }

    private void dropLoopBatch() {
        DarkriftWriter dropped = loopBatch;
        if (dropped != null && !encoding) {
            loopBatch = null;
            LOOP_BYTES.setOpaque(this, 0);
            WriterPool.give(dropped);
        }
    }

    /**
     * Appends one encoded message. The bytes are copied.
     *
     * @param bytes the array that holds the message with its length prefix, from index 0
     * @param count the size of the message
     * @param defer whether the caller flushes later, on the event loop: see {@link #run}
     * @param watcher is called if it is accepted, or null
     * @return whether it was accepted
     */
    public Answer append(byte[] bytes, int count, boolean defer, @Nullable Watcher watcher) {
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
            overdrawn = account();
        }
        if (watcher != null) {
            watcher.accepted(this, bytes, 0, count);
        }
        if (schedule) {
            flushSoon();
        }
        HeldBytes.relieve(overdrawn);
        return Answer.ACCEPTED;
    }

    /**
     * Appends a message that is sent however much waits: commands of the protocol.
     *
     * @param bytes the array that holds the message with its length prefix, from index 0
     * @param count the size of the message
     */
    public void appendUrgent(byte[] bytes, int count) {
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

    /**
     * Appends the last message, however much waits, and accepts nothing more. It leaves with {@link #end}.
     *
     * @param bytes the array that holds the message with its length prefix, from index 0
     * @param count the size of the message
     * @param watcher is called if it is accepted, or null
     */
    public void appendLast(byte[] bytes, int count, @Nullable Watcher watcher) {
        synchronized (this) {
            if (ended) {
                return;
            }
            add(bytes, count);
            ended = true;
        }
        if (watcher != null) {
            watcher.accepted(this, bytes, 0, count);
        }
    }

    /** Accepts nothing more. What was accepted waits for {@link #end} or {@link #abort}. */
    public synchronized void stopAccepting() {
        ended = true;
    }

    /**
     * Appends a message that others send too. It leaves when the message is closed.
     *
     * @param message the message
     * @param watcher is called if it is accepted, or null
     * @return whether it was accepted
     */
    public Answer append(SharedMessage message, @Nullable Watcher watcher) {
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
            if (!keepsUnsent && batch == null && shared == null && writer.sharesFrom() <= bytes.length) {
                shared = message.share();
            } else {
                add(bytes, bytes.length);
            }
            accepted++;
            acceptedBytes += bytes.length;
            schedule = isFirst();
            overdrawn = account();
        }
        if (watcher != null) {
            watcher.accepted(this, message.bytes(), 0, message.bytes().length);
        }
        if (schedule) {
            message.flushLater(this);
        }
        HeldBytes.relieve(overdrawn);
        return Answer.ACCEPTED;
    }

    /** Counts what waits against the budget of all connections. Returns the share that is overdrawn, or null. */
    private MemoryBudget.@Nullable Share account() {
        long bytes = pending();
        HeldBytes account = held;
        if (account == null) {
            if (bytes <= HeldBytes.UNCOUNTED || aborted) {
                return null;
            }
            account = new HeldBytes(shares);
            held = account;
        }
        return account.update(bytes);
    }

    /** Returns whether nobody has been asked yet to flush, and remembers that somebody is. */
    private boolean isFirst() {
        boolean first = !scheduled && !corked;
        scheduled |= first;
        return first;
    }

    private void add(byte[] bytes, int count) {
        DarkriftWriter out = batch != null ? batch : newBatch();
        copy(bytes, out, count);
    }

    /** Copies bytes. Most messages of a game are short, and a call of arraycopy costs more than they do. */
    private static void copy(byte[] from, DarkriftWriter to, int count) {
        int at = to.reserve(count);
        if (count >= Long.BYTES && count <= 2 * Long.BYTES) {
            int last = count - Long.BYTES;
            long head = BigEndian.getInt64(from, 0);
            long tail = BigEndian.getInt64(from, last);
            BigEndian.putInt64(to.array(), at, head);
            BigEndian.putInt64(to.array(), at + last, tail);
        } else {
            System.arraycopy(from, 0, to.array(), at, count);
        }
    }

    private DarkriftWriter newBatch() {
        DarkriftWriter out = WriterPool.take();
        batch = out;
        if (shared != null) {
            copy(shared, out);
            shared = null;
        }
        return out;
    }

    /** Returns the bytes that wait. Called with the lock held. */
    private long pending() {
        DarkriftWriter out = batch;
        ByteBuf whole = shared;
        return inFlight
                + (int) LOOP_BYTES.getOpaque(this)
                + (out == null ? 0 : out.position())
                + (whole == null ? 0 : whole.readableBytes());
    }

    /**
     * Returns the bytes that wait. On any thread.
     *
     * @return the bytes in the batches and in the writer
     */
    public synchronized long pendingBytes() {
        return aborted ? 0 : pending();
    }

    /** Holds back what is appended until {@link #uncork()}. */
    public synchronized void cork() {
        corked = true;
    }

    /**
     * Returns whether what is appended is held back.
     *
     * @return true from {@link #cork()} to {@link #uncork()}
     */
    public synchronized boolean isCorked() {
        return corked;
    }

    /** Sends what was held back. */
    public void uncork() {
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
    public void end(Runnable whenDrained) {
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

    /**
     * Accepts nothing more, and drops what waits.
     *
     * @param cause the exception for callers that wait for room
     */
    public void abort(RuntimeException cause) {
        List<CompletableFuture<Void>> waiting;
        List<CompletableFuture<Void>> stopped;
        synchronized (this) {
            ended = true;
            aborted = true;
            drained = null;
            if (batch != null) {
                WriterPool.give(batch);
                batch = null;
            }
            if (shared != null) {
                shared.release();
                shared = null;
            }
            if (held != null) {
                held.close();
            }
            waiting = takeWaiting();
            stopped = takeFlowing();
        }
        if (executor.inEventLoop()) {
            dropLoopBatch();
        }
        waiting.forEach(future -> future.completeExceptionally(cause));
        stopped.forEach(future -> future.completeExceptionally(cause));
    }

    /** Makes {@link #takeUnsent} find all messages, those that others send too. */
    public synchronized void keepUnsent() {
        keepsUnsent = true;
    }

    /**
     * Takes the messages that the writer has not been given, in their order: the link has ended. On the event loop of the
     * writer.
     *
     * @return whole messages, each with its length prefix
     */
    public byte[] takeUnsent() {
        DarkriftWriter rest = leaving;
        int from = leavingFrom;
        int head = rest == null ? 0 : rest.position() - from;
        if (!encoding) {
            takeBatch();
        }
        DarkriftWriter waiting = loopBatch;
        // Not to its end: a message may be half encoded.
        int tail = (int) LOOP_BYTES.getOpaque(this);
        byte[] unsent = new byte[head + tail];
        if (rest != null) {
            System.arraycopy(rest.array(), from, unsent, 0, head);
            leavingFrom = rest.position();
        }
        if (waiting != null) {
            System.arraycopy(waiting.array(), 0, unsent, head, tail);
            dropLoopBatch();
        }
        return unsent;
    }

    /**
     * Returns a future that completes when there is room: see {@link
     * io.darkrift.connection.Connection#whenWritable()}.
     *
     * @return the future, or null if nothing is accepted any more
     */
    public @Nullable CompletableFuture<Void> whenWritable() {
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

    /**
     * Returns whether the network has not taken all of what was written last. On any thread.
     *
     * @return true from a write that the network takes a part of, until nothing waits any more
     */
    public boolean isStalled() {
        return stalled;
    }

    /**
     * Returns a future that completes when there is room, and the network takes what is written: as {@link
     * #whenWritable()}, for messages that are dropped while the queue is stalled.
     *
     * @return the future, or null if nothing is accepted any more
     */
    public @Nullable CompletableFuture<Void> whenFlowing() {
        synchronized (this) {
            if (stalled && !ended) {
                CompletableFuture<Void> future = new GuardedFuture<>(executor);
                if (flowing == null) {
                    flowing = new ArrayList<>();
                }
                flowing.add(future);
                return future;
            }
        }
        return whenWritable();
    }

    private List<CompletableFuture<Void>> takeFlowing() {
        List<CompletableFuture<Void>> waiting = flowing;
        flowing = null;
        return waiting == null ? List.of() : waiting;
    }

    /** Sets whether the network has taken what was written last. On the event loop. */
    private void setStalled(boolean now) {
        if (stalled == now) {
            return;
        }
        List<CompletableFuture<Void>> waiting = List.of();
        synchronized (this) {
            stalled = now;
            if (!now) {
                waiting = takeFlowing();
            }
        }
        waiting.forEach(future -> future.complete(null));
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
        } catch (Throwable e) {
            // Messages that were accepted are lost, and nobody would write again.
            onFailure.accept(e);
        } finally {
            running = false;
        }
    }

    private void write() {
        if (leaving == null) {
            if (corked) {
                // Uncorking has this run again.
                return;
            }
            if (encoding) {
                // An accessor or a serializer has ended the connection, or the like: what it writes is not whole.
                flushSoon();
                return;
            }
            ByteBuf whole = next();
            if (whole != null) {
                writer.write(whole);
            }
        }
        DarkriftWriter batched = leaving;
        if (batched != null) {
            int from = leavingFrom;
            int to = batched.position();
            leavingFrom = aborted ? to : writer.write(batched.array(), from, to);
            if (leavingFrom < to) {
                if (leavingFrom > from) {
                    flushSoon();
                }
                return;
            }
            leaving = null;
            WriterPool.give(batched);
        }
        setStalled(inFlight > 0);
        reportDrained();
    }

    /** Takes what is to be written next, unless the network is busy. Returns memory that is shared, or null. */
    private synchronized @Nullable ByteBuf next() {
        boolean busy = inFlight > 0;
        scheduled &= busy;
        loopScheduled &= busy;
        if (busy) {
            return null;
        }
        ByteBuf whole = shared;
        if (whole != null && loopBatch == null) {
            // Nothing is batched behind it: that would have been copied.
            shared = null;
            inFlight = whole.readableBytes();
            return whole;
        }
        if (whole != null || batch != null) {
            takeBatch();
        }
        leaving = loopBatch;
        leavingFrom = 0;
        if (leaving != null) {
            inFlight = leaving.position();
            loopBatch = null;
            LOOP_BYTES.setOpaque(this, 0);
        }
        return null;
    }

    /** Reports that the writer has everything, if it has. While it is busy, what it writes last has this run again. */
    private void reportDrained() {
        Runnable told;
        synchronized (this) {
            if (drained == null || hasMore()) {
                return;
            }
            told = drained;
            drained = null;
        }
        told.run();
    }

    /**
     * The network has some bytes, or they are lost. On the event loop of the writer.
     *
     * @param bytes how many
     */
    public void written(int bytes) {
        List<CompletableFuture<Void>> waiting = List.of();
        boolean more;
        synchronized (this) {
            inFlight -= bytes;
            account();
            if (writable != null && pending() <= highWaterMark / 2) {
                waiting = takeWaiting();
            }
            countedTo = pending() + HeldBytes.UNCOUNTED;
            more = inFlight == 0 && hasMore() && !aborted;
        }
        waiting.forEach(future -> future.complete(null));
        if (running) {
            // The call further up goes on.
            return;
        }
        if (more) {
            run();
        } else if (inFlight == 0) {
            setStalled(false);
        }
    }

    /** Returns whether something waits that the writer does not have. On the event loop, with the lock held. */
    private boolean hasMore() {
        return batch != null || shared != null || loopBatch != null;
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

    /**
     * Returns the event loop of the writer.
     *
     * @return always the same
     */
    public LinkExecutor executor() {
        return executor;
    }

    /**
     * Returns the count of messages that were accepted, without those of the protocol. On any thread.
     *
     * @return the count
     */
    public synchronized long accepted() {
        return accepted + (long) LOOP_ACCEPTED.getOpaque(this);
    }

    /**
     * Returns the bytes of the messages that were accepted, with header and length prefix. On any thread.
     *
     * @return the count of bytes
     */
    public synchronized long acceptedBytes() {
        return acceptedBytes + (long) LOOP_ACCEPTED_BYTES.getOpaque(this);
    }

    /** Counts a message that was not accepted. On any thread. */
    public synchronized void countRefused() {
        refused++;
    }

    /**
     * Returns the count of messages that were not accepted. On any thread.
     *
     * @return the count
     */
    public synchronized long refused() {
        return refused;
    }

    /** Keeps writers for the next batch of any connection, so that an idle connection holds no writer. Without a lock. */
    private static final class WriterPool {
        private static final int FIRST_CAPACITY = 2_048;

        /** An array that has grown beyond this is not kept: it holds what the default high-water mark lets wait. */
        private static final int MAX_KEPT_CAPACITY = 2 << 20;

        /** Few arrays that are larger than this are kept. */
        private static final int LARGE_CAPACITY = 1 << 16;

        private static final int LARGE_SLOTS = 4;
        private static final int SLOTS = 16;
        private static final AtomicReferenceArray<@Nullable DarkriftWriter> KEPT = new AtomicReferenceArray<>(SLOTS);

        static DarkriftWriter take() {
            for (int slot = 0; slot < SLOTS; slot++) {
                DarkriftWriter writer = KEPT.get(slot);
                if (writer != null && KEPT.compareAndSet(slot, writer, null)) {
                    return writer;
                }
            }
            return new DarkriftWriter(FIRST_CAPACITY);
        }

        static void give(DarkriftWriter writer) {
            writer.reset(MAX_KEPT_CAPACITY);
            int slots = writer.array().length > LARGE_CAPACITY ? LARGE_SLOTS : SLOTS;
            for (int slot = 0; slot < slots; slot++) {
                if (KEPT.get(slot) == null && KEPT.compareAndSet(slot, null, writer)) {
                    return;
                }
            }
        }
    }
}
