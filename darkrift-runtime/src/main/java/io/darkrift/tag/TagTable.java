package io.darkrift.tag;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds things by tag, in an open hash table: mostly at the first look, and with no more memory than the tags in use
 * need, because each connection may have a table.
 *
 * <p>Not safe for use by several threads at once, unless it has been published safely and does not change any more.
 *
 * @param <T> what is found
 */
public final class TagTable<T> {
    private static final int FIRST_BITS = 2;
    private static final int FREE = -1;

    /** Spreads tags that are near to one another, so that nobody can make long ways by choosing tags near to them. */
    private static final int SPREAD = 0x9E37_79B1;

    private int[] tags = free(FIRST_BITS);
    private @Nullable Object[] values = new Object[1 << FIRST_BITS];
    private int shift = Integer.SIZE - FIRST_BITS;
    private int size;

    /** An empty table. */
    public TagTable() {}

    private static int[] free(int bits) {
        int[] tags = new int[1 << bits];
        Arrays.fill(tags, FREE);
        return tags;
    }

    /**
     * Finds what a tag stands for.
     *
     * @param tag 0 to 65,535
     * @return what was put there, or null
     */
    @SuppressWarnings("unchecked") // only put() stores into the table
    public @Nullable T get(int tag) {
        return (T) values[place(tag)];
    }

    /** Where a tag is, or would be. There is always a free place. */
    private int place(int tag) {
        int mask = tags.length - 1;
        int at = tag * SPREAD >>> shift;
        while (tags[at] != tag && tags[at] != FREE) {
            at = at + 1 & mask;
        }
        return at;
    }

    /**
     * Puts something in the place of a tag.
     *
     * @param tag 0 to 65,535
     * @param value what to find there
     * @return what was found there before, or null
     */
    public @Nullable T put(int tag, @Nullable T value) {
        T before = get(tag);
        int at = place(tag);
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
                int at = place(oldTags[i]);
                tags[at] = oldTags[i];
                values[at] = oldValues[i];
            }
        }
    }
}
