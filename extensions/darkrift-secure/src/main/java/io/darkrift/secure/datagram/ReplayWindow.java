package io.darkrift.secure.datagram;

import java.util.Arrays;

/**
 * Remembers which sequences have arrived: the highest, and each of the 1,024 up to it. Not safe for use by several threads
 * at once.
 */
public final class ReplayWindow {
    /** The number of sequences below the highest that are tracked. */
    public static final int SIZE = 1_024;

    private static final int WORDS = SIZE / Long.SIZE;

    private final long[] seen = new long[WORDS];
    private long highest = -1;

    /** Nothing has arrived. */
    public ReplayWindow() {}

    /** Returns whether a sequence, which is not negative, may be accepted. Changes nothing. */
    public boolean isNew(long sequence) {
        if (sequence > highest) {
            return true;
        }
        return highest - sequence < SIZE && (seen[word(sequence)] & bit(sequence)) == 0;
    }

    /** Remembers a sequence that is new, and authentic. Returns whether it is the highest so far. */
    public boolean accept(long sequence) {
        boolean newest = sequence > highest;
        if (newest) {
            forget(sequence);
            highest = sequence;
        }
        seen[word(sequence)] |= bit(sequence);
        return newest;
    }

    /** Makes room for the sequences above the highest. */
    private void forget(long sequence) {
        if (sequence - SIZE >= highest) {
            Arrays.fill(seen, 0);
            return;
        }
        for (long next = highest + 1; next <= sequence; next++) {
            seen[word(next)] &= ~bit(next);
        }
    }

    private static int word(long sequence) {
        return (int) (sequence / Long.SIZE) & WORDS - 1;
    }

    private static long bit(long sequence) {
        return 1L << sequence;
    }
}
