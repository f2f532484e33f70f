package io.darkrift.server;

import io.darkrift.core.support.AddressKey;
import io.darkrift.core.support.TokenBucket;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts connections by address: how many are open, and how fast they arrive. The first 64 bits of an IPv6 address
 * count as one address, because a household has all addresses that begin with them. The first 48 bits, which a company
 * has, may have four times as many connections. Trusted addresses are not counted. Safe for use by any thread. The
 * counters of an address are removed a second after its last connection has ended.
 */
final class AddressLimits {
    /** How much more the first 48 bits of an IPv6 address may have than the first 64. */
    static final int SITE_FACTOR = 4;

    /** How many addresses are remembered before those that have calmed down are forgotten. */
    private static final int SWEEP_SIZE = 1024;

    private final Map<AddressKey, Integer> counts = new HashMap<>();
    private final Map<AddressKey, TokenBucket> rates = new HashMap<>();
    private final TrustedAddresses trusted;
    private final LongSupplier nanoClock;
    private int nextSweep = SWEEP_SIZE;

    AddressLimits(TrustedAddresses trusted, LongSupplier nanoClock) {
        this.trusted = trusted;
        this.nanoClock = nanoClock;
    }

    boolean isTrusted(InetAddress address) {
        return trusted.contains(address);
    }

    /** Counts a connection, unless there are as many already. */
    synchronized boolean add(InetAddress address, int limit) {
        if (isTrusted(address)) {
            return true;
        }
        AddressKey network = AddressKey.network(address);
        AddressKey site = AddressKey.site(address);
        if (count(network) >= limit || site != null && count(site) >= (long) SITE_FACTOR * limit) {
            return false;
        }
        counts.merge(network, 1, Integer::sum);
        if (site != null) {
            counts.merge(site, 1, Integer::sum);
        }
        return true;
    }

    private int count(AddressKey key) {
        return counts.getOrDefault(key, 0);
    }

    /** A connection that was counted has gone. */
    synchronized void remove(InetAddress address) {
        if (isTrusted(address)) {
            return;
        }
        remove(AddressKey.network(address));
        AddressKey site = AddressKey.site(address);
        if (site != null) {
            remove(site);
        }
    }

    private void remove(AddressKey key) {
        counts.computeIfPresent(key, (same, count) -> count > 1 ? count - 1 : null);
    }

    /** Returns whether no connection is counted. */
    synchronized boolean isEmpty() {
        return counts.isEmpty();
    }

    /** Returns whether an address may open another connection now. */
    synchronized boolean mayConnect(InetAddress address, int perSecond) {
        if (isTrusted(address)) {
            return true;
        }
        long now = nanoClock.getAsLong();
        if (rates.size() >= nextSweep) {
            rates.values().removeIf(rate -> rate.isFull(now));
            nextSweep = Math.max(SWEEP_SIZE, 2 * rates.size());
        }
        AddressKey site = AddressKey.site(address);
        return bucket(AddressKey.network(address), perSecond, now).tryTake(now)
                && (site == null
                        || bucket(site, (double) SITE_FACTOR * perSecond, now).tryTake(now));
    }

    private TokenBucket bucket(AddressKey key, double perSecond, long now) {
        return rates.computeIfAbsent(key, absent -> new TokenBucket(perSecond, perSecond, now));
    }

    /** Returns how many networks are kept in mind for their rate. */
    synchronized int remembered() {
        return rates.size();
    }
}
