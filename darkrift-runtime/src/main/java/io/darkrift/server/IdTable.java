package io.darkrift.server;

import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Objects by id, in pages; empty pages take no memory. The collection may change while it is iterated. Safe for use by
 * any thread.
 *
 * @param <T> what has an id
 */
final class IdTable<T> extends AbstractCollection<T> {
    private static final int PAGE_BITS = 6;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;

    /**
     * A page, and how much is in it; the latter is guarded by the table.
     *
     * @param <T> what has an id
     */
    private static final class Page<T> extends AtomicReferenceArray<@Nullable T> {
        private static final long serialVersionUID = 1;

        private int used;

        Page() {
            super(PAGE_SIZE);
        }
    }

    private final AtomicReferenceArray<@Nullable Page<T>> pages;
    private volatile int size;

    /** A table for ids from 0. */
    IdTable(int ids) {
        pages = new AtomicReferenceArray<>((ids + PAGE_SIZE - 1) >> PAGE_BITS);
    }

    @Nullable T get(int id) {
        Page<T> page = id < 0 || id >> PAGE_BITS >= pages.length() ? null : pages.get(id >> PAGE_BITS);
        return page == null ? null : page.get(id & PAGE_SIZE - 1);
    }

    /** Gives an id to something. The id must be free. */
    synchronized void put(int id, T value) {
        Page<T> page = pages.get(id >> PAGE_BITS);
        if (page == null) {
            page = new Page<>();
            pages.set(id >> PAGE_BITS, page);
        }
        page.set(id & PAGE_SIZE - 1, value);
        page.used++;
        size = size + 1;
    }

    /** Takes an id away from something. Returns false if it is not what has the id. */
    synchronized boolean remove(int id, T value) {
        Page<T> page = pages.get(id >> PAGE_BITS);
        if (page == null || page.get(id & PAGE_SIZE - 1) != value) {
            return false;
        }
        page.set(id & PAGE_SIZE - 1, null);
        page.used--;
        size = size - 1;
        if (page.used == 0) {
            pages.set(id >> PAGE_BITS, null);
        }
        return true;
    }

    @Override
    public int size() {
        return size;
    }

    /** Not sized: the table may change while it is traversed, and a stream would trust the size. */
    @Override
    public Spliterator<T> spliterator() {
        return Spliterators.spliteratorUnknownSize(
                iterator(), Spliterator.CONCURRENT | Spliterator.DISTINCT | Spliterator.NONNULL);
    }

    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            private int id = -1;
            private @Nullable T next = find();

            private @Nullable T find() {
                T found = null;
                while (found == null && ++id >> PAGE_BITS < pages.length()) {
                    if (pages.get(id >> PAGE_BITS) == null) {
                        id |= PAGE_SIZE - 1;
                    } else {
                        found = get(id);
                    }
                }
                return found;
            }

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public T next() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                T current = Objects.requireNonNull(next);
                next = find();
                return current;
            }
        };
    }
}
