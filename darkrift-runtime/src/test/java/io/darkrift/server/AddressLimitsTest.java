package io.darkrift.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AddressLimitsTest {
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong clock = new AtomicLong();
    private final AddressLimits limits = new AddressLimits(TrustedAddresses.of("192.0.2.0/24"), clock::get);

    private static InetAddress address(int number) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {10, (byte) (number >> 16), (byte) (number >> 8), (byte) number});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void each_address_is_counted_for_itself() {
        assertThat(limits.add(address(1), 2)).isTrue();
        assertThat(limits.add(address(1), 2)).isTrue();
        assertThat(limits.add(address(1), 2)).isFalse();
        assertThat(limits.add(address(2), 2)).isTrue();
        limits.remove(address(1));
        assertThat(limits.add(address(1), 2)).isTrue();
        assertThat(limits.add(address(1), 2)).isFalse();
    }

    @Test
    void removing_what_was_never_counted_does_nothing() {
        limits.remove(address(1));
        assertThat(limits.add(address(1), 1)).isTrue();
        assertThat(limits.add(address(1), 1)).isFalse();
    }

    @Test
    void an_address_connects_at_its_rate() {
        assertThat(limits.mayConnect(address(1), 2)).isTrue();
        assertThat(limits.mayConnect(address(1), 2)).isTrue();
        assertThat(limits.mayConnect(address(1), 2)).isFalse();
        assertThat(limits.mayConnect(address(2), 2)).isTrue();
        clock.addAndGet(SECOND / 2 + 1);
        assertThat(limits.mayConnect(address(1), 2)).isTrue();
        assertThat(limits.mayConnect(address(1), 2)).isFalse();
    }

    @Test
    void addresses_that_have_calmed_down_are_forgotten() {
        for (int second = 0; second < 100; second++) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(limits.mayConnect(address(second * 1_000 + i), 2)).isTrue();
            }
            clock.addAndGet(2 * SECOND);
        }
        assertThat(limits.remembered()).isLessThan(5_000);
    }

    private static InetAddress six(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_first_64_bits_of_an_ipv6_address_count_as_one_and_the_first_48_as_four() {
        for (int household = 0; household < 4; household++) {
            assertThat(limits.add(six("2001:db8:1:" + household + "::1"), 2)).isTrue();
            assertThat(limits.add(six("2001:db8:1:" + household + "::2"), 2)).isTrue();
            assertThat(limits.add(six("2001:db8:1:" + household + "::3"), 2)).isFalse();
        }
        assertThat(limits.add(six("2001:db8:1:99::1"), 2)).isFalse();
        assertThat(limits.add(six("2001:db8:2:99::1"), 2)).isTrue();
        limits.remove(six("2001:db8:1:3::2"));
        assertThat(limits.add(six("2001:db8:1:99::1"), 2)).isTrue();
        assertThat(limits.add(six("2001:db8:1:99::2"), 2)).isFalse();
    }

    @Test
    void the_first_48_bits_of_an_ipv6_address_connect_at_four_times_the_rate() {
        int connected = 0;
        for (int household = 0; household < 100; household++) {
            connected += limits.mayConnect(six("2001:db8:1:" + household + "::1"), 2) ? 1 : 0;
        }
        assertThat(connected).isEqualTo(8);
    }

    @Test
    void nothing_is_counted_of_trusted_addresses() {
        for (int i = 0; i < 100; i++) {
            assertThat(limits.add(six("192.0.2.7"), 1)).isTrue();
            assertThat(limits.mayConnect(six("192.0.2.7"), 1)).isTrue();
        }
        assertThat(limits.remembered()).isZero();
        assertThat(limits.isEmpty()).isTrue();
    }
}
