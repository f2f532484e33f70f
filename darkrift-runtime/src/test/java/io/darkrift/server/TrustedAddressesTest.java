package io.darkrift.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.darkrift.core.support.AddressKey;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedAddressesTest {
    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** An address that Java would have turned into one of IPv4. */
    private static InetAddress mapped(String text) {
        byte[] bytes = new byte[16];
        bytes[10] = -1;
        bytes[11] = -1;
        System.arraycopy(address(text).getAddress(), 0, bytes, 12, 4);
        try {
            return Inet6Address.getByAddress(null, bytes, 0);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, 11.0.0.0",
        "10.1.2.3, 10.1.2.3, 10.1.2.2",
        "10.1.2.3/31, 10.1.2.2, 10.1.2.4",
        "0.0.0.0/0, 203.0.113.9, 2001:db8::1",
        "::/0, 203.0.113.9, ",
        "2001:db8::/32, 2001:db8:ffff::1, 2001:db9::1",
        "2001:db8::/64, 2001:db8::ffff, 2001:db8:0:1::",
        "2001:db8::8/125, 2001:db8::f, 2001:db8::10",
        "::1, ::1, ::2",
        "8000::/1, ffff::1, 7fff::1"
    })
    void a_network_has_the_addresses_with_its_first_bits(String network, String within, String beyond) {
        TrustedAddresses trusted = TrustedAddresses.of(network);
        assertThat(trusted.contains(address(within))).isTrue();
        if (beyond != null) {
            assertThat(trusted.contains(address(beyond))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", "10.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "::1/129", "10.0.0.0/8/8"})
    void what_is_no_network_is_refused_with_an_example(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DarkriftServer.builder().trustedAddresses("127.0.0.1", text))
                .withMessageContainingAll("trustedAddresses has \"" + text + "\"", "192.168.0.0/16");
    }

    @Test
    void this_machine_is_trusted_by_default() {
        assertThat(TrustedAddresses.LOOPBACK.contains(address("127.3.2.1"))).isTrue();
        assertThat(TrustedAddresses.LOOPBACK.contains(address("::1"))).isTrue();
        assertThat(TrustedAddresses.LOOPBACK.contains(address("10.0.0.1"))).isFalse();
        assertThat(TrustedAddresses.of().contains(address("127.0.0.1"))).isFalse();
    }

    @Test
    void an_ipv6_address_that_stands_for_an_ipv4_address_counts_as_that() {
        InetAddress four = address("192.0.2.7");
        InetAddress six = mapped("192.0.2.7");
        assertThat(six).isInstanceOf(Inet6Address.class);
        assertThat(AddressKey.network(six)).isEqualTo(AddressKey.network(four));
        assertThat(AddressKey.site(six)).isNull();
        assertThat(AddressKey.isSameHost(six, four)).isTrue();
        assertThat(AddressKey.network(mapped("192.0.2.8"))).isNotEqualTo(AddressKey.network(four));
        assertThat(TrustedAddresses.of("192.0.2.0/24").contains(six)).isTrue();
        assertThat(TrustedAddresses.of("::ffff:192.0.2.0/120").contains(four)).isTrue();
    }
}
