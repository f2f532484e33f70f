package io.darkrift.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.SendQueuePolicy;
import io.darkrift.connection.SendResult;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.OneWayMessages;
import io.darkrift.testing.OneWayMessages.Ask;
import io.darkrift.testing.TestMessages.Broken;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The last message of a connection. */
class FarewellTest extends VirtualTime {
    private List<Integer> tagsUntilTheEnd(DarkriftClient client) {
        get(client.closed());
        return client.stream().map(Message::tag).toList();
    }

    @Test
    void a_farewell_is_the_last_message_behind_what_was_accepted() {
        DarkriftServer server = start(server());
        DarkriftClient client = connect();
        RemoteClient peer = onlyClientOf(server);
        peer.send(Message.of(50));
        CompletableFuture<?> closed = peer.closeAsync(new Numbered(1, 2));
        assertThat(peer.send(Message.of(51))).isEqualTo(SendResult.CLOSED);
        assertThat(server.broadcast(Message.of(52))).isZero();
        assertThat(tagsUntilTheEnd(client)).containsExactly(50, 1);
        get(closed);
        assertThat(peer.closed().join().reason()).isEqualTo(Reason.LOCAL);
    }

    @Test
    void a_client_can_say_farewell_too() {
        List<String> log = new java.util.ArrayList<>();
        start(server().on(Numbered.class, (client, numbered) -> log.add("number " + numbered.number()))
                .onDisconnect((client, info) -> log.add("gone " + info.reason())));
        DarkriftClient client = connect();
        get(client.closeAsync(new Numbered(1, 2)));
        await(() -> log.size() == 2);
        assertThat(log).containsExactly("number 2", "gone PEER");
    }

    @Test
    void a_kick_may_have_a_farewell() {
        DarkriftServer server = start(server());
        DarkriftClient client = connect();
        RemoteClient peer = onlyClientOf(server);
        peer.kick("cheats", server.encode(Message.of(60)));
        assertThat(tagsUntilTheEnd(client)).containsExactly(60);
        assertThat(get(peer.closed()).reason()).isEqualTo(Reason.KICKED);
    }

    @Test
    void a_farewell_has_room_where_the_send_queue_is_full() {
        DarkriftServer server = start(server().highWaterMark(1_000).sendQueuePolicy(SendQueuePolicy.RETURN_FULL));
        DarkriftClient client = connect(client().receiveQueueCapacity(1_000));
        RemoteClient peer = onlyClientOf(server);
        int accepted = 0;
        while (peer.send(Message.of(50, new byte[300])).isAccepted()) {
            accepted++;
        }
        peer.kick("slow", Message.of(60));
        assertThat(tagsUntilTheEnd(client)).hasSize(accepted + 1).last().isEqualTo(60);
    }

    @Test
    void a_farewell_that_cannot_be_sent_leaves_the_connection_open() {
        DarkriftServer server = start(server().registry(OneWayMessages.registry()));
        connect();
        RemoteClient peer = onlyClientOf(server);
        assertThatIllegalArgumentException().isThrownBy(() -> peer.closeAsync("text"));
        assertThatIllegalArgumentException().isThrownBy(() -> peer.kick("why", new Ask(1)));
        assertThatThrownBy(() -> peer.closeAsync(new Broken(new AssertionError("as planned"))))
                .isInstanceOf(AssertionError.class);
        assertThatNullPointerException().isThrownBy(() -> peer.closeAsync(null));
        assertThatNullPointerException().isThrownBy(() -> peer.kick("why", null));
        assertThatNullPointerException().isThrownBy(() -> peer.kick(null));
        settle();
        assertThat(peer.isOpen()).isTrue();
    }

    @Test
    void a_client_for_which_the_server_is_full_gets_a_farewell_with_an_id_that_nobody_has() {
        DarkriftServer server = start(server().maxClients(1).farewellWhenFull(new Numbered(7, 7)));
        connect();
        DarkriftClient refused = connect();
        assertThat(refused.id()).isEqualTo(65_535);
        assertThat(tagsUntilTheEnd(refused)).containsExactly(1);
        assertThat(server.clientCount()).isOne();
    }

    @Test
    void clients_of_a_server_that_closes_get_a_farewell() {
        DarkriftServer server = start(server().farewellWhenClosing(Message.of(61)));
        DarkriftClient client = connect();
        CompletableFuture<Void> closed = server.closeAsync();
        assertThat(tagsUntilTheEnd(client)).containsExactly(61);
        await(closed::isDone);
    }

    @Test
    void a_farewell_of_the_builder_that_this_end_may_not_send_is_refused_at_the_start() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server().farewellWhenFull("text").start());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server().registry(OneWayMessages.registry())
                        .farewellWhenClosing(new Ask(1))
                        .start());
    }

    @Test
    void a_farewell_that_cannot_be_written_ends_the_connection_all_the_same() {
        Broken broken = new Broken(new AssertionError("as planned"));
        DarkriftServer server =
                start(server().maxClients(1).farewellWhenFull(broken).farewellWhenClosing(broken));
        DarkriftClient client = connect();
        DarkriftClient refused = connect(client().connectTimeout(Duration.ofMinutes(5)));
        assertThat(tagsUntilTheEnd(refused)).isEmpty();
        get(server.closeAsync());
        get(client.closed());
    }
}
