package io.darkrift.core.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressKeyTest {
    private static final int COUNT = 4_000;
    private static final int BUCKETS = 8_192;

    /** Addresses of one household whose words add up to the same, so that Java gives all of them the same hash. */
    private static List<InetSocketAddress> colliding() throws UnknownHostException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            byte[] address = ByteBuffer.allocate(16)
                    .putInt(0x2001_0db8)
                    .putInt(1)
                    .putInt(i / 64 << 8 | i % 64)
                    .putInt(63 - i / 64 << 8 | 63 - i % 64)
                    .array();
            addresses.add(new InetSocketAddress(InetAddress.getByAddress(address), 4_296));
        }
        return addresses;
    }

    /** How many keys a lookup compares at most: those in the same bucket of a table. */
    private static int mostComparisons(Collection<?> keys) {
        int[] sizes = new int[BUCKETS];
        int most = 0;
        for (Object key : keys) {
            int hash = key.hashCode();
            int bucket = (hash ^ hash >>> 16) & BUCKETS - 1;
            sizes[bucket]++;
            most = Math.max(most, sizes[bucket]);
        }
        return most;
    }

    @Test
    void nobody_can_choose_addresses_that_share_a_bucket() throws UnknownHostException {
        List<InetSocketAddress> addresses = colliding();
        assertThat(mostComparisons(addresses)).as("with the hash of Java").isEqualTo(COUNT);
        assertThat(mostComparisons(addresses.stream().map(AddressKey::of).toList()))
                .isLessThan(12);
    }

    @Test
    void all_ports_of_an_address_are_spread() throws UnknownHostException {
        List<AddressKey> keys = new ArrayList<>();
        for (int port = 1; port <= COUNT; port++) {
            keys.add(AddressKey.of(new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 16 * port)));
        }
        assertThat(mostComparisons(keys)).isLessThan(12);
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void a_key_equals_those_of_the_same_address_and_port_alone() throws UnknownHostException {
        InetAddress address = InetAddress.getByName("2001:db8::1");
        AddressKey key = AddressKey.of(new InetSocketAddress(address, 1));
        assertThat(key).isEqualTo(AddressKey.of(new InetSocketAddress(address, 1)));
        assertThat(key).hasSameHashCodeAs(AddressKey.of(new InetSocketAddress(address, 1)));
        assertThat(key).isNotEqualTo(AddressKey.of(new InetSocketAddress(address, 2)));
        assertThat(key).isNotEqualTo(AddressKey.of(new InetSocketAddress(InetAddress.getByName("2001:db8::2"), 1)));
        assertThat(AddressKey.network(address)).isNotEqualTo(AddressKey.site(address));
    }
}
