package io.darkrift.transport.memory;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.message.SendMode;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkHandler;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.LinkTraits;
import io.darkrift.transport.LinkWriter;
import io.darkrift.transport.memory.Counters.Event;
import io.darkrift.transport.memory.Line.Kind;
import io.darkrift.transport.memory.Line.Packet;
import io.darkrift.wire.support.BigEndian;
import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One end of a pipe. */
final class MemoryLink implements Link, Line.Receiver {
    private enum State {
        /** Delivers what arrives. */
        OPEN,
        /** Was closed on this side; what was written waits for room. What arrives is discarded. */
        CLOSING,
        /** Has ended for its handler; waits for the peer to close. What arrives is discarded. */
        LINGERING,
        /** Has ended. What still arrives is discarded. */
        CLOSED
    }

    private static final Logger LOG = LoggerFactory.getLogger(MemoryLink.class);
    private static final int FIRST_PARTIAL_CAPACITY = 64;
    private static final byte[] NO_BYTES = new byte[0];

    private final MemoryLoop loop;
    private final LinkSettings settings;
    private final LinkTraits traits;
    private final Line out;
    private final Line in;
    private final int bufferBytes;
    private final Consumer<Event> counter;
    private final Runnable onEnded;
    private final ReliableWriter reliable = new ReliableWriter();
    private final LinkWriter unreliable;

    private final ArrayDeque<Packet> unread = new ArrayDeque<>();
    private final ArrayDeque<Packet> early = new ArrayDeque<>();
    private int earlyBytes;

    private @Nullable LinkHandler handler;
    private State state = State.OPEN;
    private @Nullable ScheduledFuture<?> timer;
    private long deadline;

    private boolean paused = true;
    private boolean everResumed;
    private boolean readScheduled;
    private boolean delivered;
    private boolean refusing;
    private boolean peerEnded;

    private byte[] partial = NO_BYTES;
    private int partialSize;
    private int toSkip;

    MemoryLink(
            Line.Network network,
            LinkSettings settings,
            LinkTraits traits,
            Line out,
            Line in,
            Consumer<Event> counter,
            Runnable onEnded) {
        this.loop = network.loop();
        this.bufferBytes = network.bufferBytes();
        this.settings = settings;
        this.traits = traits;
        this.out = out;
        this.in = in;
        this.counter = counter;
        this.onEnded = onEnded;
        this.unreliable = traits.unreliable() ? new UnreliableWriter() : reliable;
        out.onRoom(reliable::pump);
    }

    /** Sets the handler, when the server or client has returned it. */
    void handler(LinkHandler given) {
        handler = Objects.requireNonNull(given, "The handler of a link must not be null");
    }

    /** Ends a link whose handler was never given: nothing is reported. */
    void endWithoutHandler() {
        if (state != State.CLOSED) {
            end(DisconnectInfo.of(Reason.INTERNAL_ERROR, "The link was not taken"), true);
        }
    }

    @Override
    public LinkTraits traits() {
        return traits;
    }

    @Override
    public LinkExecutor executor() {
        return loop;
    }

    @Override
    public LinkWriter reliable() {
        return reliable;
    }

    @Override
    public LinkWriter unreliable() {
        return unreliable;
    }

    @Override
    public void pauseReading() {
        loop.checkCaller("pauseReading()");
        paused = true;
    }

    @Override
    public void resumeReading() {
        loop.checkCaller("resumeReading()");
        paused = false;
        everResumed = true;
        if (!readScheduled && state == State.OPEN) {
            // Not at once: the caller may be the handler, in the middle of a message.
            readScheduled = true;
            loop.execute(this::read);
        }
    }

    @Override
    public void close(Duration limit) {
        loop.checkCaller("close()");
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException(
                    "limit is " + limit + ": more than 0 is needed. Use abort() to end at once");
        }
        if (state == State.OPEN) {
            state = State.CLOSING;
            dropUnread();
            if (peerEnded) {
                end(closedHere(), false);
            } else if (reliable.pending == null) {
                linger();
            } else {
                setTimer(limit, this::closeTimedOut);
            }
        } else if (state == State.CLOSING && loop.after(nanos(limit)) < deadline) {
            setTimer(limit, this::closeTimedOut);
        }
    }

    private void writeTimedOut() {
        end(
                DisconnectInfo.of(
                        Reason.WRITE_TIMEOUT,
                        "The network has accepted nothing for writeTimeout = " + settings.writeTimeout()),
                true);
    }

    private void closeTimedOut() {
        end(
                DisconnectInfo.of(Reason.LOCAL, "Closed on this side; the peer did not read what was written in time"),
                true);
    }

    /** The peer is sent all that was written: the link has ended, and waits in the background for the peer. */
    private void linger() {
        state = State.LINGERING;
        out.control(Kind.END, "");
        report(closedHere());
        setTimer(
                settings.closeTimeout(),
                () -> end(DisconnectInfo.of(Reason.LOCAL, "The peer did not close in time"), true));
    }

    private static DisconnectInfo closedHere() {
        return DisconnectInfo.of(Reason.LOCAL, "Closed on this side");
    }

    @Override
    public void abort() {
        if (loop.inEventLoop()) {
            abortHere();
            return;
        }
        try {
            loop.execute(this::abortHere);
        } catch (RejectedExecutionException e) {
            LOG.trace("The network was closed, and has ended the link to {} already", traits.remoteAddress());
        }
    }

    private void abortHere() {
        if (state == State.OPEN || state == State.CLOSING) {
            end(DisconnectInfo.of(Reason.LOCAL, "Aborted on this side"), true);
        }
        // A link that lingers has ended already: what it handed over still reaches the peer.
    }

    /** Ends the link together with that of the peer: nothing can be sent any more. */
    void cut(String detail) {
        broken(detail);
    }

    /** Closes a link that is still open when its listener is closed. One that lingers has its time. */
    void closeWithListener(Duration limit) {
        if (nanos(limit) == 0) {
            endWithListener();
        } else if (state != State.CLOSED) {
            close(limit);
        }
    }

    /** Ends a link that lingers, or is still open, when the time of its listener is over. */
    void endWithListener() {
        if (state != State.CLOSED) {
            end(DisconnectInfo.of(Reason.LOCAL, "The listener of the link was closed"), true);
        }
    }

    private void end(DisconnectInfo info, boolean reset) {
        State before = state;
        state = State.CLOSED;
        cancelTimer();
        dropUnread();
        reliable.losePending();
        out.onRoom(null);
        if (reset) {
            out.control(Kind.RESET, "");
        } else if (before != State.LINGERING) {
            out.control(Kind.END, "");
        }
        if (before != State.LINGERING) {
            report(info);
        }
        onEnded.run();
    }

    private void dropUnread() {
        for (Packet packet : unread) {
            in.consumed(packet.size());
        }
        unread.clear();
        early.clear();
        earlyBytes = 0;
        partial = NO_BYTES;
        partialSize = 0;
        toSkip = 0;
    }

    /** Reports the end in a task of its own: the caller may be the handler itself. */
    private void report(DisconnectInfo info) {
        loop.execute(() -> {
            LinkHandler told = handler;
            if (told == null) {
                return;
            }
            try {
                told.onClosed(info);
            } catch (Throwable fault) {
                log("onClosed", fault);
            }
        });
    }

    private void setTimer(Duration delay, Runnable task) {
        cancelTimer();
        deadline = loop.after(nanos(delay));
        timer = loop.schedule(task, nanos(delay), TimeUnit.NANOSECONDS);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    /** Returns a duration in nanoseconds; one that is too long for that counts as endless. */
    static long nanos(Duration duration) {
        return TimeUnit.NANOSECONDS.convert(duration);
    }

    // What arrives.

    @Override
    public void arrived(Packet packet) {
        switch (packet.kind) {
            case DATA -> {
                unread.add(packet);
                readUnread();
            }
            case DATAGRAM -> readDatagram(packet);
            case END -> peerEnded = true;
            case RESET -> broken("The peer reset the connection");
            default -> throw new IllegalStateException(packet.kind + " arrived after the handshake");
        }
    }

    private void broken(String detail) {
        if (state == State.CLOSING) {
            end(DisconnectInfo.of(Reason.LOCAL, "Closed on this side; not all was sent: " + detail), false);
        } else if (state != State.CLOSED) {
            end(DisconnectInfo.of(Reason.NETWORK_ERROR, detail), false);
        }
    }

    @Override
    public void allArrived() {
        afterReading();
    }

    private void read() {
        readScheduled = false;
        while (state == State.OPEN && !early.isEmpty()) {
            Packet packet = early.remove();
            earlyBytes -= packet.size();
            deliver(packet.bytes, packet.at, packet.to, SendMode.UNRELIABLE);
        }
        readUnread();
        afterReading();
    }

    private void afterReading() {
        if (delivered) {
            delivered = false;
            if (state == State.OPEN && !refusing) {
                try {
                    Objects.requireNonNull(handler).onReadComplete();
                } catch (Throwable fault) {
                    fail("onReadComplete", fault);
                }
            }
        }
        if (!peerEnded || !unread.isEmpty()) {
            return;
        }
        if (state == State.OPEN) {
            end(DisconnectInfo.of(Reason.PEER, "The peer closed the connection"), false);
        } else if (state == State.CLOSING) {
            broken("the peer closed the connection too");
        } else if (state == State.LINGERING) {
            end(closedHere(), false);
        }
    }

    private void readDatagram(Packet packet) {
        if (state != State.OPEN || refusing) {
            return;
        }
        if (packet.size() > settings.maxReceivedUnreliableBytes()) {
            counter.accept(Event.UNRELIABLE_REFUSED);
            return;
        }
        if (everResumed && early.isEmpty()) {
            deliver(packet.bytes, packet.at, packet.to, SendMode.UNRELIABLE);
        } else if (packet.size() > bufferBytes - earlyBytes) {
            counter.accept(Event.UNRELIABLE_WITHOUT_ROOM);
        } else {
            earlyBytes += packet.size();
            early.add(packet);
        }
    }

    private void readUnread() {
        while (!unread.isEmpty()) {
            if (state != State.OPEN || refusing) {
                in.consumed(unread.remove().size());
                continue;
            }
            if (paused) {
                return;
            }
            Packet packet = unread.element();
            int before = packet.at;
            readPiece(packet);
            // A callback may have ended the link, which drops what is unread, and counts it from where it was left.
            in.consumed(packet.at - before);
            if (packet.size() == 0 && unread.peek() == packet) {
                unread.remove();
            }
        }
    }

    /** Reads the next piece of a packet: a whole message, or a part of one. */
    private void readPiece(Packet packet) {
        if (toSkip > 0) {
            int skipped = Math.min(toSkip, packet.size());
            toSkip -= skipped;
            packet.at += skipped;
        } else if (partialSize > 0 || packet.size() < LinkWriter.LENGTH_BYTES) {
            completePartial(packet);
        } else {
            int length = BigEndian.getInt32(packet.bytes, packet.at);
            if (isBad(length)) {
                packet.at += LinkWriter.LENGTH_BYTES;
                badLength(length);
            } else if (packet.size() - LinkWriter.LENGTH_BYTES < length) {
                addToPartial(packet, packet.size());
            } else {
                int from = packet.at + LinkWriter.LENGTH_BYTES;
                packet.at = from + length;
                deliver(packet.bytes, from, from + length, SendMode.RELIABLE);
            }
        }
    }

    private void completePartial(Packet packet) {
        if (partialSize < LinkWriter.LENGTH_BYTES) {
            addToPartial(packet, Math.min(packet.size(), LinkWriter.LENGTH_BYTES - partialSize));
            if (partialSize == LinkWriter.LENGTH_BYTES && isBad(BigEndian.getInt32(partial, 0))) {
                int length = BigEndian.getInt32(partial, 0);
                partialSize = 0;
                badLength(length);
            }
            return;
        }
        int end = LinkWriter.LENGTH_BYTES + BigEndian.getInt32(partial, 0);
        addToPartial(packet, Math.min(packet.size(), end - partialSize));
        if (partialSize == end) {
            byte[] bytes = partial;
            partial = NO_BYTES;
            partialSize = 0;
            deliver(bytes, LinkWriter.LENGTH_BYTES, end, SendMode.RELIABLE);
        }
    }

    /** Grows no faster than bytes arrive: a length alone must not allocate. */
    private void addToPartial(Packet packet, int count) {
        if (partialSize + count > partial.length) {
            partial = Arrays.copyOf(
                    partial, Math.max(FIRST_PARTIAL_CAPACITY, Math.max(partialSize + count, 2 * partialSize)));
        }
        System.arraycopy(packet.bytes, packet.at, partial, partialSize, count);
        partialSize += count;
        packet.at += count;
    }

    private boolean isBad(int length) {
        return length < LinkWriter.HEADER_BYTES || length > settings.maxReceivedBytes();
    }

    private void badLength(int length) {
        delivered = true;
        boolean skip;
        try {
            skip = Objects.requireNonNull(handler).onBadLength(length);
        } catch (Throwable fault) {
            fail("onBadLength", fault);
            return;
        }
        if (skip && length >= 0) {
            toSkip = length;
        } else {
            // Reads on, and discards: the end of the link is behind what the peer still sends.
            refusing = true;
        }
    }

    private void deliver(byte[] bytes, int from, int to, SendMode mode) {
        delivered = true;
        try {
            Objects.requireNonNull(handler).onMessage(bytes, from, to, mode);
        } catch (Throwable fault) {
            fail("onMessage", fault);
        }
    }

    /** A handler has failed: an Error too ends this link only, for the loop belongs to other links as well. */
    private void fail(String method, Throwable fault) {
        log(method, fault);
        if (state == State.OPEN || state == State.CLOSING) {
            end(
                    new DisconnectInfo(
                            Reason.INTERNAL_ERROR, "The handler of the link failed in " + method + ": " + fault, fault),
                    true);
        }
    }

    private void log(String method, Throwable fault) {
        LOG.error(
                "The handler of the link to {} failed in {}; the link is aborted",
                traits.remoteAddress(),
                method,
                fault);
    }

    // What is written.

    private abstract class Writer implements LinkWriter {
        private final SendMode mode;
        private int unreported;
        private boolean reporting;

        Writer(SendMode mode) {
            this.mode = mode;
        }

        @Override
        public LinkExecutor executor() {
            return loop;
        }

        @Override
        public int write(byte[] bytes, int from, int to) {
            Objects.checkFromToIndex(from, to, bytes.length);
            check();
            if (state == State.CLOSED) {
                return from;
            }
            take(Arrays.copyOfRange(bytes, from, to));
            return to;
        }

        @Override
        public void write(ByteBuf messages) {
            byte[] copy;
            try {
                check();
                copy = new byte[messages.readableBytes()];
                messages.readBytes(copy);
            } finally {
                messages.release();
            }
            take(copy);
        }

        @Override
        public int sharesFrom() {
            return Integer.MAX_VALUE;
        }

        private void check() {
            loop.checkCaller("write()");
            if (unreported > 0) {
                throw new IllegalStateException("write() was called while " + unreported
                        + " bytes of the write before are on their way: wait for onWritten()");
            }
        }

        private void take(byte[] batch) {
            if (batch.length == 0) {
                return;
            }
            checkBatch(batch);
            unreported = batch.length;
            if (state == State.OPEN) {
                accept(batch);
            } else {
                // Lost with the link.
                written();
            }
        }

        /** Checks a batch that this writer has to cut into messages. */
        void checkBatch(byte[] batch) {}

        /** Takes a batch of at least one byte, and calls {@link #written} once, at once or later. */
        abstract void accept(byte[] batch);

        /** Reports what was taken. Not from within itself: a handler that writes at once would fill the stack. */
        final void written() {
            if (handler == null || reporting) {
                loop.execute(this::report);
            } else {
                report();
            }
        }

        private void report() {
            LinkHandler told = handler;
            int bytes = unreported;
            unreported = 0;
            if (told == null) {
                return;
            }
            reporting = true;
            try {
                told.onWritten(mode, bytes);
            } catch (Throwable fault) {
                fail("onWritten", fault);
            } finally {
                reporting = false;
            }
        }
    }

    private final class ReliableWriter extends Writer {
        private byte @Nullable [] pending;
        private int pendingAt;

        ReliableWriter() {
            super(SendMode.RELIABLE);
        }

        @Override
        void accept(byte[] batch) {
            pending = batch;
            pendingAt = 0;
            pump();
        }

        /** Moves what is pending into the buffer, as far as there is room. */
        void pump() {
            if (pending == null) {
                return;
            }
            int accepted = out.stream(pending, pendingAt, pending.length);
            pendingAt += accepted;
            if (pendingAt < pending.length) {
                if (state == State.OPEN && (accepted > 0 || timer == null)) {
                    setTimer(settings.writeTimeout(), MemoryLink.this::writeTimedOut);
                }
                return;
            }
            pending = null;
            if (state == State.OPEN) {
                cancelTimer();
            }
            written();
            if (state == State.CLOSING) {
                linger();
            }
        }

        void losePending() {
            if (pending != null) {
                pending = null;
                written();
            }
        }
    }

    private final class UnreliableWriter extends Writer {
        UnreliableWriter() {
            super(SendMode.UNRELIABLE);
        }

        @Override
        void accept(byte[] batch) {
            for (int at = 0; at < batch.length; ) {
                int from = at + LinkWriter.LENGTH_BYTES;
                at = from + BigEndian.getInt32(batch, at);
                if (at - from > settings.maxUnreliableBytes()) {
                    counter.accept(Event.UNRELIABLE_TOO_LARGE);
                } else {
                    out.datagram(Arrays.copyOfRange(batch, from, at));
                }
            }
            written();
        }

        @Override
        void checkBatch(byte[] batch) {
            int at = 0;
            while (at < batch.length) {
                int left = batch.length - at - LinkWriter.LENGTH_BYTES;
                int length = left < 0 ? -1 : BigEndian.getInt32(batch, at);
                if (length < LinkWriter.HEADER_BYTES || length > left) {
                    throw new IllegalArgumentException(
                            "The batch of " + batch.length + " bytes has no whole message at " + at
                                    + ": write messages of at least 3 bytes, each with its length before it");
                }
                at += LinkWriter.LENGTH_BYTES + length;
            }
        }
    }
}
