package io.darkrift.tools.diff;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Aligns two sequences so that few elements are left over: the algorithm of Myers in linear space, as {@code diff} has it.
 * Where sequences differ so much that the shortest result would take too long, it takes a good one.
 */
final class SequenceAlignment {
    /** How far a search goes at least, in differences, until it takes the best that it has found. */
    private static final int MIN_COST = 256;

    private final int[] left;
    private final int[] right;
    private final BitSet removed = new BitSet();
    private final BitSet added = new BitSet();
    private final int[] forward;
    private final int[] backward;
    private final int middle;
    private final int maxCost;

    private SequenceAlignment(int[] left, int[] right) {
        this.left = left;
        this.right = right;
        int diagonals = left.length + right.length + 3;
        this.forward = new int[diagonals];
        this.backward = new int[diagonals];
        this.middle = right.length + 1;
        this.maxCost = Math.max(MIN_COST, (int) Math.sqrt(diagonals));
    }

    /**
     * Aligns two sequences.
     *
     * @return for each element of the left one the index of its equal in the right one, or -1
     */
    static int[] align(int[] left, int[] right) {
        SequenceAlignment alignment = new SequenceAlignment(left, right);
        alignment.compare(0, left.length, 0, right.length);
        int[] matches = new int[left.length];
        Arrays.fill(matches, -1);
        int other = 0;
        for (int i = 0; i < left.length; i++) {
            if (!alignment.removed.get(i)) {
                other = alignment.added.nextClearBit(other);
                matches[i] = other++;
            }
        }
        return matches;
    }

    private void compare(int leftFrom, int leftTo, int rightFrom, int rightTo) {
        int from = leftFrom;
        int to = leftTo;
        int otherFrom = rightFrom;
        int otherTo = rightTo;
        // The second half is a turn of this loop, so that the depth of calls stays small.
        while (true) {
            while (from < to && otherFrom < otherTo && left[from] == right[otherFrom]) {
                from++;
                otherFrom++;
            }
            while (from < to && otherFrom < otherTo && left[to - 1] == right[otherTo - 1]) {
                to--;
                otherTo--;
            }
            if (from == to || otherFrom == otherTo) {
                removed.set(from, to);
                added.set(otherFrom, otherTo);
                return;
            }
            long split = split(from, to, otherFrom, otherTo);
            int x = (int) (split >> 32);
            int y = (int) split;
            if (x - from + y - otherFrom < to - x + otherTo - y) {
                compare(from, x, otherFrom, y);
                from = x;
                otherFrom = y;
            } else {
                compare(x, to, y, otherTo);
                to = x;
                otherTo = y;
            }
        }
    }

    /** Finds a point on a short path through the rectangle, from both of its corners at once. */
    private long split(int from, int to, int otherFrom, int otherTo) {
        int least = from - otherTo;
        int most = to - otherFrom;
        int start = from - otherFrom;
        int goal = to - otherTo;
        boolean isOdd = (start - goal & 1) != 0;
        int forwardLeast = start;
        int forwardMost = start;
        int backwardLeast = goal;
        int backwardMost = goal;
        forward[middle + start] = from;
        backward[middle + goal] = to;
        for (int cost = 1; ; cost++) {
            // Forward: how far each diagonal gets with so many differences.
            if (forwardLeast > least) {
                forward[middle + --forwardLeast - 1] = -1;
            } else {
                forwardLeast++;
            }
            if (forwardMost < most) {
                forward[middle + ++forwardMost + 1] = -1;
            } else {
                forwardMost--;
            }
            for (int diagonal = forwardMost; diagonal >= forwardLeast; diagonal -= 2) {
                int below = forward[middle + diagonal - 1];
                int above = forward[middle + diagonal + 1];
                int x = below >= above ? below + 1 : above;
                int y = x - diagonal;
                while (x < to && y < otherTo && left[x] == right[y]) {
                    x++;
                    y++;
                }
                forward[middle + diagonal] = x;
                if (isOdd
                        && backwardLeast <= diagonal
                        && diagonal <= backwardMost
                        && backward[middle + diagonal] <= x) {
                    return point(x, y);
                }
            }
            // Backward.
            if (backwardLeast > least) {
                backward[middle + --backwardLeast - 1] = Integer.MAX_VALUE;
            } else {
                backwardLeast++;
            }
            if (backwardMost < most) {
                backward[middle + ++backwardMost + 1] = Integer.MAX_VALUE;
            } else {
                backwardMost--;
            }
            for (int diagonal = backwardMost; diagonal >= backwardLeast; diagonal -= 2) {
                int below = backward[middle + diagonal - 1];
                int above = backward[middle + diagonal + 1];
                int x = below < above ? below : above - 1;
                int y = x - diagonal;
                while (x > from && y > otherFrom && left[x - 1] == right[y - 1]) {
                    x--;
                    y--;
                }
                backward[middle + diagonal] = x;
                if (!isOdd && forwardLeast <= diagonal && diagonal <= forwardMost && x <= forward[middle + diagonal]) {
                    return point(x, y);
                }
            }
            if (cost >= maxCost) {
                return furthest(from, to, otherFrom, otherTo, forwardLeast, forwardMost);
            }
        }
    }

    /** Returns the point that the forward search got furthest to. */
    private long furthest(int from, int to, int otherFrom, int otherTo, int diagonalFrom, int diagonalTo) {
        long best = -1;
        int bestX = from;
        int bestY = otherFrom;
        for (int diagonal = diagonalTo; diagonal >= diagonalFrom; diagonal -= 2) {
            int x = Math.min(forward[middle + diagonal], to);
            int y = x - diagonal;
            if (y > otherTo) {
                y = otherTo;
                x = otherTo + diagonal;
            }
            if (x >= from && y >= otherFrom && (long) x + y > best) {
                best = (long) x + y;
                bestX = x;
                bestY = y;
            }
        }
        return point(bestX, bestY);
    }

    private static long point(int x, int y) {
        return (long) x << 32 | y;
    }
}
