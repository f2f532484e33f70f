package io.darkrift.transport;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Things that wait, in the order in which they came, with a capacity for each channel: where it is used up, an
 * unreliable thing pushes out the oldest unreliable one, and of reliable things the sender is to bring no more. Not
 * safe for use by several threads at once.
 *
 * @param <E> what waits
 */
final class BoundedQueue<E> {
    private final ArrayDeque<E> entries = new ArrayDeque<>(0);
    private final int capacity;
    private final Predicate<? super E> isReliable;
    private int reliable;
    private int unreliable;

    BoundedQueue(int capacity, Predicate<? super E> isReliable) {
        this.capacity = capacity;
        this.isReliable = isReliable;
    }

    /** Adds something. Returns true if something unreliable was dropped for it. */
    boolean add(E entry) {
        boolean dropped = false;
        if (isReliable.test(entry)) {
            reliable++;
        } else {
            dropped = unreliable == capacity && poll(isReliable.negate()) != null;
            unreliable++;
        }
        entries.addLast(entry);
        return dropped;
    }

    /** Takes the oldest thing that fits, or null. */
    @Nullable E poll(Predicate<? super E> wanted) {
        for (Iterator<E> iterator = entries.iterator(); iterator.hasNext(); ) {
            E entry = iterator.next();
            if (wanted.test(entry)) {
                iterator.remove();
                forget(entry);
                return entry;
            }
        }
        return null;
    }

    /** Takes the oldest thing, or null. */
    @Nullable E poll() {
        E entry = entries.pollFirst();
        if (entry != null) {
            forget(entry);
        }
        return entry;
    }

    private void forget(E entry) {
        if (isReliable.test(entry)) {
            reliable--;
        } else {
            unreliable--;
        }
    }

    /** True if reliable things use up their capacity. */
    boolean isFull() {
        return reliable >= capacity;
    }

    /** True if reliable things use half of their capacity, or less. */
    boolean hasRoom() {
        return reliable <= capacity / 2;
    }

    int size() {
        return entries.size();
    }
}
