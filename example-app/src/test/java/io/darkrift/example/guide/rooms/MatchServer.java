package io.darkrift.example.guide.rooms;

import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.LinkExecutor;
import io.darkrift.message.MessageRegistry;
import io.darkrift.rooms.Lobby;
import io.darkrift.rooms.Reservation;
import io.darkrift.rooms.Room;
import io.darkrift.rooms.RoomHandler;
import io.darkrift.rooms.RoomOptions;
import io.darkrift.rooms.Rooms;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.LoginBuilder;
import io.darkrift.server.LoginResult;
import io.darkrift.transport.ServerTransport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A server with two kinds of rooms: matches, and channels to talk in. */
final class MatchServer implements AutoCloseable {
    /** The first of five. */
    static final int LOBBY_TAG = 60_000;

    private final Rooms<Player> matches;
    private final Rooms<Player> channels;
    private final DarkriftServer server;

    MatchServer(ServerTransport listener) {
        this(
                listener,
                Rooms.builder(Player::client, Match::new),
                Rooms.builder(Player::client, MatchServer::newChannel));
    }

    MatchServer(ServerTransport listener, Rooms.Builder<Player> matchSettings, Rooms.Builder<Player> channelSettings) {
        this.matches = matchSettings.build();
        this.channels = channelSettings.maxRoomsPerPlayer(5).build();
        this.server = DarkriftServer.builder()
                .listen(listener)
                .registry(MessageRegistry.load())
                .login(Hello.class, (client, hello) -> LoginResult.accept(new Player(client, hello.name())))
                .on(Play.class, (player, play) -> play(player, play.map()))
                .handler(Lobby.of(matches, LOBBY_TAG))
                .on(Tap.class, matches::receive)
                .on(ChannelLine.class, (player, line) -> channels.receive(player, line.channel(), line))
                .start();
    }

    private void play(Player player, String map) {
        matches.joinOrCreate(
                player,
                room -> room.property("map").equals(map),
                () -> RoomOptions.named("match").withMaxMembers(4).withProperty("map", map));
    }

    private static RoomHandler<Player> newChannel(Room<Player> room) {
        room.on(ChannelLine.class, (player, line) -> room.broadcast(line));
        return new RoomHandler<>() {};
    }

    /** The two join the same match, even if it is locked or full in the meantime. */
    CompletableFuture<Room<Player>> joinTogether(Room<Player> match, Player one, Player other) {
        Reservation first = match.reserve(Duration.ofSeconds(30));
        Reservation second = match.reserve(Duration.ofSeconds(30));
        return matches.joinReserved(one, first.token())
                .thenCompose(room -> matches.joinReserved(other, second.token()));
    }

    /** Creates a match for friends, and returns the code that they join with. */
    String createPrivate(Player host) {
        Room<Player> room = matches.create(RoomOptions.named(host.name()).asPrivate());
        room.join(host);
        return room.code().orElseThrow();
    }

    /** Members keep their seats while their sessions may be resumed. */
    LoginBuilder<Player> keepSeats(LoginBuilder<Player> login) {
        return login.onSuspend((player, loss) -> matches.suspend(player)).onResume(matches::resume);
    }

    static MatchServer inVirtualTime(ServerTransport listener, LinkExecutor loop) {
        Dispatcher dispatcher = Dispatcher.executor(loop);
        return new MatchServer(
                listener,
                Rooms.<Player>builder(Player::client, Match::new)
                        .dispatcher(dispatcher)
                        .scheduler(loop),
                Rooms.<Player>builder(Player::client, MatchServer::newChannel)
                        .dispatcher(dispatcher)
                        .scheduler(loop));
    }

    Rooms<Player> matches() {
        return matches;
    }

    Rooms<Player> channels() {
        return channels;
    }

    DarkriftServer server() {
        return server;
    }

    @Override
    public void close() {
        matches.close();
        channels.close();
        server.close();
    }
}
