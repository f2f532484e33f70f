package io.darkrift.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.transport.ServerTransport.Ticket;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AcceptedConnectionsTest {
    private final AtomicLong clock = new AtomicLong();
    private final List<String> evicted = new ArrayList<>();

    private AcceptedConnections with(int open, int pending, int pendingPerAddress, int rate) {
        return new AcceptedConnections(
                new ServerSettings.Limits(
                        3, null, 100, 100, open, pending, pendingPerAddress, rate, TrustedAddresses.LOOPBACK),
                clock::get);
    }

    /** Those of the builder. */
    private AcceptedConnections withDefaults() {
        return with(256, 1_024, 256, 1_000);
    }

    private Ticket begin(AcceptedConnections connections, String address) {
        try {
            return connections.begin(InetAddress.getByName(address), () -> evicted.add(address));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void two_hundred_bots_of_one_address_may_come_at_once() {
        AcceptedConnections connections = withDefaults();
        List<Ticket> bots = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            bots.add(begin(connections, "192.0.2.1"));
        }
        assertThat(bots).doesNotContainNull();
        bots.forEach(Ticket::established);
        assertThat(evicted).isEmpty();
        assertThat(connections.pending()).isZero();
    }

    @Test
    void clients_of_one_address_may_come_one_after_the_other_as_fast_as_they_can() {
        AcceptedConnections connections = withDefaults();
        for (int i = 0; i < 20_000; i++) {
            Ticket ticket = begin(connections, "192.0.2.1");
            assertThat(ticket).as("client %s", i).isNotNull();
            ticket.established();
            ticket.close();
            // Ten times as fast as C# clients do it, whose handshake takes two round trips and several threads.
            clock.addAndGet(1_000_000);
        }
        assertThat(connections.isEmpty()).isTrue();
    }

    @Test
    void an_address_has_its_share_of_connections_also_after_the_handshake() {
        AcceptedConnections connections = with(3, 100, 100, 100);
        Ticket first = begin(connections, "192.0.2.1");
        first.established();
        begin(connections, "192.0.2.1").established();
        begin(connections, "192.0.2.1").established();
        assertThat(begin(connections, "192.0.2.1")).isNull();
        assertThat(begin(connections, "192.0.2.2")).isNotNull();
        assertThat(connections.refusals()).containsOnly(java.util.Map.entry("maxConnectionsPerAddress", 1L));
        first.close();
        first.close();
        assertThat(begin(connections, "192.0.2.1")).isNotNull();
        assertThat(begin(connections, "192.0.2.1"))
                .as("one that takes the place of the one in the handshake")
                .isNotNull();
        assertThat(evicted).containsExactly("192.0.2.1");
    }

    @Test
    void the_oldest_silent_connection_of_an_address_makes_room_for_another() {
        AcceptedConnections connections = with(100, 100, 2, 100);
        Ticket first = begin(connections, "192.0.2.1");
        begin(connections, "192.0.2.1");
        assertThat(begin(connections, "192.0.2.1")).isNotNull();
        assertThat(evicted).hasSize(1);
        first.failed();
        first.close();
        assertThat(connections.pending()).isEqualTo(2);
        assertThat(connections.failed()).isOne();
    }

    @Test
    void many_networks_of_one_site_do_not_keep_others_out() {
        AcceptedConnections connections = with(100, 20, 10, 100);
        for (int network = 0; network < 15; network++) {
            begin(connections, "2001:db8:1:" + network + "::1");
        }
        for (int i = 0; i < 5; i++) {
            begin(connections, "192.0.2." + i);
        }
        for (int network = 15; network < 100; network++) {
            assertThat(begin(connections, "2001:db8:1:" + network + "::1")).isNotNull();
        }
        assertThat(evicted).hasSize(85).allMatch(address -> address.startsWith("2001:db8:1:"));
        assertThat(connections.pending()).isEqualTo(20);
    }

    @Test
    void a_site_has_four_times_the_handshakes_of_a_network() {
        AcceptedConnections connections = with(100, 100, 2, 100);
        for (int network = 0; network < 8; network++) {
            begin(connections, "2001:db8:1:" + network + "::1");
        }
        assertThat(evicted).isEmpty();
        begin(connections, "2001:db8:1:99::1");
        assertThat(evicted).containsExactly("2001:db8:1:0::1");
    }

    @Test
    void trusted_addresses_have_no_limits_of_their_own_and_give_way_last() {
        AcceptedConnections connections = with(1, 6, 1, 1);
        for (int i = 0; i < 5; i++) {
            assertThat(begin(connections, "127.0.0.1")).isNotNull();
        }
        begin(connections, "192.0.2.1");
        begin(connections, "192.0.2.2");
        assertThat(evicted).containsExactly("192.0.2.1");
        assertThat(begin(connections, "127.0.0.1")).isNotNull();
        assertThat(evicted).containsExactly("192.0.2.1", "192.0.2.2");
        assertThat(begin(connections, "127.0.0.1")).isNotNull();
        assertThat(evicted).containsExactly("192.0.2.1", "192.0.2.2", "127.0.0.1");
    }

    @Test
    void a_socket_that_is_closed_in_the_handshake_is_one_that_failed() {
        AcceptedConnections connections = with(10, 10, 10, 100);
        begin(connections, "192.0.2.1").close();
        assertThat(connections.failed()).isOne();
        Ticket told = begin(connections, "192.0.2.1");
        told.failed();
        told.close();
        assertThat(connections.failed()).isEqualTo(2);
        Ticket established = begin(connections, "192.0.2.1");
        established.established();
        established.close();
        Ticket closedWithServer = begin(connections, "192.0.2.1");
        connections.close();
        closedWithServer.close();
        assertThat(connections.failed()).isEqualTo(2);
        assertThat(connections.isEmpty()).isTrue();
    }

    @Test
    void nothing_is_left_of_connections_that_have_gone() {
        AcceptedConnections connections = with(10, 10, 3, 1_000);
        List<Ticket> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Ticket ticket = begin(connections, i % 2 == 0 ? "192.0.2." + i % 7 : "2001:db8:" + i % 3 + "::" + i);
            if (ticket != null) {
                all.add(ticket);
                if (i % 3 == 0) {
                    ticket.established();
                } else if (i % 5 == 0) {
                    ticket.failed();
                }
            }
        }
        assertThat(all).hasSizeGreaterThan(20);
        all.forEach(Ticket::close);
        assertThat(connections.isEmpty()).isTrue();
    }
}
