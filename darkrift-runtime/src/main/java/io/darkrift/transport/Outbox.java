package io.darkrift.transport;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.message.Message;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftWriter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one channel of one connection that are to be sent. Any thread appends to the batch; the event loop of
 * the channel takes the whole of it once a turn.
 *
 * <p>Counts what waits, in the batch and in the socket's queue, against the high-water mark.
 */
abstract class Outbox implements Runnable {
    /** What became of a message. */
    enum Answer {
        TAKEN,
        FULL,
        ENDED
    }

    private final int highWaterMark;
    private final int maxBody;

    private @Nullable DarkriftWriter batch;

    /** What is to be sent in place of a batch, from memory that other outboxes share. */
    private @Nullable ByteBuf shared;

    /** What has left in part. On the event loop. */
    private @Nullable DarkriftWriter leaving;

    private @Nullable List<CompletableFuture<Void>> writable;
    private long handedOver;
    private long taken;
    private long refused;
    private boolean scheduled;
    private boolean corked;
    private boolean ended;
    private boolean aborted;
    private boolean encoding;

    Outbox(int highWaterMark, int maxBody) {
        this.highWaterMark = highWaterMark;
        this.maxBody = maxBody;
    }

    /**
     * Appends to the batch.
     *
     * @param what a record, a {@link Message}, or a {@code byte[]} of whole frames
     * @param serializer the serializer of the record, or null if it is none
     * @throws IllegalArgumentException if it can't be written; the batch is as it was
     */
    final Answer append(Object what, @Nullable MessageSerializer<?> serializer) {
        return append(what, serializer, highWaterMark);
    }

    /** Appends frames to the batch, however much waits: for what the protocol itself has to say. */
    final void appendUrgent(byte[] frames) {
        append(frames, null, Long.MAX_VALUE);
    }

    private Answer append(Object what, @Nullable MessageSerializer<?> serializer, long mark) {
        boolean schedule;
        synchronized (this) {
            if (ended || pending() >= mark) {
                return refusal();
            }
            encode(what, serializer);
            if (mark != Long.MAX_VALUE) {
                taken++;
            }
            schedule = isFirst();
        }
        if (schedule) {
            flushOnEventLoop();
        }
        return Answer.TAKEN;
    }

    /** Appends a frame that others send, too. The outbox is emptied when the frame is closed. */
    final Answer append(SharedFrame frame) {
        boolean schedule;
        synchronized (this) {
            if (ended || pending() >= highWaterMark) {
                return refusal();
            }
            if (batch == null && shared == null && sharesFrom() <= frame.bytes().length) {
                shared = frame.share();
            } else {
                encode(frame.bytes(), null);
            }
            taken++;
            schedule = isFirst();
        }
        if (schedule) {
            frame.emptyLater(this);
        }
        return Answer.TAKEN;
    }

    private Answer refusal() {
        return ended ? Answer.ENDED : Answer.FULL;
    }

    /** Tells whether nobody has asked yet to have this emptied, and remembers that somebody does. */
    private boolean isFirst() {
        boolean first = !scheduled && !corked;
        scheduled |= first;
        return first;
    }

    private void encode(Object what, @Nullable MessageSerializer<?> serializer) {
        if (encoding) {
            throw new IllegalStateException("a serializer, or an accessor of the record, sends a message while one is"
                    + " being written: send it afterwards");
        }
        DarkriftWriter out = batch != null ? batch : newBatch();
        encoding = true;
        try {
            if (serializer != null) {
                Frames.write(out, serializer, what, maxBody);
            } else if (what instanceof Message message) {
                Frames.write(out, message, maxBody);
            } else {
                out.writeRaw((byte[]) what);
            }
        } finally {
            encoding = false;
        }
    }

    private DarkriftWriter newBatch() {
        DarkriftWriter out = WriterPool.SHARED.take();
        batch = out;
        ByteBuf before = shared;
        if (before != null) {
            shared = null;
            int size = before.readableBytes();
            int at = out.reserve(size);
            before.readBytes(out.array(), at, size);
            before.release();
        }
        return out;
    }

    /** The bytes that wait. Called with the lock held. */
    private long pending() {
        DarkriftWriter out = batch;
        ByteBuf whole = shared;
        return handedOver + (out == null ? 0 : out.position()) + (whole == null ? 0 : whole.readableBytes());
    }

    /** Holds back what is appended until {@link #uncork()}. */
    final synchronized void cork() {
        corked = true;
    }

    /** Refuses to wait for what would be for ever on the thread that is to uncork. */
    final synchronized void refuseWhileCorked() {
        if (corked) {
            throw new IllegalStateException("more than highWaterMark waits to be sent, and nothing leaves before"
                    + " the handler of onConnect has returned: send less there, or raise highWaterMark");
        }
    }

    /** Sends what was held back. */
    final void uncork() {
        synchronized (this) {
            corked = false;
        }
        flushOnEventLoop();
    }

    /** Sends what has been appended, and takes nothing more. On the event loop. */
    final void end() {
        takeNoMore();
        run();
    }

    /** As {@link #end()}, on any thread. */
    final void endSoon() {
        takeNoMore();
        flushOnEventLoop();
    }

    private synchronized void takeNoMore() {
        ended = true;
        corked = false;
    }

    /** The count of messages that were taken, without the protocol's own. On any thread. */
    final synchronized long taken() {
        return taken;
    }

    /** Counts a message that was not taken. On any thread. */
    final synchronized void countRefused() {
        refused++;
    }

    /** The count of messages that were not taken. On any thread. */
    final synchronized long refused() {
        return refused;
    }

    /** Takes nothing more, and drops what waits. */
    final void abort(RuntimeException cause) {
        List<CompletableFuture<Void>> waiting;
        synchronized (this) {
            ended = true;
            aborted = true;
            if (batch != null) {
                WriterPool.SHARED.giveBack(batch);
                batch = null;
            }
            if (shared != null) {
                shared.release();
                shared = null;
            }
            waiting = takeWaiting();
        }
        waiting.forEach(future -> future.completeExceptionally(cause));
    }

    /** See {@link io.darkrift.connection.Connection#whenWritable()}. Null if nothing is taken any more. */
    final synchronized @Nullable CompletableFuture<Void> whenWritable() {
        if (ended) {
            return null;
        }
        if (pending() <= highWaterMark / 2) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> future = new CompletableFuture<>();
        if (writable == null) {
            writable = new ArrayList<>();
        }
        writable.add(future);
        return future;
    }

    private List<CompletableFuture<Void>> takeWaiting() {
        List<CompletableFuture<Void>> waiting = writable;
        writable = null;
        return waiting == null ? List.of() : waiting;
    }

    /** Hands what waits over to the channel. On its event loop. */
    @Override
    public final void run() {
        ByteBuf whole = nextShared();
        if (whole != null) {
            emit(whole);
            return;
        }
        DarkriftWriter full = next();
        if (full == null) {
            return;
        }
        if (emit(full.array(), full.position())) {
            leaving = null;
            WriterPool.SHARED.giveBack(full);
        } else {
            // Others have their turn, then this goes on.
            leaving = full;
            flushOnEventLoop();
        }
    }

    private synchronized @Nullable ByteBuf nextShared() {
        ByteBuf whole = shared;
        if (whole == null || corked) {
            return null;
        }
        scheduled = false;
        shared = null;
        handedOver += whole.readableBytes();
        return whole;
    }

    /** What is to be handed over now. What is appended meanwhile has a turn of its own. */
    private synchronized @Nullable DarkriftWriter next() {
        DarkriftWriter full = leaving;
        if (full != null) {
            return aborted ? null : full;
        }
        scheduled = false;
        full = batch;
        if (full == null || corked) {
            return null;
        }
        batch = null;
        handedOver += full.position();
        return full;
    }

    /** The event loop of the channel. */
    abstract EventLoop eventLoop();

    /** From which size on frames are sent from shared memory. */
    abstract int sharesFrom();

    /** As {@link #emit(byte[], int)}, for all the bytes of a buffer, which is released. */
    abstract void emit(ByteBuf whole);

    /**
     * Writes a batch to the channel, on its event loop. Calls {@link #written} when the socket has it.
     *
     * @param bytes frames, one after the other; to be copied before the method returns
     * @param size the count of bytes
     * @return false if there is more than may be written in one turn: the method is then called again with the same
     */
    abstract boolean emit(byte[] bytes, int size);

    /** The socket has taken some bytes, or failed to. */
    final void written(int size) {
        List<CompletableFuture<Void>> waiting = List.of();
        synchronized (this) {
            handedOver -= size;
            if (writable != null && pending() <= highWaterMark / 2) {
                waiting = takeWaiting();
            }
        }
        waiting.forEach(future -> future.complete(null));
    }

    private void flushOnEventLoop() {
        try {
            eventLoop().execute(this);
        } catch (RejectedExecutionException e) {
            loopHasEnded();
        }
    }

    /** The event loop has ended, and so has the connection: what waits here has nowhere to go. */
    final void loopHasEnded() {
        abort(new ConnectionClosedException("the event loops have been closed", null));
    }
}
