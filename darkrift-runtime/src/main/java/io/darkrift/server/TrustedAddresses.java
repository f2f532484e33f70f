package io.darkrift.server;

import io.darkrift.core.support.AddressKey;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The networks to whose addresses the limits by address do not apply. Immutable. */
final class TrustedAddresses {
    static final TrustedAddresses LOOPBACK = of("127.0.0.0/8", "::1");

    private static final int BITS = 128;
    private static final int IPV4_OFFSET = 96;

    private record Prefix(long high, long low, int bits) {
        boolean contains(long otherHigh, long otherLow) {
            return startsAlike(high, otherHigh, Math.min(bits, Long.SIZE))
                    && startsAlike(low, otherLow, Math.max(0, bits - Long.SIZE));
        }

        private static boolean startsAlike(long one, long other, int count) {
            return count == 0 || (one ^ other) >>> Long.SIZE - count == 0;
        }
    }

    private final List<Prefix> prefixes;

    private TrustedAddresses(List<Prefix> prefixes) {
        this.prefixes = List.copyOf(prefixes);
    }

    /**
     * Reads prefixes.
     *
     * @param networks addresses and networks, such as 10.0.0.0/8 or 2001:db8::/32
     * @throws IllegalArgumentException if one is neither
     */
    static TrustedAddresses of(String... networks) {
        List<Prefix> prefixes = new ArrayList<>();
        for (String text : networks) {
            prefixes.add(prefix(Objects.requireNonNull(text, "an address")));
        }
        return new TrustedAddresses(prefixes);
    }

    private static Prefix prefix(String text) {
        int slash = text.indexOf('/');
        byte[] address = NetUtil.createByteArrayFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw wrong(text, "an address is four numbers, or IPv6; names are not looked up");
        }
        int size = address.length * Byte.SIZE;
        int bits = size;
        if (slash >= 0) {
            try {
                bits = Integer.parseInt(text.substring(slash + 1));
            } catch (NumberFormatException e) {
                bits = -1;
            }
            if (bits < 0 || bits > size) {
                throw wrong(text, "behind the slash is the count of bits that have to be the same, 0 to " + size);
            }
        }
        return new Prefix(AddressKey.high(address), AddressKey.low(address), size == BITS ? bits : bits + IPV4_OFFSET);
    }

    private static IllegalArgumentException wrong(String text, String expected) {
        return new IllegalArgumentException("trustedAddresses has \"" + text
                + "\", which is neither an address nor a network such as 192.168.0.0/16: " + expected);
    }

    /** Returns whether an address is in one of the networks. */
    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        long high = AddressKey.high(bytes);
        long low = AddressKey.low(bytes);
        for (Prefix prefix : prefixes) {
            if (prefix.contains(high, low)) {
                return true;
            }
        }
        return false;
    }
}
