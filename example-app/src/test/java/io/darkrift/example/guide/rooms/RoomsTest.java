package io.darkrift.example.guide.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.MessageRegistry;
import io.darkrift.rooms.Lobby;
import io.darkrift.rooms.Room;
import io.darkrift.rooms.RoomOptions;
import io.darkrift.transport.memory.MemoryNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the guide "Rooms" shows does what it says. A minute of play takes milliseconds. */
class RoomsTest {
    private final MemoryNetwork network = MemoryNetwork.virtualTime();
    private final MatchServer game = MatchServer.inVirtualTime(network.listener(), network.executor());
    private final List<Scores> scores = new ArrayList<>();
    private final List<ChannelLine> lines = new ArrayList<>();

    @AfterEach
    void close() {
        game.matches().closeAsync();
        game.channels().closeAsync();
        CompletableFuture<Void> closed = game.server().closeAsync();
        network.advance(Duration.ofSeconds(10));
        assertThat(closed).isNotNull();
        network.close();
    }

    @Test
    void bots_find_each_other_in_the_lobby() {
        DarkriftClient ada = get(Bot.settings().connectAsync(network.dialer()));
        DarkriftClient bob = get(Bot.settings().connectAsync(network.dialer()));
        ada.send(new Hello("ada"));
        bob.send(new Hello("bob"));
        Lobby.JoinedRoom created = get(new Bot(ada).joinAny("desert"));
        assertThat(get(new Bot(bob).joinAny("desert"))).isEqualTo(created);
        assertThat(game.matches().find(created.id()).orElseThrow().size()).isEqualTo(2);
    }

    private <T> T get(CompletableFuture<T> future) {
        assertThat(network.advanceUntil(future::isDone, Duration.ofMinutes(1))).isTrue();
        return future.join();
    }

    private DarkriftClient connect(String name) {
        DarkriftClient client = get(DarkriftClient.builder()
                .registry(MessageRegistry.load())
                .on(Scores.class, score -> scores.add(score))
                .on(ChannelLine.class, line -> lines.add(line))
                .connectAsync(network.dialer()));
        client.send(new Hello(name));
        network.runUntilIdle();
        return client;
    }

    private Player playerOf(DarkriftClient client) {
        return game.server().client(client.id()).orElseThrow().attachment(Player.class);
    }

    @Test
    void a_match_lasts_a_minute() {
        DarkriftClient ada = connect("ada");
        ada.send(new Play("desert"));
        ada.send(new Tap(3));
        ada.send(new Tap(1_000));
        network.advance(Duration.ofSeconds(1));
        assertThat(scores).hasSize(1);
        assertThat(scores.get(0).secondsLeft()).isEqualTo(59);
        assertThat(game.matches().list()).hasSize(1);

        network.advance(Duration.ofSeconds(60));
        assertThat(game.matches().list()).isEmpty();
        assertThat(ada.isOpen()).isTrue();
    }

    @Test
    void players_of_the_same_map_meet() {
        DarkriftClient ada = connect("ada");
        DarkriftClient bob = connect("bob");
        DarkriftClient eve = connect("eve");
        ada.send(new Play("desert"));
        bob.send(new Play("desert"));
        eve.send(new Play("ice"));
        network.advance(Duration.ofMillis(500));
        ada.send(new Tap(3));
        network.advance(Duration.ofMillis(700));
        assertThat(game.matches().list()).extracting(room -> room.members()).containsExactly(2, 1);
        assertThat(scores)
                .extracting(Scores::points)
                .anySatisfy(points -> assertThat(points).containsEntry("ada", 3).containsEntry("bob", 0));
    }

    @Test
    void lines_reach_the_channel_that_they_name() {
        DarkriftClient ada = connect("ada");
        Room<Player> first = game.channels().create(RoomOptions.named("all").keepWhenEmpty());
        Room<Player> second = game.channels().create(RoomOptions.named("team").keepWhenEmpty());
        get(first.join(playerOf(ada)));
        get(second.join(playerOf(ada)));
        ada.send(new ChannelLine(second.id(), "to my team"));
        network.runUntilIdle();
        assertThat(lines).containsExactly(new ChannelLine(second.id(), "to my team"));
    }

    @Test
    void friends_join_with_a_code_and_reserved_seats_are_kept() {
        DarkriftClient ada = connect("ada");
        DarkriftClient bob = connect("bob");
        String code = game.createPrivate(playerOf(ada));
        Room<Player> room = get(game.matches().joinByCode(playerOf(bob), code));
        network.runUntilIdle();
        assertThat(room.members()).hasSize(2);
        assertThat(game.matches().list()).isEmpty();

        DarkriftClient eve = connect("eve");
        DarkriftClient joe = connect("joe");
        room.lock();
        assertThat(get(game.joinTogether(room, playerOf(eve), playerOf(joe)))).isSameAs(room);
        assertThat(room.size()).isEqualTo(4);
    }
}
