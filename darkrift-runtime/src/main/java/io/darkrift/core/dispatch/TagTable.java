package io.darkrift.core.dispatch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A hash table from tags to values, with open addressing. Most lookups need one probe. Its memory is proportional to
 * the number of tags in use, because each connection may have a table.
 *
 * <p>Not safe for use by several threads at once, unless it has been published safely and no longer changes.
 *
 * @param <T> the type of the values
 */
public final class TagTable<T> {
    private static final int FIRST_BITS = 2;
    private static final int FREE = -1;

    /** Spreads neighbouring tags over the table, so that a peer can't cause long probe sequences with them. */
    private static final int SPREAD = 0x9E37_79B1;

    private int[] tags = free(FIRST_BITS);
    private @Nullable Object[] values = new Object[1 << FIRST_BITS];
    private int shift = Integer.SIZE - FIRST_BITS;
    private int size;

    /** Creates an empty table. */
    public TagTable() {}

    private static int[] free(int bits) {
        int[] tags = new int[1 << bits];
        Arrays.fill(tags, FREE);
        return tags;
    }

    /**
     * Returns the value of a tag.
     *
     * @param tag 0 to 65,535
     * @return the value, or null if the tag has no value
     */
    @SuppressWarnings("unchecked") // only put() stores into the table
    public @Nullable T get(int tag) {
        return (T) values[indexOf(tag)];
    }

    /** Returns the index of a tag, or the index where it belongs. The table always has a free slot. */
    private int indexOf(int tag) {
        int mask = tags.length - 1;
        int at = tag * SPREAD >>> shift;
        while (tags[at] != tag && tags[at] != FREE) {
            at = at + 1 & mask;
        }
        return at;
    }

    /**
     * Sets the value of a tag.
     *
     * @param tag 0 to 65,535
     * @param value the value, or null to remove it
     * @return the value that it replaces, or null
     */
    public @Nullable T put(int tag, @Nullable T value) {
        T before = get(tag);
        int at = indexOf(tag);
        if (tags[at] == FREE) {
            tags[at] = tag;
            size++;
        }
        values[at] = value;
        if (2 * size >= tags.length) {
            grow();
        }
        return before;
    }

    private void grow() {
        int[] oldTags = tags;
        @Nullable Object[] oldValues = values;
        shift--;
        tags = free(Integer.SIZE - shift);
        values = new Object[tags.length];
        for (int i = 0; i < oldTags.length; i++) {
            if (oldTags[i] != FREE) {
                int at = indexOf(oldTags[i]);
                tags[at] = oldTags[i];
                values[at] = oldValues[i];
            }
        }
    }
}
