package io.darkrift.client;

import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** The event loops of all clients that were given none: made for the first, and closed after the last. */
final class SharedEventLoops {
    private static final Map<TransportKind, SharedEventLoops> SHARED = new EnumMap<>(TransportKind.class);

    private final EventLoops eventLoops;
    private int leases;

    private SharedEventLoops(TransportKind kind) {
        eventLoops = EventLoops.create(Runtime.getRuntime().availableProcessors(), kind);
    }

    /** The right to use the event loops, until it is given back. */
    record Lease(EventLoops eventLoops, Runnable giveBack, AtomicBoolean released) {
        /** Gives the right back. Calling it again does nothing. */
        void release() {
            if (released.compareAndSet(false, true)) {
                giveBack.run();
            }
        }
    }

    static Lease acquire(TransportKind kind) {
        synchronized (SHARED) {
            SharedEventLoops shared = SHARED.computeIfAbsent(kind, SharedEventLoops::new);
            shared.leases++;
            return new Lease(shared.eventLoops, () -> release(kind, shared), new AtomicBoolean());
        }
    }

    private static void release(TransportKind kind, SharedEventLoops shared) {
        synchronized (SHARED) {
            shared.leases--;
            if (shared.leases > 0) {
                return;
            }
            SHARED.remove(kind, shared);
        }
        shared.eventLoops.close();
    }
}
