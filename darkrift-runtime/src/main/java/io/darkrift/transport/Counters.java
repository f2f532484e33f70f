package io.darkrift.transport;

import io.darkrift.message.SendMode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Counts what comes over a connection. One thread counts, any thread reads. */
final class Counters {
    private static final VarHandle RELIABLE = handle("reliable");
    private static final VarHandle UNRELIABLE = handle("unreliable");

    // Each message is counted: that must not cost a fence.
    private long reliable;
    private long unreliable;

    private volatile long unreliableDropped;
    private volatile long unhandledDropped;
    private volatile long malformed;

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(Counters.class, field, long.class);
        } catch (NoSuchFieldException | IllegalAccessException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    void countReceived(SendMode mode) {
        if (mode == SendMode.RELIABLE) {
            RELIABLE.setOpaque(this, reliable + 1);
        } else {
            UNRELIABLE.setOpaque(this, unreliable + 1);
        }
    }

    long received(SendMode mode) {
        return (long) (mode == SendMode.RELIABLE ? RELIABLE : UNRELIABLE).getOpaque(this);
    }

    void countUnreliableDropped() {
        unreliableDropped = unreliableDropped + 1;
    }

    long unreliableDropped() {
        return unreliableDropped;
    }

    void countUnhandledDropped() {
        unhandledDropped = unhandledDropped + 1;
    }

    long unhandledDropped() {
        return unhandledDropped;
    }

    void countMalformed() {
        malformed = malformed + 1;
    }

    long malformed() {
        return malformed;
    }
}
