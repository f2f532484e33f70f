package io.darkrift.micrometer;

import io.darkrift.connection.EventLoops;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.netty.util.concurrent.FastThreadLocal;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts messages and their bytes by tag. Each event loop counts in cells of its own, without a fence; other threads share
 * cells. Tags that the registry does not have, and those beyond the limit, are counted together.
 */
final class TagCounters {
    private static final int RECEIVED = 0;
    private static final int SENT = 2;
    private static final int CELLS = 4;
    private static final int TAGS = 1 << 16;
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    /**
     * A tag that is counted.
     *
     * @param tag the tag, or "other"
     * @param message the simple name of its record, or "other"
     */
    record Counted(String tag, String message) {}

    private final short[] indices = new short[TAGS];
    private final List<Counted> counted = new ArrayList<>();
    private final List<long[]> ofLoops = new CopyOnWriteArrayList<>();
    private final AtomicLongArray ofOthers;
    private final FastThreadLocal<long[]> ofThisLoop = new FastThreadLocal<>() {
        @Override
        protected long[] initialValue() {
            long[] cells = new long[counted.size() * CELLS];
            ofLoops.add(cells);
            return cells;
        }
    };

    TagCounters(MessageRegistry messages, int maxTags) {
        counted.add(new Counted("other", "other"));
        for (MessageSerializer<?> each : messages) {
            if (counted.size() <= maxTags) {
                indices[each.tag()] = (short) counted.size();
                counted.add(
                        new Counted(Integer.toString(each.tag()), each.type().getSimpleName()));
            }
        }
        ofOthers = new AtomicLongArray(counted.size() * CELLS);
    }

    /** Returns what is counted; the place of each is its index. */
    List<Counted> counted() {
        return List.copyOf(counted);
    }

    void received(int tag, int bytes) {
        count(tag, RECEIVED, bytes);
    }

    void sent(int tag, int bytes) {
        count(tag, SENT, bytes);
    }

    private void count(int tag, int way, int bytes) {
        int at = indices[tag] * CELLS + way;
        if (EventLoops.isEventLoop()) {
            long[] cells = ofThisLoop.get();
            LONGS.setOpaque(cells, at, cells[at] + 1);
            LONGS.setOpaque(cells, at + 1, cells[at + 1] + bytes);
        } else {
            ofOthers.getAndAdd(at, 1);
            ofOthers.getAndAdd(at + 1, bytes);
        }
    }

    long messagesReceived(int index) {
        return sum(index * CELLS + RECEIVED);
    }

    long bytesReceived(int index) {
        return sum(index * CELLS + RECEIVED + 1);
    }

    long messagesSent(int index) {
        return sum(index * CELLS + SENT);
    }

    long bytesSent(int index) {
        return sum(index * CELLS + SENT + 1);
    }

    private long sum(int at) {
        long sum = ofOthers.get(at);
        for (long[] cells : ofLoops) {
            sum += (long) LONGS.getOpaque(cells, at);
        }
        return sum;
    }
}
