package io.darkrift.protocol;

/**
 * The least and the largest number that a peer sends and takes.
 *
 * @param min the least, itself included; negative infinity if there is none
 * @param max the largest, itself included; infinity if there is none
 */
public record Bounds(double min, double max) {
    /**
     * Bounds.
     *
     * @param min the least, itself included; negative infinity if there is none
     * @param max the largest, itself included; infinity if there is none
     * @throws IllegalArgumentException if {@code min} is above {@code max}, one of them is not a number, or both are
     *     infinite
     */
    public Bounds {
        if (!(min <= max) || Double.isInfinite(min) && Double.isInfinite(max)) {
            throw new IllegalArgumentException(
                    "bounds " + min + " to " + max + " bound nothing: one is finite, and min is not above max");
        }
        // Of the two zeros, the one that has no sign.
        min += 0.0;
        max += 0.0;
    }

    /** The text, as in {@code -1.0..1.0}, and {@code -1..1} for whole numbers. */
    String text(boolean isWhole) {
        return text(min, isWhole) + ".." + text(max, isWhole);
    }

    private static String text(double bound, boolean isWhole) {
        return isWhole && !Double.isInfinite(bound) ? String.valueOf((long) bound) : String.valueOf(bound);
    }

    void requireWhole(Object type) {
        if (!isWhole(min) || !isWhole(max)) {
            throw new IllegalArgumentException("bounds of " + type + " are " + this + ": they are whole numbers");
        }
    }

    /** Returns whether a bound is infinite, or a whole number that a double holds exactly. */
    private static boolean isWhole(double bound) {
        return Double.isInfinite(bound) || bound == Math.rint(bound) && Math.abs(bound) <= 1L << 53;
    }

    @Override
    public String toString() {
        return text(false);
    }
}
