package io.darkrift.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.RequestFailedException;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.VirtualTime;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lobby as a client sees it that knows nothing but the layout of its messages. */
class LobbyTest extends VirtualTime {
    private static final int LIST = 60_000;
    private static final int CREATE = 60_001;
    private static final int JOIN = 60_002;

    private final List<String> log = new ArrayList<>();
    private final Rooms<RemoteClient> rooms = Rooms.<RemoteClient>builder(client -> client, Hall::new)
            .dispatcher(Dispatcher.executor(network.executor()))
            .scheduler(network.executor())
            .build();

    private final class Hall implements RoomHandler<RemoteClient> {
        Hall(Room<RemoteClient> room) {
            log.add("created " + room.name());
        }

        @Override
        public void joined(RemoteClient client) {
            log.add("joined");
            client.send(Message.of(9));
        }
    }

    private DarkriftServer server;
    private DarkriftClient client;
    private int request = 0x1000;

    @BeforeEach
    void open() {
        server = start(server().handler(Lobby.of(rooms, LIST, (player, asked) -> {
            if (asked.name().equals("rude")) {
                throw RoomException.refused("choose another name");
            }
            return asked;
        })));
        client = connect();
    }

    private void send(int tag, Consumer<DarkriftWriter> body) {
        DarkriftWriter out = new DarkriftWriter();
        out.writeUInt32(++request);
        body.accept(out);
        client.send(Message.of(tag, out));
    }

    /** The answer behind the id and the status. */
    private DarkriftReader answer(int tag, int status) {
        Message message = get(client.receiveAsync());
        assertThat(message.tag()).isEqualTo(tag);
        DarkriftReader in = message.reader();
        assertThat(in.readUInt32()).isEqualTo(request);
        assertThat(in.readUInt8()).isEqualTo(status);
        return in;
    }

    private void assertRefused(int tag, RoomException.Reason reason, String text) {
        DarkriftReader in = answer(tag, 1);
        assertThat(in.readUInt16()).isEqualTo(reason.code());
        assertThat(in.readString()).isEqualTo(text);
        assertThat(in.remaining()).isZero();
    }

    private void list(int after, int limit, String... filter) {
        send(LIST, out -> {
            out.writeInt32(after);
            out.writeUInt8(limit);
            out.writeUInt8(filter.length / 2);
            for (String text : filter) {
                out.writeString(text);
            }
        });
    }

    private void create(String name, int members, boolean isPrivate) {
        send(CREATE, out -> {
            out.writeString(name);
            out.writeUInt16(members);
            out.writeBoolean(isPrivate);
            out.writeUInt8(1);
            out.writeString("map");
            out.writeString("ice");
        });
    }

    private void join(int id, String code) {
        send(JOIN, out -> {
            out.writeInt32(id);
            out.writeString(code);
        });
    }

    private Room<RemoteClient> room(String name, String map) {
        return rooms.create(RoomOptions.named(name).withMaxMembers(2).withProperty("map", map));
    }

    @Test
    void lists_rooms_in_pages_with_those_properties() {
        room("a", "ice");
        room("b", "desert");
        room("c", "ice").lock();
        list(0, 1, "map", "ice");
        DarkriftReader first = answer(LIST, 0);
        assertThat(first.readInt32()).as("next").isEqualTo(1);
        assertThat(first.readUInt8()).isEqualTo(1);
        assertThat(first.readInt32()).isEqualTo(1);
        assertThat(first.readString()).isEqualTo("a");
        assertThat(first.readUInt16()).isZero();
        assertThat(first.readUInt16()).isEqualTo(2);
        assertThat(first.readBoolean()).isFalse();
        assertThat(first.readUInt8()).isEqualTo(1);
        assertThat(first.readString()).isEqualTo("map");
        assertThat(first.readString()).isEqualTo("ice");
        assertThat(first.remaining()).isZero();

        list(1, 10, "map", "ice");
        DarkriftReader second = answer(LIST, 0);
        assertThat(second.readInt32()).as("no further page").isZero();
        assertThat(second.readUInt8()).isEqualTo(1);
        assertThat(second.readInt32()).isEqualTo(3);
    }

    @Test
    void the_bytes_are_those_of_a_csharp_client() {
        room("ab", "x");
        // u32 7, i32 0, u8 5, u8 0 properties
        client.send(Message.of(LIST, HexFormat.of().parseHex("00000007" + "00000000" + "05" + "00")));
        assertThat(HexFormat.of().formatHex(get(client.receiveAsync()).payload()))
                .isEqualTo("00000007" + "00" // u32 request, u8 status
                        + "00000000" + "01" // i32 next, u8 count
                        + "00000001" // i32 id
                        + "00000004" + "61006200" // string: i32 bytes, UTF-16
                        + "0000" + "0002" + "00" // u16 taken, u16 all, bool locked
                        + "01" + "00000006" + "6d0061007000" + "00000002" + "7800"); // properties
    }

    @Test
    void a_page_is_bounded_whatever_a_client_asks_for() {
        for (int i = 0; i < 1_500; i++) {
            rooms.create(RoomOptions.named("n".repeat(64)));
        }
        list(0, 255);
        DarkriftReader page = answer(LIST, 0);
        int next = page.readInt32();
        assertThat(next).isEqualTo(page.readUInt8()).isLessThan(100);

        list(0, 255, "no", "such");
        DarkriftReader empty = answer(LIST, 0);
        assertThat(empty.readInt32()).as("1,000 rooms were looked at").isEqualTo(1_000);
        assertThat(empty.readUInt8()).isZero();

        list(1_000, 255, "no", "such");
        assertThat(answer(LIST, 0).readInt32()).isZero();
    }

    @Test
    void a_client_creates_a_room_and_is_its_first_member() {
        create("mine", 4, false);
        assertThat(get(client.receiveAsync()).tag())
                .as("sent by joined, before the answer")
                .isEqualTo(9);
        DarkriftReader in = answer(CREATE, 0);
        int id = in.readInt32();
        assertThat(in.readString()).isEmpty();
        assertThat(log).containsExactly("created mine", "joined");
        assertThat(rooms.find(id).orElseThrow().members()).containsExactly(onlyClientOf(server));
        assertThat(rooms.find(id).orElseThrow().info().property("map")).isEqualTo("ice");

        create("another", 4, false);
        assertRefused(CREATE, RoomException.Reason.TOO_MANY_ROOMS, "TOO_MANY_ROOMS");
        assertThat(log).hasSize(2);
    }

    @Test
    void a_client_joins_by_id_by_code_and_with_a_reservation() {
        Room<RemoteClient> open = room("open", "ice");
        Room<RemoteClient> hidden = rooms.create(RoomOptions.named("hidden").asPrivate());
        join(open.id(), "");
        get(client.receiveAsync());
        assertThat(answer(JOIN, 0).readInt32()).isEqualTo(open.id());
        rooms.leave(onlyClientOf(server));

        join(hidden.id(), "");
        assertRefused(JOIN, RoomException.Reason.NOT_FOUND, "NOT_FOUND");
        join(0, "WRONG");
        assertRefused(JOIN, RoomException.Reason.NOT_FOUND, "NOT_FOUND");
        join(0, hidden.code().orElseThrow());
        get(client.receiveAsync());
        DarkriftReader joined = answer(JOIN, 0);
        assertThat(joined.readInt32()).isEqualTo(hidden.id());
        assertThat(joined.readString()).isEqualTo(hidden.code().orElseThrow());
        assertThat(joined.remaining()).isZero();
        rooms.leave(onlyClientOf(server));

        Room<RemoteClient> locked = room("locked", "ice");
        String token = locked.reserve(Duration.ofMinutes(1)).token();
        locked.lock();
        join(locked.id(), "");
        assertRefused(JOIN, RoomException.Reason.LOCKED, "LOCKED");
        join(0, token);
        get(client.receiveAsync());
        assertThat(answer(JOIN, 0).readInt32()).isEqualTo(locked.id());
    }

    @Test
    void the_rule_and_the_limits_of_options_refuse_with_a_text() {
        create("rude", 4, false);
        assertRefused(CREATE, RoomException.Reason.REFUSED, "choose another name");
        create("small", 0, false);
        assertRefused(CREATE, RoomException.Reason.REFUSED, "maxMembers is 0: it has to be 1 to 65535");
        create("private", 2, true);
        get(client.receiveAsync());
        DarkriftReader in = answer(CREATE, 0);
        in.readInt32();
        assertThat(in.readString()).hasSize(8);
        assertThat(rooms.list()).isEmpty();
    }

    @Test
    void a_client_in_java_asks_with_records() {
        DarkriftClient typed = connect(client().registry(Lobby.registry(LIST)));
        Room<RemoteClient> hidden = rooms.create(RoomOptions.named("hidden").asPrivate());
        for (String name : List.of("a", "b", "c")) {
            room(name, "ice");
        }

        Lobby.RoomPage first = get(typed.request(new Lobby.ListRooms(0, 2, Map.of("map", "ice"))));
        assertThat(first.rooms()).extracting(RoomInfo::name).containsExactly("a", "b");
        Lobby.RoomPage last = get(typed.request(new Lobby.ListRooms(first.next(), 2, Map.of())));
        assertThat(last.next()).isZero();
        assertThat(last.rooms()).containsExactly(rooms.list().get(2));

        assertThat(get(typed.request(new Lobby.JoinRoom(hidden.code().orElseThrow()))))
                .isEqualTo(new Lobby.JoinedRoom(hidden.id(), hidden.code().orElseThrow()));
        assertThat(typed.request(new Lobby.JoinRoom(last.rooms().get(0).id())))
                .satisfies(joining -> assertThatThrownBy(() -> get(joining))
                        .hasCauseInstanceOf(RequestFailedException.class)
                        .cause()
                        .extracting(e -> ((RequestFailedException) e).code())
                        .isEqualTo(RoomException.Reason.TOO_MANY_ROOMS.code()));
        rooms.leave(server.client(typed.id()).orElseThrow());
        Lobby.JoinedRoom created = get(typed.request(
                new Lobby.CreateRoom(RoomOptions.named("mine").withMaxMembers(3).withProperty("map", "ice"))));
        assertThat(rooms.find(created.id()).orElseThrow().info())
                .isEqualTo(new RoomInfo(created.id(), "mine", Map.of("map", "ice"), 1, 3, false, false));
    }

    @Test
    void a_request_that_is_cut_off_is_not_handled() {
        client.send(Message.of(CREATE, new byte[] {0, 0, 0, 1, 0}));
        settle();
        assertThat(onlyClientOf(server).strikes()).isPositive();
        assertThat(log).isEmpty();
    }

    @Test
    void tags_are_checked() {
        assertThatThrownBy(() -> Lobby.of(rooms, 65_531))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "firstTag is 65531: it has to be 0 to 65530, because a lobby has 5 tags, and 65535 is that of pings");
        assertThat(Lobby.of(rooms, 65_530).handles(65_532)).isTrue();
        assertThat(Lobby.of(rooms, 10).handles(13)).isFalse();
    }
}
