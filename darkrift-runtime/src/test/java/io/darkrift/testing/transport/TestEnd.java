package io.darkrift.testing.transport;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.message.SendMode;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkHandler;
import io.darkrift.transport.LinkWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One end of a link under test. Records what the transport reports, and at every call checks what {@link LinkHandler}
 * promises: a call too many is a violation, whichever test it happens in. Writes as a connection does, one batch after
 * the other.
 */
public final class TestEnd implements LinkHandler {
    /** A message as it came. */
    public record Received(byte[] body, SendMode mode) {}

    public final Link link;

    private final Consumer<String> violations;
    private final List<Received> received = new ArrayList<>();
    private final List<Integer> badLengths = new CopyOnWriteArrayList<>();
    private final List<DisconnectInfo> ends = new CopyOnWriteArrayList<>();
    private final Outgoing reliable;
    private final Outgoing unreliable;

    // What the test has the handler do.
    public volatile Consumer<Received> whenMessage = message -> {};
    public volatile Runnable whenReadComplete = () -> {};
    public volatile Runnable whenWritten = () -> {};
    public volatile Runnable whenClosed = () -> {};
    public volatile Runnable whenBadLength = () -> {};
    public volatile boolean skipsBadLengths;
    public volatile boolean keepsMessages = true;

    public volatile long receivedBytes;
    public volatile int receivedCount;
    public volatile int readCompletes;

    // On the loop of the link.
    private boolean resumed;
    private boolean paused = true;
    private boolean endedHere;
    private boolean refusing;
    private boolean unfinishedRead;

    public TestEnd(Link link, Consumer<String> violations) {
        this.link = link;
        this.violations = text ->
                violations.accept(text + ", on the link to " + link.traits().remoteAddress());
        this.reliable = new Outgoing(link.reliable());
        this.unreliable = link.unreliable() == link.reliable() ? reliable : new Outgoing(link.unreliable());
        if (!link.executor().inEventLoop()) {
            this.violations.accept("established() was called outside of the event loop");
        }
    }

    // What tests ask for, from any thread.

    /** Runs a task on the loop of the link. */
    public void run(Runnable task) {
        execute(link.executor(), task);
    }

    /** Returns false if the loop has ended, and the link with it. */
    private static boolean execute(LinkExecutor loop, Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
            return true;
        }
        try {
            loop.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    public void resume() {
        run(() -> {
            resumed = true;
            paused = false;
            link.resumeReading();
        });
    }

    /** Resumes in another turn of the loop, when the transport has the handler. */
    public void resumeSoon() {
        link.executor().execute(this::resume);
    }

    public void pause() {
        run(() -> {
            paused = true;
            link.pauseReading();
        });
    }

    public void close(Duration limit) {
        run(() -> {
            endedHere = true;
            link.close(limit);
        });
    }

    public void abort() {
        run(() -> {
            endedHere = true;
            link.abort();
        });
    }

    public void send(byte[]... bodies) {
        write(SendMode.RELIABLE, TestMessage.batch(bodies));
    }

    public void sendUnreliable(byte[]... bodies) {
        write(SendMode.UNRELIABLE, TestMessage.batch(bodies));
    }

    /** Writes a batch as soon as all batches before it are written. */
    public void write(SendMode mode, byte[] batch) {
        Outgoing outgoing = mode == SendMode.RELIABLE ? reliable : unreliable;
        // Counted at once: a test that waits until all is written must not look before the loop has begun.
        outgoing.waiting.incrementAndGet();
        if (!execute(outgoing.writer.executor(), () -> outgoing.add(batch))) {
            outgoing.waiting.decrementAndGet();
        }
    }

    /** Tells the end that the test writes by itself, so that its count is right. On the loop. */
    public void expectWritten(SendMode mode, int bytes) {
        outgoing(mode).accepted += bytes;
    }

    // What tests look at.

    public List<Received> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    public List<Integer> badLengths() {
        return badLengths;
    }

    public List<DisconnectInfo> ends() {
        return ends;
    }

    public boolean isClosed() {
        return !ends.isEmpty();
    }

    public DisconnectInfo.Reason reason() {
        return ends.get(0).reason();
    }

    public long written(SendMode mode) {
        return outgoing(mode).written;
    }

    public boolean allWritten() {
        return reliable.isReported() && unreliable.isReported();
    }

    private Outgoing outgoing(SendMode mode) {
        return mode == SendMode.RELIABLE ? reliable : unreliable;
    }

    // What the transport reports.

    private void check(boolean allowed, String what) {
        if (!allowed) {
            violations.accept(what);
        }
    }

    private void checkCall(String method) {
        check(link.executor().inEventLoop(), method + "() was called outside of the event loop");
        check(ends.isEmpty(), method + "() was called after onClosed()");
    }

    @Override
    public void onMessage(byte[] bytes, int from, int to, SendMode mode) {
        checkCall("onMessage");
        check(resumed, "onMessage() was called before resumeReading()");
        check(!paused || mode == SendMode.UNRELIABLE, "onMessage() was called for a reliable message while paused");
        check(!endedHere, "onMessage() was called after close() or abort()");
        check(!refusing, "onMessage() was called after onBadLength() returned false");
        check(to - from >= TestMessage.HEADER_BYTES, "onMessage() was called with " + (to - from) + " bytes");
        check(mode == SendMode.RELIABLE || unreliable != reliable, "A message came over an unreliable way that is not");
        unfinishedRead = true;
        Received message = new Received(keepsMessages ? Arrays.copyOfRange(bytes, from, to) : new byte[0], mode);
        if (keepsMessages) {
            synchronized (received) {
                received.add(message);
            }
        }
        count(to - from);
        whenMessage.accept(message);
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    private void count(int bytes) {
        receivedBytes += bytes;
        receivedCount++;
    }

    @Override
    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    public void onReadComplete() {
        checkCall("onReadComplete");
        check(!endedHere, "onReadComplete() was called after close() or abort()");
        unfinishedRead = false;
        readCompletes++;
        whenReadComplete.run();
    }

    @Override
    public void onWritten(SendMode mode, int bytes) {
        Outgoing outgoing = outgoing(mode);
        check(mode == SendMode.RELIABLE || unreliable != reliable, "onWritten() named a way that is not there");
        check(outgoing.writer.executor().inEventLoop(), "onWritten() was called outside of the event loop");
        check(bytes > 0, "onWritten() was called with " + bytes + " bytes");
        outgoing.written(bytes);
        whenWritten.run();
        outgoing.next();
    }

    @Override
    public boolean onBadLength(int length) {
        checkCall("onBadLength");
        check(!paused, "onBadLength() was called while paused");
        check(!endedHere, "onBadLength() was called after close() or abort()");
        badLengths.add(length);
        whenBadLength.run();
        refusing = !skipsBadLengths;
        return skipsBadLengths;
    }

    @Override
    public void onClosed(DisconnectInfo info) {
        check(link.executor().inEventLoop(), "onClosed() was called outside of the event loop");
        check(ends.isEmpty(), "onClosed() was called again, with " + info);
        check(
                !unfinishedRead || endedHere || info.reason() != DisconnectInfo.Reason.PEER,
                "onClosed() was called without onReadComplete() after the last message");
        ends.add(info);
        reliable.drop();
        whenClosed.run();
    }

    /** One way to write. Its state lives on the loop of the writer; the counts are read by tests. */
    private final class Outgoing {
        private static final int MARGIN = 5;

        private final LinkWriter writer;
        private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
        private final AtomicInteger waiting = new AtomicInteger();
        private int offset;
        private boolean writing;
        private volatile long accepted;
        private volatile long written;

        Outgoing(LinkWriter writer) {
            this.writer = writer;
        }

        boolean isReported() {
            return waiting.get() == 0 && isDone();
        }

        private boolean isDone() {
            return accepted == written;
        }

        /** Forgets what is not yet written: the link has ended. */
        void drop() {
            waiting.addAndGet(-queue.size());
            queue.clear();
            offset = 0;
        }

        void add(byte[] batch) {
            queue.add(batch);
            next();
        }

        @SuppressWarnings("NonAtomicOperationOnVolatileField")
        private void next() {
            while (!writing && isDone() && !queue.isEmpty()) {
                byte[] batch = queue.element();
                // Neither at the start of the array nor at its end, and gone afterwards.
                byte[] given = new byte[MARGIN + batch.length + MARGIN];
                System.arraycopy(batch, 0, given, MARGIN, batch.length);
                writing = true;
                int end = writer.write(given, MARGIN + offset, MARGIN + batch.length) - MARGIN;
                writing = false;
                Arrays.fill(given, (byte) -1);
                check(end >= offset && end <= batch.length, "write() returned " + end + " of " + batch.length);
                if (end == offset) {
                    // The link has ended, and accepts nothing.
                    drop();
                    return;
                }
                accepted += end - offset;
                check(written <= accepted, "More bytes were reported as written than were accepted");
                if (queue.peek() != batch) {
                    // The link has ended meanwhile.
                    return;
                }
                if (end == batch.length) {
                    queue.remove();
                    waiting.decrementAndGet();
                    offset = 0;
                } else {
                    offset = end;
                    writer.executor().execute(this::next);
                    return;
                }
            }
        }

        @SuppressWarnings("NonAtomicOperationOnVolatileField")
        void written(int bytes) {
            written += bytes;
            check(writing || written <= accepted, "More bytes were reported as written than were accepted");
        }
    }

    /** Returns the tags of what came, in its order. */
    public List<Integer> tags() {
        List<Integer> tags = new ArrayList<>();
        received().forEach(message -> tags.add(TestMessage.tag(message.body())));
        return tags;
    }
}
