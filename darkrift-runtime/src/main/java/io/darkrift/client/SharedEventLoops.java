package io.darkrift.client;

import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The event loops of all clients that have no event loops of their own. They are created for the first such client, and
 * closed after the last.
 */
final class SharedEventLoops {
    private static final Map<Wanted, SharedEventLoops> SHARED = new HashMap<>();

    /** How long sockets that have sent their last may stay open for a peer that has not closed. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final EventLoops eventLoops;
    private int leases;

    private SharedEventLoops(EventLoops eventLoops) {
        this.eventLoops = eventLoops;
    }

    /** Which event loops a client wants. */
    private record Wanted(TransportKind kind, boolean busyWait) {}

    /**
     * Returns the right to use event loops, together with all who want the same.
     *
     * @param maker makes the event loops, where nobody else has them yet
     */
    static Lease lease(TransportKind kind, boolean busyWait, Function<TransportKind, EventLoops> maker) {
        return new Lease(new Wanted(kind, busyWait), maker);
    }

    /** The right to use event loops. A transport without event loops does not use it. Safe for use by any thread. */
    static final class Lease {
        private final Wanted wanted;
        private final Function<TransportKind, EventLoops> maker;
        private @Nullable SharedEventLoops shared;
        private boolean released;

        private Lease(Wanted wanted, Function<TransportKind, EventLoops> maker) {
            this.wanted = wanted;
            this.maker = maker;
        }

        /** Returns the event loops, which live until the right is given back. */
        EventLoops eventLoops() {
            synchronized (SHARED) {
                if (released) {
                    throw new IllegalStateException(
                            "the client has ended, and its event loops are not its own any more");
                }
                SharedEventLoops used = shared;
                if (used == null) {
                    used = SHARED.computeIfAbsent(wanted, key -> new SharedEventLoops(maker.apply(key.kind())));
                    used.leases++;
                    shared = used;
                }
                return used.eventLoops;
            }
        }

        /** Gives the right back. Calling it again does nothing. */
        void release() {
            SharedEventLoops used;
            synchronized (SHARED) {
                used = shared;
                if (released || used == null) {
                    released = true;
                    return;
                }
                released = true;
                used.leases--;
                if (used.leases > 0) {
                    return;
                }
                SHARED.remove(wanted, used);
            }
            used.eventLoops.closeAsync(GRACE);
        }
    }
}
