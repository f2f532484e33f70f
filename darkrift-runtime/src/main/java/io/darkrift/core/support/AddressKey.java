package io.darkrift.core.support;

import io.darkrift.wire.support.BigEndian;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * An address of a peer, or the network that it belongs to, as the key of a table. An IPv6 address that stands for an IPv4
 * address equals it.
 *
 * <p>Peers choose their addresses and ports, and {@code InetSocketAddress} has a hash that everybody can compute. The hash
 * here is multilinear with random factors of this process: two keys have the same one with a probability of 2^-32, whoever
 * chose them.
 */
public final class AddressKey {
    private static final int NETWORK_BITS = 64;
    private static final int SITE_BITS = 48;

    /** The upper half of an IPv6 address that stands for an IPv4 address, and what follows it. */
    private static final long MAPPED = 0xFFFF_0000_0000L;

    private static final long[] FACTORS = new SecureRandom().longs(6).toArray();
    private static final long INT = 0xFFFF_FFFFL;

    private final long high;
    private final long low;
    private final int extra;
    private final int hash;

    private AddressKey(long high, long low, int extra) {
        this.high = high;
        this.low = low;
        this.extra = extra;
        long sum = FACTORS[0]
                + FACTORS[1] * (high >>> Integer.SIZE)
                + FACTORS[2] * (high & INT)
                + FACTORS[3] * (low >>> Integer.SIZE)
                + FACTORS[4] * (low & INT)
                + FACTORS[5] * (extra & INT);
        this.hash = (int) (sum >>> Integer.SIZE);
    }

    /**
     * Returns the key of an address and port.
     *
     * @param address the address, which is resolved
     * @return a key that equals those of the same address and port
     */
    public static AddressKey of(InetSocketAddress address) {
        byte[] bytes = address.getAddress().getAddress();
        return new AddressKey(high(bytes), low(bytes), address.getPort());
    }

    /**
     * Returns the key of a household: an IPv4 address, or the first 64 bits of an IPv6 address.
     *
     * @param address the address
     * @return a key that equals those of the same network
     */
    public static AddressKey network(InetAddress address) {
        byte[] bytes = address.getAddress();
        long high = high(bytes);
        return isMapped(high, low(bytes)) ? new AddressKey(high, low(bytes), 0) : new AddressKey(high, 0, NETWORK_BITS);
    }

    /**
     * Returns the key of a site: the first 48 bits of an IPv6 address, which are what a provider gives to a company.
     *
     * @param address the address
     * @return a key that equals those of the same site, or null for an IPv4 address
     */
    public static @Nullable AddressKey site(InetAddress address) {
        byte[] bytes = address.getAddress();
        long high = high(bytes);
        return isMapped(high, low(bytes)) ? null : new AddressKey(high & -1L << NETWORK_BITS - SITE_BITS, 0, SITE_BITS);
    }

    /**
     * Returns whether two addresses are of the same host, whichever version of IP each is written in.
     *
     * @param one an address
     * @param other another
     * @return true if they are equal
     */
    public static boolean isSameHost(InetAddress one, InetAddress other) {
        if (!(one instanceof Inet6Address) && !(other instanceof Inet6Address)) {
            return one.equals(other);
        }
        byte[] first = one.getAddress();
        byte[] second = other.getAddress();
        return high(first) == high(second) && low(first) == low(second);
    }

    private static boolean isMapped(long high, long low) {
        return high == 0 && low >>> Integer.SIZE == MAPPED >>> Integer.SIZE;
    }

    /**
     * Returns the first 64 bits of an address.
     *
     * @param address 4 or 16 bytes
     * @return the upper half, of an IPv4 address that of the IPv6 address that stands for it
     */
    public static long high(byte[] address) {
        return address.length == Integer.BYTES ? 0 : BigEndian.getInt64(address, 0);
    }

    /**
     * Returns the last 64 bits of an address.
     *
     * @param address 4 or 16 bytes
     * @return the lower half, of an IPv4 address that of the IPv6 address that stands for it
     */
    public static long low(byte[] address) {
        return address.length == Integer.BYTES
                ? MAPPED | BigEndian.getInt32(address, 0) & INT
                : BigEndian.getInt64(address, Long.BYTES);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressKey key && high == key.high && low == key.low && extra == key.extra;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
