package io.darkrift.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.SendResult;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.LoginResult;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.TestMessages.Bytes;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rooms of a server with clients over a network. */
class RoomsOverNetworkTest extends VirtualTime {
    private final List<String> log = new ArrayList<>();

    private record Player(int number, RemoteClient client) {}

    private final class Hall implements RoomHandler<Player> {
        private final Room<Player> room;

        Hall(Room<Player> room) {
            this.room = room;
            room.on(Numbered.class, (player, message) -> room.broadcast(message, SendMode.RELIABLE, player));
        }

        @Override
        public void joined(Player player) {
            log.add(player.number + " joined");
            room.broadcast(new Numbered(player.number, room.size()));
        }

        @Override
        public void left(Player player, LeaveInfo why) {
            log.add(player.number + " left, " + why);
            assertThat(player.client.send(new Numbered(0, 0))).isEqualTo(SendResult.CLOSED);
        }

        @Override
        public void suspended(Player player) {
            log.add(player.number + " suspended");
        }

        @Override
        public void resumed(Player player) {
            log.add(player.number + " resumed");
        }

        @Override
        public void disposed() {
            log.add("disposed");
        }
    }

    private final Rooms<Player> rooms = Rooms.<Player>builder(Player::client, Hall::new)
            .dispatcher(Dispatcher.executor(network.executor()))
            .scheduler(network.executor())
            .build();

    private DarkriftServer start() {
        return start(server().login(
                        Bytes.class, (client, login) -> LoginResult.accept(new Player(login.bytes()[0], client)))
                .onLogin(player -> rooms.joinOrCreate(player, any -> true, () -> RoomOptions.named("hall")))
                .on(Numbered.class, rooms::receive)
                .server());
    }

    private DarkriftClient player(int number) {
        DarkriftClient client = connect();
        client.send(new Bytes(new byte[] {(byte) number}));
        settle();
        return client;
    }

    private Numbered receive(DarkriftClient client) {
        return (Numbered) client.registry().decode(get(client.receiveAsync()));
    }

    @Test
    void members_talk_to_one_another_and_leave_with_their_connection() {
        start();
        DarkriftClient one = player(1);
        assertThat(receive(one)).isEqualTo(new Numbered(1, 1));
        DarkriftClient two = player(2);
        assertThat(receive(one)).isEqualTo(new Numbered(2, 2));
        assertThat(receive(two)).isEqualTo(new Numbered(2, 2));

        one.send(new Numbered(1, 77));
        assertThat(receive(two)).isEqualTo(new Numbered(1, 77));

        one.closeAsync();
        two.abort();
        await(() -> log.contains("disposed"));
        assertThat(log.subList(0, 2)).containsExactly("1 joined", "2 joined");
        assertThat(log.subList(2, 4)).anyMatch(line -> line.startsWith("1 left, DISCONNECTED: PEER"));
        assertThat(log.subList(2, 4)).anyMatch(line -> line.startsWith("2 left, DISCONNECTED: "));
        assertThat(log).hasSize(5);
    }

    @Test
    void a_kick_from_the_server_ends_the_membership_too() {
        DarkriftServer server = start();
        player(1);
        onlyClientOf(server).kick("rude");
        await(() -> log.contains("disposed"));
        assertThat(log).containsExactly("1 joined", "1 left, DISCONNECTED: KICKED: rude", "disposed");
    }

    @Test
    void the_server_closes_and_all_rooms_end() {
        DarkriftServer server = start();
        player(1);
        server.closeAsync();
        await(() -> log.contains("disposed"));
        assertThat(log.get(1)).startsWith("1 left, DISCONNECTED: " + DisconnectInfo.Reason.SERVER_CLOSING);
    }

    @Test
    void a_session_that_is_resumed_keeps_its_room() {
        List<String> tokens = new ArrayList<>();
        start(server().login(
                        Bytes.class,
                        (client, login) -> login.bytes().length == 1
                                ? LoginResult.accept(new Player(login.bytes()[0], client))
                                : LoginResult.resume(tokens.get(tokens.size() - 1), LoginResult.reject("too late")))
                .resume(Duration.ofMinutes(1), (player, token) -> {
                    tokens.add(token);
                    return new Bytes(new byte[] {1});
                })
                .onLogin(player -> rooms.joinOrCreate(player, any -> true, () -> RoomOptions.named("hall")))
                .onSuspend((player, loss) -> rooms.suspend(player))
                .onResume(rooms::resume)
                .on(Numbered.class, rooms::receive)
                .server());
        player(1);
        network.cut();
        await(() -> log.contains("1 suspended"));
        DarkriftClient again = connect();
        again.send(new Bytes(new byte[] {1, 2}));
        await(() -> log.contains("1 resumed"));
        again.send(new Numbered(1, 5));
        settle();
        assertThat(rooms.statistics().messages()).isEqualTo(1);
        network.cut();
        await(() -> log.contains("disposed"));
        assertThat(log)
                .hasSize(6)
                .startsWith("1 joined", "1 suspended", "1 resumed", "1 suspended")
                .endsWith("disposed");
        assertThat(log.get(4)).startsWith("1 left, DISCONNECTED: ");
    }
}
