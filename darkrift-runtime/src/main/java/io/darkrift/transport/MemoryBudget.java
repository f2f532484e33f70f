package io.darkrift.transport;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * A limit on the bytes that all connections of a server or client may hold together, for what they have received and
 * not handled, or for what waits to be sent. Where the total is used up, the connection that holds most has to go:
 * others don't notice. Safe for use by any thread.
 *
 * <p>What a connection holds is counted in steps of 4 KiB, and the first step is not counted: connections that hold
 * little never touch the common counter.
 */
public final class MemoryBudget {
    /** What is held is counted in steps of this size. */
    static final int STEP = 4_096;

    private final long limit;
    private final AtomicLong used = new AtomicLong();
    private final Set<Share> shares = ConcurrentHashMap.newKeySet();
    private final LongAdder evictions = new LongAdder();

    /**
     * Creates a budget of which nothing is used.
     *
     * @param limit how many bytes may be held, at least 1
     */
    public MemoryBudget(long limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit is " + limit + ": it has to be at least 1");
        }
        this.limit = limit;
    }

    /**
     * Returns the limit.
     *
     * @return how many bytes may be held
     */
    public long limit() {
        return limit;
    }

    /**
     * Returns what is held.
     *
     * @return bytes, without those that are not counted
     */
    public long used() {
        return used.get();
    }

    /**
     * Returns how many connections had to go.
     *
     * @return their count so far
     */
    public long evictions() {
        return evictions.sum();
    }

    /**
     * Creates the share of a connection, which holds nothing.
     *
     * @param evict called at most once, on any thread, if this share holds most when the total is used up: the owner then
     *     ends, and {@linkplain Share#close() closes} the share
     * @return a new share
     */
    public Share newShare(Runnable evict) {
        return new Share(evict);
    }

    /** Evicts the largest share. */
    private void evictLargest() {
        Share largest = null;
        for (Share share : shares) {
            if (!share.evicted && (largest == null || share.counted > largest.counted)) {
                largest = share;
            }
        }
        if (largest != null && largest.markEvicted()) {
            evictions.increment();
            largest.evict.run();
        }
    }

    /** The bytes that one connection holds. Safe for use by any thread. */
    public final class Share implements AutoCloseable {
        private final Runnable evict;
        private volatile long counted;
        private volatile boolean evicted;
        private boolean closed;

        private Share(Runnable evict) {
            this.evict = evict;
        }

        /**
         * Sets how much is held now. May be called with a lock of the owner held.
         *
         * @param bytes how many bytes are held, 0 or more
         * @return false if the total is used up: the caller then calls {@link #relieve()} without any lock
         */
        public boolean hold(long bytes) {
            long now = bytes <= STEP ? 0 : bytes + STEP - 1 & -STEP;
            return now == counted || change(now);
        }

        private synchronized boolean change(long now) {
            long more = now - counted;
            if (closed || more == 0) {
                return true;
            }
            if (counted == 0) {
                shares.add(this);
            } else if (now == 0) {
                shares.remove(this);
            }
            counted = now;
            return used.addAndGet(more) <= limit || more < 0;
        }

        /** Evicts the connection that holds most: this one or another. */
        public void relieve() {
            evictLargest();
        }

        private synchronized boolean markEvicted() {
            boolean first = !evicted && !closed;
            evicted = true;
            return first;
        }

        /** Returns everything to the budget, and counts nothing more. */
        @Override
        public synchronized void close() {
            if (!closed) {
                change(0);
                closed = true;
            }
        }
    }
}
