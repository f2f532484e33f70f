package io.darkrift.core;

import io.darkrift.transport.MemoryBudget;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a queue holds, as the common {@link MemoryBudget} is told. The share is made when the queue first holds much. Guarded
 * by the lock of the queue.
 */
final class HeldBytes {
    /** A queue that never holds more has no share. */
    static final int UNCOUNTED = 4_096;

    private final Supplier<MemoryBudget.@Nullable Share> shares;
    private MemoryBudget.@Nullable Share share;
    private boolean unlimited;

    /**
     * Creates the account of a queue that holds nothing.
     *
     * @param shares makes a share, or returns null without a budget
     */
    HeldBytes(Supplier<MemoryBudget.@Nullable Share> shares) {
        this.shares = shares;
    }

    /**
     * Says how much the queue holds.
     *
     * @return null, or the share where the budget is used up: {@link MemoryBudget.Share#relieve()} is to be called without
     *     the lock
     */
    MemoryBudget.@Nullable Share update(long bytes) {
        MemoryBudget.Share own = share;
        if (own == null) {
            if (bytes <= UNCOUNTED || unlimited) {
                return null;
            }
            own = shares.get();
            share = own;
            unlimited = own == null;
        }
        return own == null || own.hold(bytes) ? null : own;
    }

    /** Has a connection go, where the budget is used up. Without the lock. */
    static void relieve(MemoryBudget.@Nullable Share overdrawn) {
        if (overdrawn != null) {
            overdrawn.relieve();
        }
    }

    /** The queue holds nothing, and never will. */
    void close() {
        if (share != null) {
            share.close();
        }
    }
}
