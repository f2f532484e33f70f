package io.darkrift.client;

import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** The event loops of all clients that were given none: made for the first, and closed after the last. */
final class SharedEventLoops {
    private static final Map<Wanted, SharedEventLoops> SHARED = new HashMap<>();

    private final EventLoops eventLoops;
    private int leases;

    private SharedEventLoops(Wanted wanted) {
        eventLoops = wanted.busyWait
                ? EventLoops.createBusyWaiting(1, wanted.kind)
                : EventLoops.create(Runtime.getRuntime().availableProcessors(), wanted.kind);
    }

    /** Which event loops a client wants. */
    private record Wanted(TransportKind kind, boolean busyWait) {}

    /** The right to use the event loops, until it is given back. */
    record Lease(EventLoops eventLoops, Runnable giveBack, AtomicBoolean released) {
        /** Gives the right back. Calling it again does nothing. */
        void release() {
            if (released.compareAndSet(false, true)) {
                giveBack.run();
            }
        }
    }

    static Lease acquire(TransportKind kind, boolean busyWait) {
        Wanted wanted = new Wanted(kind, busyWait);
        synchronized (SHARED) {
            SharedEventLoops shared = SHARED.computeIfAbsent(wanted, SharedEventLoops::new);
            shared.leases++;
            return new Lease(shared.eventLoops, () -> release(wanted, shared), new AtomicBoolean());
        }
    }

    private static void release(Wanted wanted, SharedEventLoops shared) {
        synchronized (SHARED) {
            shared.leases--;
            if (shared.leases > 0) {
                return;
            }
            SHARED.remove(wanted, shared);
        }
        shared.eventLoops.close();
    }
}
