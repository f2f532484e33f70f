package io.darkrift.transport.bichannel.socket;

import io.darkrift.transport.bichannel.framing.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Links by their tokens, which they know themselves: an open hash table, which takes a few references of
 * memory for each. Tokens are random, and so are their places. Safe for use by any thread.
 *
 * @param <T> what has a token
 */
public final class TokenTable<T extends TokenTable.Holder> {
    /** Something that has a token. */
    public interface Holder {
        /** Returns the token, without its version. */
        long tokenValue();

        /** Returns whether this is the token, with its version. */
        boolean hasToken(Token token);
    }

    private static final int FIRST_CAPACITY = 16;

    private @Nullable Object[] holders = new Object[FIRST_CAPACITY];
    private int size;

    private static int home(long token, int mask) {
        return Long.hashCode(token) & mask;
    }

    @SuppressWarnings("unchecked") // only add() stores into the table
    private @Nullable T at(int place) {
        return (T) holders[place];
    }

    /** An empty table. */
    public TokenTable() {}

    /** Returns what has a token, or null. */
    public synchronized @Nullable T get(Token token) {
        int mask = holders.length - 1;
        int at = home(token.value(), mask);
        T holder = at(at);
        while (holder != null && !holder.hasToken(token)) {
            at = at + 1 & mask;
            holder = at(at);
        }
        return holder;
    }

    /** Returns what has a token of this value, of whichever version, or null. */
    public synchronized @Nullable T get(long value) {
        int mask = holders.length - 1;
        int at = home(value, mask);
        T holder = at(at);
        while (holder != null && holder.tokenValue() != value) {
            at = at + 1 & mask;
            holder = at(at);
        }
        return holder;
    }

    /** Adds something. */
    public synchronized void add(T holder) {
        size++;
        if (2 * size > holders.length) {
            grow();
        }
        put(holder);
    }

    private void put(Holder holder) {
        int mask = holders.length - 1;
        int at = home(holder.tokenValue(), mask);
        while (holders[at] != null) {
            at = at + 1 & mask;
        }
        holders[at] = holder;
    }

    private void grow() {
        @Nullable Object[] old = holders;
        holders = new Object[2 * old.length];
        for (Object holder : old) {
            if (holder != null) {
                put((Holder) holder);
            }
        }
    }

    /** Removes something. Does nothing if it is not there. */
    public synchronized void remove(T holder) {
        int mask = holders.length - 1;
        int at = home(holder.tokenValue(), mask);
        while (holders[at] != holder) {
            if (holders[at] == null) {
                return;
            }
            at = at + 1 & mask;
        }
        size--;
        close(at, mask);
    }

    /** Fills a gap with links that are after it only because their own places were occupied. */
    private void close(int gap, int mask) {
        int free = gap;
        int at = gap + 1 & mask;
        for (T next = at(at); next != null; next = at(at)) {
            int way = at - home(next.tokenValue(), mask) & mask;
            if (way >= (at - free & mask)) {
                holders[free] = next;
                free = at;
            }
            at = at + 1 & mask;
        }
        holders[free] = null;
    }

    /** Returns how many things are there. */
    public synchronized int size() {
        return size;
    }

    /** Returns all that is there. */
    public synchronized List<T> all() {
        List<T> all = new ArrayList<>(size);
        for (int i = 0; i < holders.length; i++) {
            T holder = at(i);
            if (holder != null) {
                all.add(holder);
            }
        }
        return all;
    }
}
