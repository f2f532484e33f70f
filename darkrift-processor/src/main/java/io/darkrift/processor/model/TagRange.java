package io.darkrift.processor.model;

/**
 * The tags that the messages of a package keep to.
 *
 * @param packageName the package
 * @param from the least of them
 * @param to the largest of them
 */
public record TagRange(String packageName, int from, int to) {
    private static final int MAX_TAG = 65_535;

    /** Whether there is a tag in it, and nothing else. */
    public boolean isSound() {
        return 0 <= from && from <= to && to <= MAX_TAG;
    }

    public boolean contains(int tag) {
        return from <= tag && tag <= to;
    }

    public boolean overlaps(TagRange other) {
        return from <= other.to && other.from <= to;
    }

    @Override
    public String toString() {
        return from + " to " + to;
    }
}
