package io.darkrift.core.dispatch;

import io.darkrift.message.SendMode;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Entries that wait, in the order in which they arrived, with a capacity for each channel in messages and in bytes. Where
 * it is used up, an unreliable entry pushes out the oldest unreliable ones; for reliable entries the sender is to be
 * paused. Not safe for use by several threads at once.
 *
 * @param <E> what waits
 */
final class BoundedQueue<E extends BoundedQueue.Entry> {
    /** Something that waits. */
    interface Entry {
        /** Returns the channel, or null for what is not a message and always has room. */
        @Nullable SendMode mode();

        /** Returns the bytes that it holds. */
        int bytes();
    }

    private final ArrayDeque<E> entries = new ArrayDeque<>(0);
    private final int capacity;
    private final long maxBytes;
    private int reliable;
    private int unreliable;
    private long reliableBytes;
    private long unreliableBytes;

    BoundedQueue(int capacity, long maxBytes) {
        this.capacity = capacity;
        this.maxBytes = maxBytes;
    }

    /** Adds an entry. Returns the count of unreliable entries that were dropped for it. */
    int add(E entry) {
        int dropped = 0;
        if (entry.mode() == SendMode.UNRELIABLE) {
            while (unreliable > 0 && (unreliable >= capacity || unreliableBytes + entry.bytes() > maxBytes)) {
                poll(other -> other.mode() == SendMode.UNRELIABLE);
                dropped++;
            }
        }
        count(entry, 1);
        entries.addLast(entry);
        return dropped;
    }

    private void count(E entry, int sign) {
        if (entry.mode() == SendMode.UNRELIABLE) {
            unreliable += sign;
            unreliableBytes += (long) sign * entry.bytes();
        } else {
            reliable += sign;
            reliableBytes += (long) sign * entry.bytes();
        }
    }

    /** Takes the oldest entry that fits, or null. */
    @Nullable E poll(Predicate<? super E> wanted) {
        for (Iterator<E> iterator = entries.iterator(); iterator.hasNext(); ) {
            E entry = iterator.next();
            if (wanted.test(entry)) {
                iterator.remove();
                count(entry, -1);
                return entry;
            }
        }
        return null;
    }

    /** Takes the oldest entry, or null. */
    @Nullable E poll() {
        E entry = entries.pollFirst();
        if (entry != null) {
            count(entry, -1);
        }
        return entry;
    }

    /** Returns whether reliable entries use up their capacity. */
    boolean isFull() {
        return reliable >= capacity || reliableBytes >= maxBytes;
    }

    /** Returns whether reliable entries use half of their capacity, or less. */
    boolean hasRoom() {
        return reliable <= capacity / 2 && reliableBytes <= maxBytes / 2;
    }

    /** Returns the bytes of all entries. */
    long bytes() {
        return reliableBytes + unreliableBytes;
    }

    int size() {
        return entries.size();
    }
}
