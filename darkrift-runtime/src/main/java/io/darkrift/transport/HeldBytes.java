package io.darkrift.transport;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The account of one queue or buffer in a common {@link MemoryBudget}. Its share is made when the owner first holds
 * much, so that the many owners that hold little need no share. Not safe for use by several threads at once: a lock of
 * the owner guards it.
 */
public final class HeldBytes {
    /** The bytes up to which an owner has no share. */
    public static final int UNCOUNTED = MemoryBudget.STEP;

    private final Supplier<MemoryBudget.@Nullable Share> shares;
    private MemoryBudget.@Nullable Share share;

    /** No share is made: there is no budget, or the account is closed. */
    private boolean uncounted;

    /**
     * Creates the account of an owner that holds nothing.
     *
     * @param shares makes a share, or returns null without a budget
     */
    public HeldBytes(Supplier<MemoryBudget.@Nullable Share> shares) {
        this.shares = shares;
    }

    /**
     * Sets how much the owner holds.
     *
     * @param bytes how many bytes are held, 0 or more
     * @return null, or the share where the budget is used up: {@link MemoryBudget.Share#relieve()} is to be called without
     *     the lock
     */
    public MemoryBudget.@Nullable Share update(long bytes) {
        MemoryBudget.Share own = share;
        if (own == null) {
            if (bytes <= UNCOUNTED || uncounted) {
                return null;
            }
            own = shares.get();
            share = own;
            uncounted = own == null;
        }
        return own == null || own.hold(bytes) ? null : own;
    }

    /**
     * Ends the connection that holds most, where the budget is used up. Called without the lock.
     *
     * @param overdrawn what {@link #update} returned
     */
    public static void relieve(MemoryBudget.@Nullable Share overdrawn) {
        if (overdrawn != null) {
            overdrawn.relieve();
        }
    }

    /** Returns everything to the budget, and counts nothing more. */
    public void close() {
        uncounted = true;
        if (share != null) {
            share.close();
        }
    }
}
