package io.darkrift.example.guide.arena;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.rooms.TickLoop;
import io.darkrift.server.ClientGroup;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.ServerTransport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A game with one thread. Its handlers, its ticks and its snapshots run there, so that it needs no locks. */
final class Arena implements AutoCloseable {
    private static final int TICKS_PER_SECOND = 20;
    private static final int LOGIN_TICKS = 5 * TICKS_PER_SECOND;
    private static final int SAVE_TICKS = 60 * TICKS_PER_SECOND;
    private static final int MAX_DATAGRAM_BYTES = 1_200;
    private static final MessageRegistry MESSAGES = MessageRegistry.load();

    private final Map<RemoteClient, Integer> loginDeadlines = new LinkedHashMap<>();
    private final Map<RemoteClient, Player> players = new LinkedHashMap<>();
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
                .onConnect(client -> loginDeadlines.put(client, tick + LOGIN_TICKS))
                .on(Login.class, this::login)
                .on(PlayerInput.class, this::input)
                .onDisconnect(this::left)
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
        kickThoseWhoDoNotLogIn();
        players.values().forEach(player -> player.tick(1f / TICKS_PER_SECOND));
        sendSnapshots();
        if (tick % SAVE_TICKS == 0) {
            players.values().forEach(player -> accounts.save(player.account()));
        }
    }

    private void sendSnapshots() {
        List<Entity> entities = players.values().stream().map(Player::entity).toList();
        for (int from = 0; from < entities.size(); from += entitiesPerSnapshot) {
            int to = Math.min(from + entitiesPerSnapshot, entities.size());
            inGame.broadcast(new Snapshot(tick, entities.subList(from, to)), SendMode.UNRELIABLE);
        }
    }

    private void login(RemoteClient client, Login login) {
        if (loginDeadlines.remove(client) == null) {
            client.strike("a second login", 1);
            return;
        }
        accounts.load(login.token()) // waits for a database, on a thread of its own
                .thenAcceptAsync(account -> loggedIn(client, account), queue) // back on the thread of the game
                .exceptionally(failure -> {
                    client.kick("the account can't be read: " + failure, new LoginFailed("please try again later"));
                    return null;
                });
    }

    private void loggedIn(RemoteClient client, Optional<Account> account) {
        if (!client.isOpen()) {
            return; // the client has left in the meantime
        }
        if (account.isEmpty()) {
            client.kick("unknown token", new LoginFailed("unknown token"));
        } else if (isPlaying(account.get())) {
            client.kick("the account is in use", new LoginFailed("you are logged in already"));
        } else {
            players.put(client, new Player(client.id(), account.get()));
            inGame.add(client);
            client.send(new LoggedIn(client.id(), TICKS_PER_SECOND));
        }
    }

    private boolean isPlaying(Account account) {
        return players.values().stream()
                .anyMatch(player -> player.account().token().equals(account.token()));
    }

    private void kickThoseWhoDoNotLogIn() {
        loginDeadlines.forEach((client, deadline) -> {
            if (tick > deadline) {
                client.kick("no login within 5 seconds", new LoginFailed("log in within 5 seconds"));
            }
        });
    }

    private void input(RemoteClient client, PlayerInput input) {
        Player player = players.get(client);
        if (player != null) {
            player.input(input);
        }
    }

    private void left(RemoteClient client, DisconnectInfo disconnect) {
        loginDeadlines.remove(client);
        Player player = players.remove(client);
        if (player != null) {
            accounts.save(player.account());
        }
    }

    /** Runs {@code onDisconnect} for every client, which saves the players. To be called on the thread of the game. */
    @Override
    public void close() {
        server.close();
    }
}
