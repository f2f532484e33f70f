package io.darkrift.example.guide.arena;

import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.rooms.TickLoop;
import io.darkrift.server.ClientGroup;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.LoginResult;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.ServerTransport;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** A game with one thread. Its handlers, its ticks and its snapshots run there, so that it needs no locks. */
final class Arena implements AutoCloseable {
    private static final int TICKS_PER_SECOND = 20;
    private static final int SAVE_TICKS = 60 * TICKS_PER_SECOND;
    private static final int MAX_DATAGRAM_BYTES = 1_200;
    private static final MessageRegistry MESSAGES = MessageRegistry.load();

    private final Set<Player> players = new LinkedHashSet<>();
    private final DispatchQueue queue = Dispatcher.queue();
    private final TickLoop loop =
            TickLoop.builder(TICKS_PER_SECOND, number -> tick()).build();
    private final Accounts accounts;
    private final DarkriftServer server;
    private final ClientGroup inGame;
    private final int entitiesPerSnapshot;
    private int tick;

    Arena(ServerTransport listener, Accounts accounts) {
        this.accounts = accounts;
        this.server = DarkriftServer.builder()
                .listen(listener)
                .registry(MESSAGES)
                .dispatcher(queue)
                .maxDatagramBytes(MAX_DATAGRAM_BYTES)
                .loginAsync(Login.class, this::login)
                .loginTimeout(Duration.ofSeconds(5))
                .farewellOnLoginTimeout(new LoginFailed("log in within 5 seconds"))
                .onLogin(this::enter)
                .on(PlayerInput.class, Player::input)
                .onDisconnect((player, disconnect) -> leave(player))
                .start();
        this.inGame = server.newGroup();
        int empty = server.encode(new Snapshot(0, List.of())).size();
        int one =
                server.encode(new Snapshot(0, List.of(new Entity(0, 0, 0, 0)))).size();
        this.entitiesPerSnapshot = (MAX_DATAGRAM_BYTES - empty) / (one - empty);
    }

    void run() throws InterruptedException {
        loop.run();
    }

    /** Ends {@link #run}. Called by another thread. */
    void stop() {
        loop.close();
    }

    void tick() {
        queue.drain(); // runs the handlers of everything that has arrived
        tick++;
        players.forEach(player -> player.tick(1f / TICKS_PER_SECOND));
        sendSnapshots();
        if (tick % SAVE_TICKS == 0) {
            players.forEach(player -> accounts.save(player.account()));
        }
    }

    private void sendSnapshots() {
        List<Entity> entities = players.stream().map(Player::entity).toList();
        for (int from = 0; from < entities.size(); from += entitiesPerSnapshot) {
            int to = Math.min(from + entitiesPerSnapshot, entities.size());
            inGame.broadcast(new Snapshot(tick, entities.subList(from, to)), SendMode.UNRELIABLE);
        }
    }

    private CompletionStage<LoginResult<Player>> login(RemoteClient client, Login login) {
        return accounts.load(login.token()) // waits for a database, on a thread of its own
                .thenApply(account -> account.map(known -> LoginResult.accept(new Player(client, known)))
                        .orElseGet(() -> LoginResult.reject("unknown token", new LoginFailed("unknown token"))))
                .exceptionally(failure -> LoginResult.reject(
                        "the account can't be read: " + failure, new LoginFailed("please try again later")));
    }

    private void enter(Player player) {
        if (isPlaying(player.account())) {
            player.client().kick("the account is in use", new LoginFailed("you are logged in already"));
            return;
        }
        players.add(player);
        inGame.add(player.client());
        player.client().send(new LoggedIn(player.client().id(), TICKS_PER_SECOND));
    }

    private boolean isPlaying(Account account) {
        return players.stream().anyMatch(player -> player.account().token().equals(account.token()));
    }

    private void leave(Player player) {
        if (players.remove(player)) {
            accounts.save(player.account());
        }
    }

    /** Runs {@code onDisconnect} for every client, which saves the players. To be called on the thread of the game. */
    @Override
    public void close() {
        server.close();
    }
}
