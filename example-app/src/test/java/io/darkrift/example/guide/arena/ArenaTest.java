package io.darkrift.example.guide.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.transport.memory.MemoryNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server of the guide does what the guide says. The test is the game loop: it calls {@code tick()}. */
@Timeout(60)
class ArenaTest {
    private static final int MANY = 100;

    private final MemoryNetwork network = MemoryNetwork.realTime();
    private final Accounts accounts = new Accounts(IntStream.range(0, MANY)
            .mapToObj(i -> new Account("player " + i, i % 50, 0))
            .toArray(Account[]::new));
    private final Arena arena = new Arena(network.listener(), accounts);
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final Map<DarkriftClient, Object> answers = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        arena.close();
        accounts.close();
        network.close();
    }

    /** Connects without waiting for the game loop, which this thread is. */
    private DarkriftClient connect(String token) {
        var connecting = DarkriftClient.builder()
                .registry(MessageRegistry.load())
                .on(LoggedIn.class, answers::put)
                .on(LoginFailed.class, answers::put)
                .on(Snapshot.class, snapshot -> {
                    synchronized (snapshots) {
                        snapshots.add(snapshot);
                    }
                })
                .connectAsync(network.dialer());
        tickUntil(connecting::isDone);
        DarkriftClient client = connecting.join();
        if (token != null) {
            client.send(new Login(token));
        }
        return client;
    }

    private void tickUntil(BooleanSupplier condition) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> {
            arena.tick();
            return condition.getAsBoolean();
        });
    }

    private Optional<Entity> last(int id) {
        synchronized (snapshots) {
            return snapshots.stream()
                    .flatMap(snapshot -> snapshot.entities().stream())
                    .filter(entity -> entity.id() == id)
                    .reduce((earlier, later) -> later);
        }
    }

    @Test
    void a_player_logs_in_moves_and_is_saved() {
        DarkriftClient client = connect("player 7");
        tickUntil(() -> answers.get(client) instanceof LoggedIn);

        client.send(new PlayerInput(2, 1, 0), SendMode.UNRELIABLE);
        client.send(new PlayerInput(1, -1, 0), SendMode.UNRELIABLE); // late: it is ignored
        tickUntil(() -> last(client.id()).filter(entity -> entity.x() > 8).isPresent());

        assertThat(last(client.id()).orElseThrow().lastInput()).isEqualTo(2);
        client.closeAsync();
        tickUntil(() -> client.closed().isDone());
        tickUntil(() -> accounts.load("player 7").join().orElseThrow().x() > 8);
    }

    @Test
    void a_player_who_plays_can_not_log_in_twice() {
        DarkriftClient first = connect("player 1");
        tickUntil(() -> answers.get(first) instanceof LoggedIn);

        DarkriftClient second = connect("player 1");

        tickUntil(() -> second.closed().isDone());
        assertThat(answers.get(second)).isEqualTo(new LoginFailed("you are logged in already"));
        assertThat(first.isOpen()).isTrue();
    }

    @Test
    void a_client_without_an_account_is_told_why_it_is_disconnected() {
        DarkriftClient stranger = connect("stranger");

        tickUntil(() -> stranger.closed().isDone());

        assertThat(answers.get(stranger)).isEqualTo(new LoginFailed("unknown token"));
        assertThat(stranger.closed().join().reason()).isEqualTo(Reason.PEER);
    }

    @Test
    void a_client_that_does_not_log_in_is_disconnected() {
        DarkriftClient silent = connect(null);

        tickUntil(() -> silent.closed().isDone());

        assertThat(answers.get(silent)).isEqualTo(new LoginFailed("log in within 5 seconds"));
    }

    @Test
    void a_world_of_any_size_is_sent_in_datagrams_that_hold_whole_entities() {
        List<DarkriftClient> clients =
                IntStream.range(0, MANY).mapToObj(i -> connect("player " + i)).toList();
        tickUntil(() -> clients.stream().allMatch(client -> answers.get(client) instanceof LoggedIn));
        synchronized (snapshots) {
            snapshots.clear();
        }

        tickUntil(() -> largestTick().size() == MANY);

        synchronized (snapshots) {
            assertThat(snapshots)
                    .allSatisfy(snapshot -> assertThat(
                                    clients.get(0).registry().encode(snapshot).size() + 3)
                            .isLessThanOrEqualTo(clients.get(0).maxUnreliableBytes()));
            assertThat(snapshots).anyMatch(snapshot -> snapshot.entities().size() > MANY / 2);
        }
        clients.forEach(DarkriftClient::closeAsync);
    }

    /** The ids in the snapshots of the tick that has most. */
    private Set<Integer> largestTick() {
        synchronized (snapshots) {
            Map<Integer, Set<Integer>> byTick = snapshots.stream()
                    .collect(Collectors.groupingBy(
                            Snapshot::tick,
                            Collectors.flatMapping(
                                    snapshot -> snapshot.entities().stream().map(Entity::id),
                                    Collectors.toCollection(TreeSet::new))));
            return byTick.values().stream()
                    .max((one, other) -> Integer.compare(one.size(), other.size()))
                    .orElse(Set.of());
        }
    }
}
