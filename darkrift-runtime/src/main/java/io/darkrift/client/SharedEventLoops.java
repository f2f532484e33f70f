package io.darkrift.client;

import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** The event loops of all clients that were given none: made for the first, and closed after the last. */
final class SharedEventLoops {
    private static final Map<Wanted, SharedEventLoops> SHARED = new HashMap<>();

    private final EventLoops eventLoops;
    private int leases;

    private SharedEventLoops(EventLoops eventLoops) {
        this.eventLoops = eventLoops;
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

    /** Shares event loops with those who want the same. The first has them made. */
    static Lease acquire(TransportKind kind, boolean busyWait, Function<TransportKind, EventLoops> maker) {
        Wanted wanted = new Wanted(kind, busyWait);
        synchronized (SHARED) {
            SharedEventLoops shared = SHARED.computeIfAbsent(wanted, key -> new SharedEventLoops(maker.apply(kind)));
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
