package io.darkrift.example.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.admin.DarkriftAdmin;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.example.arena.message.Entity;
import io.darkrift.example.arena.message.GetLeaderboard;
import io.darkrift.example.arena.message.GetRooms;
import io.darkrift.example.arena.message.Goodbye;
import io.darkrift.example.arena.message.Input;
import io.darkrift.example.arena.message.Joined;
import io.darkrift.example.arena.message.Leaderboard;
import io.darkrift.example.arena.message.Leave;
import io.darkrift.example.arena.message.LoggedIn;
import io.darkrift.example.arena.message.Login;
import io.darkrift.example.arena.message.Play;
import io.darkrift.example.arena.message.RoomList;
import io.darkrift.example.arena.message.Said;
import io.darkrift.example.arena.message.Say;
import io.darkrift.example.arena.message.Score;
import io.darkrift.example.arena.message.Snapshot;
import io.darkrift.message.SendMode;
import io.darkrift.testing.TestClient;
import io.darkrift.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server and its clients in virtual time, without sockets. */
class ArenaServerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private ArenaServer arena;

    private final TestServer server = TestServer.start(network -> {
        arena = new ArenaServer(network.listener(), network.executor(), new Random(1));
        return arena.server();
    });

    private TestClient login(String name) {
        return server.connect().send(new Login(ArenaServer.VERSION, name, ""));
    }

    @AfterEach
    void close() {
        arena.rooms().closeAsync();
        server.close();
    }

    @Test
    void players_meet_in_a_room_and_talk() {
        TestClient ada = login("ada").send(new Play(0));
        TestClient bob = login("bob").send(new Play(0));
        int adasNumber = ada.last(LoggedIn.class).player();
        int bobsNumber = bob.last(LoggedIn.class).player();
        assertThat(ada.last(Joined.class).players()).isEqualTo(Map.of(adasNumber, "ada", bobsNumber, "bob"));

        bob.send(new Say("hello"));
        assertThat(ada.last(Said.class)).isEqualTo(new Said(bobsNumber, "hello"));

        bob.send(new Leave());
        assertThat(ada.last(Said.class)).isEqualTo(new Said(0, "bob has left"));
        assertThat(bob.client().isOpen()).isTrue();
    }

    @Test
    void a_lobby_asks_for_the_rooms_and_the_best_players() {
        TestClient ada = login("ada").send(new Play(0));
        login("bob").send(new Play(0));
        int room = ada.last(Joined.class).room();
        assertThat(ada.request(new GetRooms()).rooms())
                .containsExactly(new RoomList.Entry(room, 2, ArenaServer.ROOM_SIZE));
        CompletableFuture<Leaderboard> leaderboard = ada.client().request(new GetLeaderboard());
        server.settle();
        assertThat(leaderboard.join().scores()).isEmpty();
    }

    @Test
    void an_old_version_is_told_what_to_do() {
        TestClient old = server.connect().send(new Login(0, "ada", ""));
        assertThat(old.last(Goodbye.class).reason()).contains("version 0", "has version 1");
        server.advance(SECOND);
        assertThat(old.client().closed().join().reason()).isEqualTo(Reason.PEER);
    }

    @Test
    void inputs_move_a_player_and_snapshots_show_it() {
        TestClient ada = login("ada").send(new Play(0));
        server.advance(SECOND);
        int id = ada.last(LoggedIn.class).player();
        Entity before = ada.last(Snapshot.class).entities().get(0);
        ada.send(new Input(1, before.x() > 0 ? -1 : 1, 0, 0, false), SendMode.UNRELIABLE);
        server.advance(SECOND);
        Entity after = ada.last(Snapshot.class).entities().get(0);
        assertThat(after.id()).isEqualTo(id);
        assertThat(after.lastInput()).isEqualTo(1);
        assertThat(Math.abs(after.x() - before.x())).isBetween(World.SPEED * 0.9f, World.SPEED * 1.1f);
        assertThat(ada.received(Snapshot.class)).hasSizeBetween(39, 41);
    }

    @Test
    void a_full_room_is_sent_in_datagrams_that_fit() {
        List<TestClient> guests = new ArrayList<>();
        for (int i = 0; i < ArenaServer.ROOM_SIZE; i++) {
            guests.add(login("guest " + i).send(new Play(0)));
        }
        guests.forEach(guest -> guest.send(new Input(1, 0, 0, 0, true)));
        server.advance(Duration.ofSeconds(2));
        TestClient last = guests.get(guests.size() - 1);
        assertThat(last.received(Snapshot.class))
                .allSatisfy(snapshot ->
                        assertThat(arena.server().encode(snapshot).size()).isLessThanOrEqualTo(1_200));
        assertThat(arena.rooms().list()).hasSize(1);
        login("late").send(new Play(0));
        assertThat(arena.rooms().list()).hasSize(2);
    }

    @Test
    void a_player_whose_connection_breaks_comes_back_to_the_same_room() {
        TestClient ada = login("ada").send(new Play(0));
        TestClient bob = login("bob").send(new Play(0));
        LoggedIn first = bob.last(LoggedIn.class);
        bob.cut();
        server.advance(SECOND);
        assertThat(ada.last(Said.class)).isEqualTo(new Said(0, "bob has lost the connection"));

        TestClient again = server.connect().send(new Login(ArenaServer.VERSION, "bob", first.resumeToken()));
        server.advance(SECOND);
        assertThat(again.last(LoggedIn.class).player()).isEqualTo(first.player());
        assertThat(again.last(LoggedIn.class).resumeToken()).isNotEqualTo(first.resumeToken());
        assertThat(ada.last(Said.class)).isEqualTo(new Said(0, "bob is back"));
        assertThat(again.last(Snapshot.class).entities()).extracting(Entity::id).contains(first.player());
    }

    @Test
    void a_player_who_stays_away_has_left() {
        TestClient ada = login("ada").send(new Play(0));
        TestClient bob = login("bob").send(new Play(0));
        bob.cut();
        for (int second = 0; second < 40; second++) {
            ada.send(new Input(second + 1, 0, 0, 0, false));
            server.advance(SECOND);
        }
        assertThat(ada.last(Said.class)).isEqualTo(new Said(0, "bob has left"));
    }

    @Test
    void a_player_without_inputs_is_kicked_with_a_reason() {
        TestClient ada = login("ada").send(new Play(0));
        for (int second = 0; second < 70 && ada.client().isOpen(); second++) {
            ada.send(new Say("I only talk")); // so that the server does not disconnect the client as silent
            server.advance(SECOND);
        }
        assertThat(ada.last(Goodbye.class)).isEqualTo(new Goodbye("no input for 60 seconds"));
        assertThat(ada.client().closed().isDone()).isTrue();
    }

    @Test
    void a_room_that_does_not_exist_is_explained() {
        TestClient ada = login("ada").send(new Play(77));
        assertThat(ada.last(Said.class).text()).contains("77");
    }

    @Test
    void players_are_told_that_the_server_closes() {
        TestClient ada = login("ada").send(new Play(0));
        arena.announce("the server closes in 3 seconds");
        server.settle();
        assertThat(ada.last(Said.class)).isEqualTo(new Said(0, "the server closes in 3 seconds"));
        CompletableFuture<Void> closed = arena.server().closeAsync();
        server.await(closed::isDone, "the server is closed");
        assertThat(ada.last(Goodbye.class)).isEqualTo(new Goodbye("the server closes"));
    }

    @Test
    void the_operator_sees_the_ticks_of_each_room_and_whether_they_run() throws Exception {
        TestClient ada = login("ada").send(new Play(0));
        DarkriftAdmin admin = arena.startAdmin(0);
        server.advance(SECOND);
        assertThat(ada.received(Snapshot.class)).isNotEmpty();
        Awaitility.await()
                .untilAsserted(() -> assertThat(get(admin, "/api/ticks"))
                        .startsWith("200 ")
                        .contains("\"count\":1", "\"name\":\"room 1 (arena)\",\"rate\":20,\"ticks\":20,")
                        .contains("\"overruns\":0"));
        assertThat(get(admin, "/health/ready")).startsWith("200 ").contains("\"ready\":true");
        admin.close();
    }

    private static String get(DarkriftAdmin admin, String path) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }

    @Test
    void bots_play() {
        Bots bots = new Bots(server.network().executor()::nanos, new Random(3));
        for (int i = 0; i < 20; i++) {
            bots.add(server.network().dialer());
        }
        server.advance(SECOND);
        for (int tick = 0; tick < 20 * World.TICKS_PER_SECOND; tick++) {
            bots.step();
            server.advance(Duration.ofMillis(1_000 / World.TICKS_PER_SECOND));
        }
        BotReport report = bots.report(20);
        assertThat(report.isGood()).as(report.toString()).isTrue();
        assertThat(report.inputs()).isEqualTo(20 * 400);
        assertThat(report.hits()).isPositive();
        assertThat(login("ada").request(new GetLeaderboard()).scores())
                .hasSizeBetween(1, 10)
                .isSortedAccordingTo(
                        Comparator.comparingInt(Score::points).reversed().thenComparing(Score::name));
        assertThat(report.medianMillis()).isBetween(0.0, 100.0);
        bots.close();
        server.settle();
    }

    @Test
    void a_bot_that_is_disconnected_says_why() {
        Bots bots = new Bots(server.network().executor()::nanos, new Random(3));
        bots.add(server.network().dialer());
        for (int tick = 0; tick < World.TICKS_PER_SECOND; tick++) {
            bots.step();
            server.advance(Duration.ofMillis(1_000 / World.TICKS_PER_SECOND));
        }
        assertThat(bots.report(1).line())
                .startsWith("1 of 1 bots play, ")
                .contains(", input to snapshot p50 ")
                .doesNotContain("problem");
        arena.server().clients().forEach(client -> client.kick("by the operator", new Goodbye("your network is slow")));
        server.advance(SECOND);
        assertThat(bots.report(2).line())
                .startsWith("0 of 1 bots play, ")
                .endsWith(", last problem: your network is slow");
        bots.close();
        server.settle();
    }
}
