package io.darkrift.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AddressLimitsTest {
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong clock = new AtomicLong();
    private final AddressLimits limits = new AddressLimits(clock::get);

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
}
