package io.darkrift.server;

import io.darkrift.transport.TokenBucket;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts connections by address: how many there are, and how fast they come. Safe for use by any thread; what it keeps
 * of an address goes with its last connection, and a second after.
 */
final class AddressLimits {
    /** How many addresses are remembered before those that have calmed down are forgotten. */
    private static final int SWEEP_SIZE = 1024;

    private final Map<InetAddress, Integer> counts = new HashMap<>();
    private final Map<InetAddress, TokenBucket> rates = new HashMap<>();
    private final LongSupplier nanoClock;
    private int nextSweep = SWEEP_SIZE;

    AddressLimits(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** Counts a connection, unless there are as many already. */
    synchronized boolean add(InetAddress address, int limit) {
        int count = counts.getOrDefault(address, 0);
        if (count >= limit) {
            return false;
        }
        counts.put(address, count + 1);
        return true;
    }

    /** A connection that was counted has gone. */
    synchronized void remove(InetAddress address) {
        counts.computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null);
    }

    /** Tells whether no connection is counted. */
    synchronized boolean isEmpty() {
        return counts.isEmpty();
    }

    /** Tells whether an address may open another connection now. */
    synchronized boolean mayConnect(InetAddress address, int perSecond) {
        long now = nanoClock.getAsLong();
        if (rates.size() >= nextSweep) {
            rates.values().removeIf(rate -> rate.isFull(now));
            nextSweep = Math.max(SWEEP_SIZE, 2 * rates.size());
        }
        return rates.computeIfAbsent(address, key -> new TokenBucket(perSecond, perSecond, now))
                .tryTake(now);
    }

    /** How many addresses are kept in mind for their rate. */
    synchronized int remembered() {
        return rates.size();
    }
}
