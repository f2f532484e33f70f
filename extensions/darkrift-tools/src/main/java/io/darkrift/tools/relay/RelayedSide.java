package io.darkrift.tools.relay;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.message.SendMode;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkHandler;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One of the two ends of a relayed connection: what is read from it, and what waits to be sent to it. On the event loop. */
final class RelayedSide implements LinkHandler {
    /** How much may wait for an end that does not read, beside one message. */
    static final int MAX_WAITING_BYTES = 1024 * 1024;

    /** How long an end may take to read what was sent last, after the other end has gone. */
    private static final Duration END_LIMIT = Duration.ofSeconds(30);

    private enum End {
        NONE,
        CLOSE,
        ABORT
    }

    private final RelayedConnection connection;
    private final boolean isServer;
    private final OutgoingBatch reliable = new OutgoingBatch();
    private final OutgoingBatch unreliable = new OutgoingBatch();

    private @Nullable Link link;
    private @Nullable ScheduledFuture<?> endTimer;
    private End end = End.NONE;
    private boolean paused = true;
    private boolean flushing;
    private boolean ending;
    private boolean closed;

    RelayedSide(RelayedConnection connection, boolean isServer) {
        this.connection = connection;
        this.isServer = isServer;
    }

    void link(Link established) {
        link = established;
    }

    @Nullable Link link() {
        return link;
    }

    boolean isServer() {
        return isServer;
    }

    /** Returns whether nothing more is called by the link. */
    boolean isClosed() {
        return closed || link == null;
    }

    int waitingBytes() {
        return reliable.size() + unreliable.size();
    }

    @Override
    public void onMessage(byte[] bytes, int from, int to, SendMode mode) {
        if (connection.isEnded()) {
            return;
        }
        connection.observer().message(connection.number(), isServer, mode, bytes, from, to);
        connection.pathFrom(this).send(mode, Arrays.copyOfRange(bytes, from, to));
        connection.hold();
        if (!paused && isBlocked()) {
            paused = true;
            Objects.requireNonNull(link).pauseReading();
        }
    }

    /** Returns whether more is under way to the other end than it reads. */
    private boolean isBlocked() {
        return connection.otherThan(this).reliable.size() > MAX_WAITING_BYTES
                || connection.pathFrom(this).isFull();
    }

    /** Reads on, if the other end keeps up. Not to be called while the link delivers. */
    void readOn() {
        if (paused && link != null && !closed && end == End.NONE && !isBlocked()) {
            paused = false;
            link.resumeReading();
        }
    }

    @Override
    public void onReadComplete() {
        // What was sent is flushed in a task of its own, whichever way it took.
    }

    @Override
    public boolean onBadLength(int length) {
        connection.observer().badLength(connection.number(), isServer, length);
        Objects.requireNonNull(link).abort();
        return false;
    }

    @Override
    public void onWritten(SendMode mode, int bytes) {
        (mode == SendMode.RELIABLE ? reliable : unreliable).written();
        flushSoon();
    }

    @Override
    public void onClosed(DisconnectInfo info) {
        closed = true;
        clear();
        connection.closed(this, info);
    }

    /** Sends a message to this end, or drops it if it is unreliable and there is no room. */
    void send(SendMode mode, byte[] message) {
        Link to = link;
        if (to == null || closed || end != End.NONE) {
            return;
        }
        OutgoingBatch batch = mode == SendMode.RELIABLE || to.unreliable() == to.reliable() ? reliable : unreliable;
        if (mode == SendMode.UNRELIABLE
                && (message.length > to.traits().maxUnreliableBytes()
                        || batch.size() + message.length > MAX_WAITING_BYTES)) {
            connection.observer().dropped(connection.number(), !isServer);
            return;
        }
        batch.add(message);
        flushSoon();
    }

    /** Flushes once for all that is sent in a turn of the event loop. */
    private void flushSoon() {
        if (!flushing && !closed && link != null) {
            flushing = true;
            try {
                link.executor().execute(this::flush);
            } catch (RejectedExecutionException e) {
                // The event loop ends, and closes the link.
            }
        }
    }

    private void flush() {
        flushing = false;
        Link to = link;
        if (to == null || closed || ending) {
            return;
        }
        if (to.unreliable() == to.reliable()) {
            // UDP was given up meanwhile.
            unreliable.moveTo(reliable);
        }
        reliable.writeTo(to.reliable());
        unreliable.writeTo(to.unreliable());
        connection.hold();
        if (end != End.NONE && reliable.isRefused()) {
            ending = true;
            to.abort();
        } else if (end != End.NONE && reliable.isIdle() && unreliable.isIdle()) {
            finish(to);
        }
        connection.otherThan(this).readOn();
    }

    private void finish(Link to) {
        ending = true;
        if (end == End.CLOSE) {
            to.close(END_LIMIT);
        } else {
            to.abort();
        }
    }

    /** Ends this end when it has all that was sent to it, or after a while. */
    void endWhenWritten(boolean gracefully) {
        Link to = link;
        if (to == null || closed || end != End.NONE) {
            return;
        }
        end = gracefully ? End.CLOSE : End.ABORT;
        // What it still sends has nowhere to go.
        if (!paused) {
            paused = true;
            to.pauseReading();
        }
        flush();
        if (!ending && !closed) {
            try {
                endTimer = to.executor().schedule(to::abort, END_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException e) {
                // The event loop ends, and closes the link.
            }
        }
    }

    /** Ends this end at once. */
    void abort() {
        if (link != null) {
            link.abort();
        }
    }

    private void clear() {
        reliable.clear();
        unreliable.clear();
        if (endTimer != null) {
            endTimer.cancel(false);
            endTimer = null;
        }
    }
}
