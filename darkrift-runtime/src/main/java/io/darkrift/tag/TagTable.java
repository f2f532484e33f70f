package io.darkrift.tag;

import org.jspecify.annotations.Nullable;

/**
 * Finds things by tag: two array loads, and no more memory than the tags in use need.
 *
 * <p>Not safe for use by several threads at once, unless it has been published safely and does not change any more.
 *
 * @param <T> what is found
 */
public final class TagTable<T> {
    private static final int PAGE_BITS = 8;
    private static final int PAGE_SIZE = 1 << PAGE_BITS;

    private final @Nullable Object @Nullable [][] pages = new Object[PAGE_SIZE][];

    /** An empty table. */
    public TagTable() {}

    /**
     * Finds what a tag stands for.
     *
     * @param tag 0 to 65,535
     * @return what was put there, or null
     */
    @SuppressWarnings("unchecked") // only put() stores into pages
    public @Nullable T get(int tag) {
        @Nullable Object @Nullable [] page = pages[tag >>> PAGE_BITS];
        return page == null ? null : (T) page[tag & PAGE_SIZE - 1];
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
        @Nullable Object @Nullable [] page = pages[tag >>> PAGE_BITS];
        if (page == null) {
            page = new Object[PAGE_SIZE];
            pages[tag >>> PAGE_BITS] = page;
        }
        page[tag & PAGE_SIZE - 1] = value;
        return before;
    }
}
