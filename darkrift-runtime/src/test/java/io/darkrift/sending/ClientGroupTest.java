package io.darkrift.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.ClientGroup;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientGroupTest extends VirtualTime {
    private final List<DarkriftClient> clients = new ArrayList<>();
    private DarkriftServer server;
    private ClientGroup group;

    private void open(int count) {
        server = start(server());
        group = server.newGroup();
        for (int i = 0; i < count; i++) {
            clients.add(connect());
        }
    }

    private RemoteClient peer(int id) {
        return server.client(id).orElseThrow();
    }

    private List<Long> received() {
        settle();
        return clients.stream()
                .map(client -> client.statistics().reliableReceived()
                        + client.statistics().unreliableReceived())
                .toList();
    }

    @Test
    void members_get_what_is_sent_to_the_group() {
        open(3);
        assertThat(group.add(peer(0))).isTrue();
        assertThat(group.add(peer(2))).isTrue();
        assertThat(group.add(peer(2))).as("again").isFalse();
        assertThat(group.size()).isEqualTo(2);
        assertThat(group.clients()).extracting(RemoteClient::id).containsExactlyInAnyOrder(0, 2);
        assertThat(group.broadcast(new Numbered(1, 2))).isEqualTo(2);
        assertThat(received()).containsExactly(1L, 0L, 1L);
        assertThat(group.broadcast(Message.of(5), SendMode.UNRELIABLE)).isEqualTo(2);
        assertThat(clients.get(0).receiveAsync().join().tag()).isOne();
        assertThat(group.broadcast(server.encode(new Numbered(3, 4)), SendMode.RELIABLE, peer(0)))
                .isOne();
        assertThat(received()).containsExactly(2L, 0L, 3L);
    }

    @Test
    void a_client_leaves_when_it_is_removed() {
        open(2);
        group.add(peer(0));
        group.add(peer(1));
        assertThat(group.remove(peer(0))).isTrue();
        assertThat(group.remove(peer(0))).as("again").isFalse();
        assertThat(group.contains(peer(0))).isFalse();
        assertThat(group.broadcast(Message.of(5))).isOne();
        assertThat(received()).containsExactly(0L, 1L);
        assertThat(group.add(peer(0))).isTrue();
    }

    @Test
    void a_client_leaves_all_its_groups_when_it_disconnects() {
        open(2);
        ClientGroup other = server.newGroup();
        RemoteClient leaving = peer(0);
        group.add(leaving);
        other.add(leaving);
        group.add(peer(1));
        get(clients.get(0).closeAsync());
        await(() -> server.clientCount() == 1);
        assertThat(group.clients()).containsExactly(peer(1));
        assertThat(other.size()).isZero();
        assertThat(other.broadcast(Message.of(1))).isZero();
        assertThat(group.add(leaving)).as("it has gone").isFalse();
        assertThat(group.contains(leaving)).isFalse();
    }

    @Test
    void a_client_that_is_kicked_cannot_join() {
        open(1);
        RemoteClient kicked = peer(0);
        kicked.kick("as planned");
        assertThat(group.add(kicked)).isFalse();
        assertThat(group.size()).isZero();
    }

    @Test
    void a_group_may_change_while_it_is_iterated() {
        open(3);
        clients.forEach(client -> group.add(peer(client.id())));
        for (RemoteClient member : group.clients()) {
            group.remove(member);
        }
        assertThat(group.size()).isZero();
    }

    @Test
    void arguments_are_checked_at_once() {
        open(1);
        assertThatNullPointerException().isThrownBy(() -> group.add(null));
        assertThatNullPointerException().isThrownBy(() -> group.remove(null));
        assertThatNullPointerException().isThrownBy(() -> group.broadcast(null));
        assertThatNullPointerException().isThrownBy(() -> group.broadcast(Message.of(1), null));
    }
}
