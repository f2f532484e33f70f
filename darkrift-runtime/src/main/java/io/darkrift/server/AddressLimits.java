package io.darkrift.server;

import io.darkrift.core.support.TokenBucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts connections by address: how many there are, and how fast they arrive. Of an IPv6 address the first 64 bits count,
 * since one household has all the others. Safe for use by any thread; what is kept of an address goes with its last
 * connection, and a second after.
 */
final class AddressLimits {
    /** How many addresses are remembered before those that have calmed down are forgotten. */
    private static final int SWEEP_SIZE = 1024;

    private static final int NETWORK_BYTES = 8;

    private final Map<Object, Integer> counts = new HashMap<>();
    private final Map<Object, TokenBucket> rates = new HashMap<>();
    private final LongSupplier nanoClock;
    private int nextSweep = SWEEP_SIZE;

    AddressLimits(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** The first 64 bits of an IPv6 address. */
    private record Network(long bits) {}

    /** Returns what stands for the household of an address: IPv4 addresses as they are, IPv6 by their first 64 bits. */
    static Object networkOf(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        long bits = 0;
        for (byte each : Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) {
            bits = bits << Byte.SIZE | each & 0xFF;
        }
        return new Network(bits);
    }

    /** Counts a connection, unless there are as many already. */
    synchronized boolean add(InetAddress address, int limit) {
        Object network = networkOf(address);
        int count = counts.getOrDefault(network, 0);
        if (count >= limit) {
            return false;
        }
        counts.put(network, count + 1);
        return true;
    }

    /** A connection that was counted has gone. */
    synchronized void remove(InetAddress address) {
        counts.computeIfPresent(networkOf(address), (key, count) -> count > 1 ? count - 1 : null);
    }

    /** Returns whether no connection is counted. */
    synchronized boolean isEmpty() {
        return counts.isEmpty();
    }

    /** Returns whether an address may open another connection now. */
    synchronized boolean mayConnect(InetAddress address, int perSecond) {
        long now = nanoClock.getAsLong();
        if (rates.size() >= nextSweep) {
            rates.values().removeIf(rate -> rate.isFull(now));
            nextSweep = Math.max(SWEEP_SIZE, 2 * rates.size());
        }
        return rates.computeIfAbsent(networkOf(address), key -> new TokenBucket(perSecond, perSecond, now))
                .tryTake(now);
    }

    /** Returns how many addresses are kept in mind for their rate. */
    synchronized int remembered() {
        return rates.size();
    }
}
