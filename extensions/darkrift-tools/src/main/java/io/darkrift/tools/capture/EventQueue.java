package io.darkrift.tools.capture;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.message.SendMode;
import io.darkrift.tools.relay.RelayObserver;
import io.darkrift.transport.LinkTraits;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes events of an event loop, for a thread that prints or writes them and may be slower. What finds no room is counted
 * and left out; a {@link CapturedEvent.Note} stands in its place. Safe for use by any thread.
 */
public final class EventQueue implements RelayObserver {
    /** What an event takes beside the bytes of its message. */
    private static final int EVENT_BYTES = 128;

    private final long maxBytes;
    private final Predicate<CapturedEvent> filter;
    private final LongSupplier nanos;
    private final long start;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Queue<CapturedEvent> events = new ArrayDeque<>();
    private long bytes;
    private long missed;
    private long missedInAll;

    /**
     * Creates an empty queue. Times count from now on.
     *
     * @param maxBytes how much may wait
     * @param filter which events are wanted
     * @param nanos the clock
     */
    public EventQueue(long maxBytes, Predicate<CapturedEvent> filter, LongSupplier nanos) {
        this.maxBytes = maxBytes;
        this.filter = filter;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    /** Returns the time since the queue was created. */
    public Duration time() {
        return Duration.ofNanos(nanos.getAsLong() - start);
    }

    /** Returns how many messages found no room so far. */
    public long missed() {
        lock.lock();
        try {
            return missedInAll;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the oldest event.
     *
     * @param wait how long to wait for one
     * @return the event, or null if there is no event
     * @throws InterruptedException if the thread is interrupted
     */
    public @Nullable CapturedEvent poll(Duration wait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (events.isEmpty() && missed == 0 && left > 0) {
                left = filled.awaitNanos(left);
            }
            CapturedEvent event = events.poll();
            if (event == null) {
                return takeMissed();
            }
            bytes -= size(event);
            return event;
        } finally {
            lock.unlock();
        }
    }

    private CapturedEvent.@Nullable Note takeMissed() {
        if (missed == 0) {
            return null;
        }
        CapturedEvent.Note note = new CapturedEvent.Note(
                time(),
                0,
                missed + (missed == 1 ? " message is" : " messages are") + " missing here: output is too slow");
        missed = 0;
        return note;
    }

    /**
     * Adds an event, if there is room. Never waits for it.
     *
     * @param event the event
     */
    public void add(CapturedEvent event) {
        if (!filter.test(event)) {
            return;
        }
        lock.lock();
        try {
            // What is not a message is small, and a reader needs it: messages leave room for it.
            long room = event instanceof CapturedMessage ? maxBytes : 2 * maxBytes;
            if (bytes + size(event) > room && !events.isEmpty()) {
                missed++;
                missedInAll++;
            } else {
                CapturedEvent note = takeMissed();
                if (note != null) {
                    bytes += size(note);
                    events.add(note);
                }
                bytes += size(event);
                events.add(event);
            }
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    private static long size(CapturedEvent event) {
        return EVENT_BYTES + (event instanceof CapturedMessage message ? message.bytes().length : 0);
    }

    @Override
    public void connected(int connection, LinkTraits client) {
        InetSocketAddress peer = client.remoteAddress();
        String host =
                peer.isUnresolved() ? peer.getHostString() : peer.getAddress().getHostAddress();
        add(new CapturedEvent.Connected(
                time(), connection, (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + peer.getPort()));
    }

    @Override
    public void message(int connection, boolean fromServer, SendMode mode, byte[] array, int from, int to) {
        add(new CapturedMessage(time(), connection, fromServer, mode, Arrays.copyOfRange(array, from, to)));
    }

    @Override
    public void badLength(int connection, boolean fromServer, int length) {
        add(new CapturedEvent.Note(
                time(),
                connection,
                "the " + CapturedMessage.sender(fromServer) + " sent the length " + length + ", which no message has"));
    }

    @Override
    public void dropped(int connection, boolean fromServer) {
        add(new CapturedEvent.Note(
                time(),
                connection,
                "an unreliable message of the " + CapturedMessage.sender(fromServer)
                        + " was dropped: the receiver does not keep up"));
    }

    @Override
    public void ended(int connection, boolean byServer, DisconnectInfo info) {
        Throwable cause = info.cause();
        add(new CapturedEvent.Ended(
                time(),
                connection,
                byServer,
                info + (cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage())));
    }
}
