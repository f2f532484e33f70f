package io.darkrift.example.arena;

import io.darkrift.admin.DarkriftAdmin;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.example.arena.message.GetLeaderboard;
import io.darkrift.example.arena.message.GetRooms;
import io.darkrift.example.arena.message.Goodbye;
import io.darkrift.example.arena.message.Input;
import io.darkrift.example.arena.message.Leaderboard;
import io.darkrift.example.arena.message.Leave;
import io.darkrift.example.arena.message.LoggedIn;
import io.darkrift.example.arena.message.Login;
import io.darkrift.example.arena.message.Play;
import io.darkrift.example.arena.message.RoomList;
import io.darkrift.example.arena.message.Said;
import io.darkrift.example.arena.message.Say;
import io.darkrift.message.Answer;
import io.darkrift.message.MessageRegistry;
import io.darkrift.rooms.RoomException;
import io.darkrift.rooms.RoomOptions;
import io.darkrift.rooms.Rooms;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.LoginResult;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.ServerTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** The server of the arena: players log in, and play in rooms. */
final class ArenaServer implements AutoCloseable {
    static final int VERSION = 1;
    static final int ROOM_SIZE = 16;
    static final MessageRegistry MESSAGES = MessageRegistry.load();
    private static final int MAX_LISTED = 100;
    private static final Duration AWAY = Duration.ofSeconds(30);

    private final AtomicInteger lastPlayer = new AtomicInteger();
    private final Scores scores = new Scores();
    private final Rooms<Player> rooms;
    private final DarkriftServer server;
    private volatile Runnable closeAdmin = () -> {};

    ArenaServer(ServerTransport... listeners) {
        this(List.of(listeners), UnaryOperator.identity(), RandomGenerator.getDefault());
    }

    /** A server whose rooms run on one loop, such as that of a network in virtual time. */
    ArenaServer(ServerTransport listener, LinkExecutor loop, RandomGenerator random) {
        this(
                List.of(listener),
                builder -> builder.dispatcher(Dispatcher.executor(loop)).scheduler(loop),
                random);
    }

    private ArenaServer(
            List<ServerTransport> listeners, UnaryOperator<Rooms.Builder<Player>> settings, RandomGenerator random) {
        this.rooms = settings.apply(Rooms.builder(Player::client, room -> new Match(room, scores, random)))
                .build();
        DarkriftServerBuilder builder = DarkriftServer.builder();
        listeners.forEach(builder::listen);
        this.server = builder.registry(MESSAGES)
                .farewellWhenFull(new Goodbye("the server is full"))
                .farewellWhenClosing(new Goodbye("the server closes"))
                .pingInterval(Duration.ofSeconds(2)) // measures round-trip times
                .idleTimeout(Duration.ofSeconds(30)) // players send an input each tick
                .login(Login.class, this::login)
                .resume(AWAY, (player, token) -> new LoggedIn(player.id(), token))
                .onSuspend((player, loss) -> rooms.suspend(player))
                .onResume(rooms::resume)
                .on(Play.class, (player, play) -> play(player, play.room()))
                .on(Leave.class, (player, leave) -> rooms.leave(player))
                .on(Input.class, rooms::receive)
                .on(Say.class, rooms::receive)
                .onRequest(GetLeaderboard.class, (player, request) -> Answer.of(new Leaderboard(scores.best())))
                .onRequest(GetRooms.class, (player, request) -> Answer.of(listRooms()))
                .start();
    }

    private LoginResult<Player> login(RemoteClient client, Login login) {
        if (login.version() != VERSION) {
            return reject("version " + login.version() + " can't play here: the server has version " + VERSION);
        }
        if (login.name().isBlank()) {
            return reject("a name is needed");
        }
        LoginResult<Player> newcomer =
                LoginResult.accept(new Player(lastPlayer.incrementAndGet(), login.name(), client));
        return login.resumeToken().isEmpty() ? newcomer : LoginResult.resume(login.resumeToken(), newcomer);
    }

    private static LoginResult<Player> reject(String reason) {
        return LoginResult.reject(reason, new Goodbye(reason));
    }

    private void play(Player player, int room) {
        var joining = room == 0
                ? rooms.joinOrCreate(
                        player, any -> true, () -> RoomOptions.named("arena").withMaxMembers(ROOM_SIZE))
                : rooms.join(player, room);
        joining.exceptionally(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            String text = cause instanceof RoomException refusal ? refusal.getMessage() : "joining failed";
            player.client().send(new Said(0, text));
            return null;
        });
    }

    private RoomList listRooms() {
        return new RoomList(rooms.list(room -> true, 0, MAX_LISTED).stream()
                .map(room -> new RoomList.Entry(room.id(), room.members(), room.maxMembers()))
                .toList());
    }

    /** Begins to show the operator what happens, until the arena is closed. */
    DarkriftAdmin startAdmin(int port) {
        DarkriftAdmin started = DarkriftAdmin.attachTo(server)
                .port(port)
                .rooms(rooms, Player::client)
                .farewell(Goodbye::new)
                .start();
        closeAdmin = started::close;
        return started;
    }

    /** Returns what there is to know of the rooms. */
    Rooms<Player> rooms() {
        return rooms;
    }

    /** Returns what runs. */
    DarkriftServer server() {
        return server;
    }

    /** Announces the end to everybody. */
    void announce(String text) {
        server.broadcast(new Said(0, text));
    }

    @Override
    public void close() {
        closeAdmin.run();
        rooms.close();
        server.close();
    }
}
