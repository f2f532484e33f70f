package io.darkrift.core;

import io.darkrift.message.SendMode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** Counts what arrives over a connection. The event loop counts what arrives, any thread counts drops and reads. */
final class Counters {
    private static final VarHandle RELIABLE = handle("reliable");
    private static final VarHandle UNRELIABLE = handle("unreliable");
    private static final VarHandle RELIABLE_BYTES = handle("reliableBytes");
    private static final VarHandle UNRELIABLE_BYTES = handle("unreliableBytes");

    // Each message is counted: that must not cost a fence. One thread writes.
    private long reliable;
    private long unreliable;
    private long reliableBytes;
    private long unreliableBytes;

    /** Made when something is first counted there: most connections lose nothing. */
    private @Nullable Losses losses;

    /** What is rare, and counted on several threads: handlers run on executors. Guarded by the counters. */
    private static final class Losses {
        static final Losses NONE = new Losses();

        long unreliableDropped;
        long unhandledDropped;
        long discarded;
        long malformed;
    }

    private Losses toCount() {
        Losses counted = losses;
        if (counted == null) {
            counted = new Losses();
            losses = counted;
        }
        return counted;
    }

    private Losses counted() {
        return losses == null ? Losses.NONE : losses;
    }

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(Counters.class, field, long.class);
        } catch (NoSuchFieldException | IllegalAccessException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    void countReceived(SendMode mode, int bytes) {
        if (mode == SendMode.RELIABLE) {
            RELIABLE.setOpaque(this, reliable + 1);
            RELIABLE_BYTES.setOpaque(this, reliableBytes + bytes);
        } else {
            UNRELIABLE.setOpaque(this, unreliable + 1);
            UNRELIABLE_BYTES.setOpaque(this, unreliableBytes + bytes);
        }
    }

    long received(SendMode mode) {
        return (long) (mode == SendMode.RELIABLE ? RELIABLE : UNRELIABLE).getOpaque(this);
    }

    long receivedBytes(SendMode mode) {
        return (long) (mode == SendMode.RELIABLE ? RELIABLE_BYTES : UNRELIABLE_BYTES).getOpaque(this);
    }

    /** An unreliable message gave way to a newer one, or to the rate limit. */
    synchronized void countUnreliableDropped() {
        toCount().unreliableDropped++;
    }

    synchronized long unreliableDropped() {
        return counted().unreliableDropped;
    }

    /** A message had no handler, and nobody received it. */
    synchronized void countUnhandledDropped() {
        toCount().unhandledDropped++;
    }

    synchronized long unhandledDropped() {
        return counted().unhandledDropped;
    }

    /** Messages waited for a handler when this side ended the connection. */
    synchronized void countDiscarded(int messages) {
        toCount().discarded += messages;
    }

    synchronized long discarded() {
        return counted().discarded;
    }

    /** A message broke the protocol, or could not be read. */
    synchronized void countMalformed() {
        toCount().malformed++;
    }

    synchronized long malformed() {
        return counted().malformed;
    }
}
