package io.darkrift.admin;

import io.darkrift.connection.ConnectionObserver;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.wire.support.BigEndian;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Counts messages by tag, while somebody looks at the table of tags. Safe for use by any thread. */
final class TagWatch implements ConnectionObserver<RemoteClient>, AutoCloseable {
    private static final int TAGS = 1 << 16;
    private static final int CELLS = 4;
    private static final int SENT = 2;
    private static final int PING_FLAGS = 0x60;
    private static final int COMMAND = 0x80;

    /** Nobody has asked for so long: the page is closed, or shows something else. */
    private static final long UNWATCHED_NANOS = TimeUnit.SECONDS.toNanos(10);

    /**
     * A tag and its counts since the page was opened.
     *
     * @param tag the tag
     * @param name the simple name of its record, or an empty string if the tag is unknown
     * @param direction the direction of the message, or an empty string if the tag is unknown
     */
    record Counted(int tag, String name, String direction, long in, long bytesIn, long out, long bytesOut) {}

    private final DarkriftServer server;
    private final Messages messages;
    private final AtomicReference<@Nullable AtomicLongArray> counts = new AtomicReference<>();
    private long asked;
    private boolean closed;

    TagWatch(DarkriftServer server, Messages messages) {
        this.server = server;
        this.messages = messages;
    }

    @Override
    public void received(RemoteClient client, byte[] bytes, int from, int to, SendMode mode) {
        count(bytes, from, to, 0);
    }

    @Override
    public void sent(RemoteClient client, byte[] bytes, int from, int to, SendMode mode) {
        count(bytes, from, to, SENT);
    }

    private void count(byte[] bytes, int from, int to, int way) {
        AtomicLongArray all = counts.get();
        boolean isMessage = (bytes[from] & (COMMAND | PING_FLAGS)) == 0;
        if (all != null && isMessage) {
            int at = BigEndian.getUInt16(bytes, from + 1) * CELLS + way;
            all.getAndAdd(at, 1);
            all.getAndAdd(at + 1, to - from);
        }
    }

    /** Returns the tags of the registry, and others that were counted. Begins to count. */
    synchronized List<Counted> look() {
        asked = System.nanoTime();
        AtomicLongArray all = counts.get();
        if (all == null && !closed) {
            all = new AtomicLongArray(TAGS * CELLS);
            counts.set(all);
            server.observe(this);
        }
        List<Counted> shown = new ArrayList<>();
        for (int tag = 0; all != null && tag < TAGS; tag++) {
            int at = tag * CELLS;
            if (all.get(at) + all.get(at + SENT) > 0 || messages.registry().contains(tag)) {
                shown.add(new Counted(
                        tag,
                        messages.name(tag),
                        messages.direction(tag),
                        all.get(at),
                        all.get(at + 1),
                        all.get(at + SENT),
                        all.get(at + SENT + 1)));
            }
        }
        return shown;
    }

    /** Ends the counting if nobody looks any more. */
    synchronized void check() {
        if (counts.get() != null && System.nanoTime() - asked > UNWATCHED_NANOS) {
            end();
        }
    }

    private void end() {
        server.stopObserving(this);
        counts.set(null);
    }

    @Override
    public synchronized void close() {
        closed = true;
        end();
    }
}
