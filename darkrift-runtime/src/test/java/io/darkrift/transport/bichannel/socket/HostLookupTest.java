package io.darkrift.transport.bichannel.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HostLookupTest {
    private static List<InetAddress> addresses(String... texts) throws UnknownHostException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String text : texts) {
            addresses.add(InetAddress.getByName(text));
        }
        return addresses;
    }

    @Test
    void the_families_of_addresses_take_turns() throws UnknownHostException {
        assertThat(HostLookup.interleave(addresses("::1", "::2", "::3", "10.0.0.1", "10.0.0.2")))
                .isEqualTo(addresses("::1", "10.0.0.1", "::2", "10.0.0.2", "::3"));
        assertThat(HostLookup.interleave(addresses("10.0.0.1", "::1"))).isEqualTo(addresses("10.0.0.1", "::1"));
        assertThat(HostLookup.interleave(addresses("10.0.0.1", "10.0.0.2")))
                .isEqualTo(addresses("10.0.0.1", "10.0.0.2"));
    }

    @Test
    void an_address_needs_no_thread() throws UnknownHostException {
        for (String address : new String[] {"127.0.0.1", "::1", "fe80::1"}) {
            List<InetAddress> found = new ArrayList<>();
            HostLookup.lookUp(address, (addresses, failure) -> found.addAll(addresses));
            assertThat(found).isEqualTo(addresses(address));
        }
    }

    @Test
    void a_name_is_looked_up_and_an_unknown_one_reported() throws Exception {
        CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
        HostLookup.lookUp("localhost", (addresses, failure) -> found.complete(addresses));
        assertThat(found.get(10, TimeUnit.SECONDS)).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
        CompletableFuture<Exception> failed = new CompletableFuture<>();
        HostLookup.lookUp("no.such.host.invalid", (addresses, failure) -> failed.complete(failure));
        assertThat(failed.get(30, TimeUnit.SECONDS)).isInstanceOf(UnknownHostException.class);
    }
}
