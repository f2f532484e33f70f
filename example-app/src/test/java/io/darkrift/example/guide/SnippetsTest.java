package io.darkrift.example.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.server.ClientGroup;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.wire.DarkriftWriter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the guides show does what the guides say. */
@Timeout(60)
class SnippetsTest {
    private static final BichannelListener ANYWHERE = Listener.bichannel(0).host("127.0.0.1");
    private static final String HOST = "127.0.0.1";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final PrintStream realOut = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void catchOutput() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void releaseOutput() {
        System.setOut(realOut);
    }

    private List<String> printed() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void the_first_message_is_answered() throws Exception {
        FirstMessage.main(new String[0]);

        assertThat(printed()).containsExactly("you said hello");
    }

    @Test
    void a_client_sends_and_receives() throws Exception {
        try (DarkriftServer server = ServerSnippets.start(ANYWHERE)) {
            assertThat(ClientSnippets.callAndAnswer(HOST, server.port())).isEqualTo(new Chat("0 said: hello"));
        }
        assertThat(printed()).anyMatch(line -> line.startsWith("0 comes from "));
    }

    @Test
    void handlers_of_a_client_are_called() throws Exception {
        try (DarkriftServer server = ServerSnippets.start(ANYWHERE)) {
            DarkriftClient client =
                    ClientSnippets.connectAsync(HOST, server.port()).get(10, TimeUnit.SECONDS);
            client.send(new Chat("x"));
            server.broadcast(new Move(5, new Position(1, 2)));
            server.broadcast(Message.of(999));
            await().untilAsserted(() -> assertThat(printed())
                    .contains("0 said: x", "5 is at Position[x=1.0, y=2.0]", "no record has tag 999"));
            ServerSnippets.disconnect(server, 0);
            await().untilAsserted(() -> assertThat(printed()).contains("you have been idle for too long"));
            await().untilAsserted(
                            () -> assertThat(printed()).contains("the end: PEER: the peer closed the connection"));
            assertThat(ClientSnippets.reason(client)).isEqualTo("the peer closed it");
        }
    }

    @Test
    void a_loop_ends_with_the_connection() throws Exception {
        try (DarkriftServer server = ServerSnippets.start(ANYWHERE)) {
            DarkriftClient client = ClientSnippets.connect(HOST, server.port(), server.port());
            CompletableFuture<Void> loop = CompletableFuture.runAsync(() -> ClientSnippets.loop(client));
            ClientSnippets.sendAll(client, List.of(new Chat("a"), new Chat("b")));
            ClientSnippets.sendLater(client, new Chat("c"));
            assertThat(ClientSnippets.sendOrSkip(client, new Move(1, new Position(0, 0))))
                    .isTrue();
            await().untilAsserted(
                            () -> assertThat(printed()).containsSubsequence("0 said: a", "0 said: b", "0 said: c"));
            server.closeAsync().join();
            loop.get(10, TimeUnit.SECONDS);
            assertThat(printed()).anyMatch(line -> line.startsWith("the end: PEER"));
            ClientSnippets.sendAll(client, List.of(new Chat("too late")));
            assertThat(printed()).anyMatch(line -> line.startsWith("not all was sent: the connection has ended"));
        }
    }

    @Test
    void a_conversation_relays() throws Exception {
        try (DarkriftServer server = ServerSnippets.relay(ANYWHERE);
                DarkriftClient client = ClientSnippets.connect(HOST, server.port(), server.port())) {
            client.send(new Greeting("Ada"));
            client.send(new Move(2, new Position(1, 1)));
            assertThat(client.receive(Chat.class, LIMIT)).isEqualTo(new Chat("welcome, Ada"));
            assertThat(client.receive(Move.class, LIMIT)).isEqualTo(new Move(2, new Position(1, 1)));
        }
    }

    @Test
    void a_server_sends_to_many() throws Exception {
        try (DarkriftServer server = ServerSnippets.start(ANYWHERE);
                DarkriftClient first = ClientSnippets.connect(HOST, server.port(), server.port());
                DarkriftClient second = ClientSnippets.connect(HOST, server.port(), server.port())) {
            ServerSnippets.toMany(server);
            assertThat(first.receive(Chat.class, LIMIT)).isEqualTo(new Chat("the round begins"));
            assertThat(first.receive(Move.class, LIMIT)).isEqualTo(new Move(1, new Position(3, 4)));
            assertThat(second.receive(Chat.class, LIMIT)).isEqualTo(new Chat("the round begins"));
            assertThat(second.receive(Chat.class, LIMIT)).isEqualTo(new Chat("you are first"));
        }
    }

    @Test
    void a_client_that_misbehaves_is_disconnected() throws Exception {
        try (DarkriftServer server = ServerSnippets.onTheInternet(ANYWHERE);
                DarkriftClient client = ClientSnippets.connect(HOST, server.port(), server.port())) {
            ClientSnippets.roundTrip(client);
            await().untilAsserted(() -> assertThat(printed()).anyMatch(line -> line.startsWith("a round trip took ")));
            for (int i = 0; i < 3; i++) {
                client.send(new Chat("x".repeat(201)));
            }
            client.closed().get(10, TimeUnit.SECONDS);
            assertThat(printed()).anyMatch(line -> line.contains("a chat of 201 characters"));
        }
    }

    @Test
    void a_client_goes_on_without_udp() throws Exception {
        try (DarkriftServer server = ServerSnippets.start(ANYWHERE.tcpOnly());
                DarkriftClient client = ClientSnippets.whereUdpIsBlocked(HOST, server.port())) {
            client.send(new Chat("over TCP"), SendMode.UNRELIABLE);
            assertThat(client.receive(Chat.class, LIMIT)).isEqualTo(new Chat("0 said: over TCP"));
        }
    }

    @Test
    void a_client_of_this_library_that_is_silent_stays_connected_because_it_answers_pings() throws Exception {
        try (DarkriftServer server = ServerSnippets.forClientsOfThisLibrary(ANYWHERE);
                DarkriftClient client = ClientSnippets.connect(HOST, server.port(), server.port())) {
            server.broadcast(new Chat("hello"));
            assertThat(client.receive(Chat.class, LIMIT)).isEqualTo(new Chat("hello"));
        }
    }

    @Test
    void a_room_reaches_its_members_and_a_kicked_client_gets_a_farewell() throws Exception {
        try (DarkriftServer server = ServerSnippets.start(ANYWHERE);
                DarkriftClient first = ClientSnippets.connect(HOST, server.port(), server.port());
                DarkriftClient second = ClientSnippets.connect(HOST, server.port(), server.port())) {
            ClientGroup room = ServerSnippets.room(
                    server, server.client(0).orElseThrow(), server.client(1).orElseThrow());
            assertThat(first.receive(Chat.class, LIMIT)).isEqualTo(new Chat("welcome to the room"));
            assertThat(first.receive(Chat.class, LIMIT)).isEqualTo(new Chat("somebody has joined"));
            assertThat(second.receive(Chat.class, LIMIT)).isEqualTo(new Chat("welcome to the room"));

            ServerSnippets.kick(server.client(1).orElseThrow());

            assertThat(second.receive(Chat.class, LIMIT)).isEqualTo(new Chat("you have been removed from the game"));
            second.closed().get(10, TimeUnit.SECONDS);
            await().until(() -> room.size() == 1);
        }
    }

    @Test
    void a_chat_reaches_all_clients() throws Exception {
        try (DarkriftServer server = PluginSnippets.chat(ANYWHERE);
                DarkriftClient first = ClientSnippets.connect(HOST, server.port(), server.port());
                DarkriftClient second = ClientSnippets.connect(HOST, server.port(), server.port())) {
            first.send(new Chat("hello"));
            assertThat(first.receive(Chat.class, LIMIT)).isEqualTo(new Chat("hello"));
            assertThat(second.receive(Chat.class, LIMIT)).isEqualTo(new Chat("hello"));
        }
    }

    @Test
    void a_server_and_a_client_speak_the_dialect_of_darkriftpy() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (DarkriftServer server = PluginSnippets.chooser(ANYWHERE, threads)) {
            assertThat(PluginSnippets.choose(HOST, server.port())).isBetween(1, 3);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_payload_by_hand_is_read_back() {
        Message message = PayloadSnippets.write();

        assertThat(message.sendMode()).isEqualTo(SendMode.UNRELIABLE);
        assertThat(PayloadSnippets.read(message)).isEqualTo("40000hellohello3");
    }

    @Test
    void a_registry_can_be_changed() {
        MessageRegistry registry = PayloadSnippets.registry();

        Instant now = Instant.ofEpochMilli(1_700_000_000_123L);
        assertThat(registry.decode(registry.encode(now))).isEqualTo(now);
        assertThat(registry.contains(Greeting.class)).isFalse();
        assertThat(registry.contains(Chat.class)).isTrue();
    }

    @Test
    void every_kind_of_component_comes_back() {
        MessageRegistry registry = MessageRegistry.load();
        PlayerState state = new PlayerState(
                new UUID(1, 2),
                LocalDate.of(1970, 1, 3),
                "Zoë",
                "für immer",
                Team.SPECTATOR,
                65_535,
                255,
                new Position(1, 2),
                List.of(new Position(3, 4)),
                new boolean[] {true, false, true});

        Message message = registry.encode(state);
        PlayerState back = registry.decode(message, PlayerState.class);

        assertThat(back).usingRecursiveComparison().isEqualTo(state);
        DarkriftWriter expected = new DarkriftWriter();
        expected.writeInt64(1);
        expected.writeInt64(2);
        expected.writeInt64(2);
        expected.writeString("Zoë");
        expected.writeString("für immer", TextEncoding.UTF_8);
        expected.writeUInt8(200);
        expected.writeUInt16(65_535);
        expected.writeUInt8(255);
        expected.writeFloat32(1);
        expected.writeFloat32(2);
        expected.writeInt32(1);
        expected.writeFloat32(3);
        expected.writeFloat32(4);
        expected.writeBooleans(new boolean[] {true, false, true});
        assertThat(message.payload()).isEqualTo(expected.toByteArray());
    }

    @Test
    void a_loadout_comes_back_and_an_older_one_has_a_level() {
        MessageRegistry registry = MessageRegistry.load();
        Loadout loadout = new Loadout(
                Optional.of(new Weapon.Bow(12, "yew")),
                List.of(new Weapon.Sword(0.8f)),
                Map.of(7, 30),
                "for ever",
                100,
                -180,
                5,
                true,
                9);

        Message message = registry.encode(loadout);

        assertThat(registry.decode(message)).isEqualTo(loadout);
        Message older = Message.of(message.tag(), message.payload(), 0, message.size() - 1);
        assertThat(registry.decode(older, Loadout.class).level()).isEqualTo(1);
    }

    @Test
    void loot_of_an_older_peer_has_its_wear_and_that_of_a_newer_peer_is_read() {
        MessageRegistry registry = MessageRegistry.load();
        Loot loot = new Loot(List.of(new Loot.Item(1, "axe", 7)), 50);

        assertThat(registry.decode(registry.encode(loot), Loot.class)).isEqualTo(loot);

        DarkriftWriter older = new DarkriftWriter();
        older.writeInt32(2); // items
        for (int kind = 1; kind <= 2; kind++) {
            older.writeUInt16(11); // bytes of the item
            older.writeUInt8(kind);
            older.writeString("axe");
        }
        older.writeInt32(50);
        assertThat(registry.decode(Message.of(15, older.toByteArray()), Loot.class))
                .isEqualTo(new Loot(List.of(new Loot.Item(1, "axe", 100), new Loot.Item(2, "axe", 100)), 50));

        DarkriftWriter newer = new DarkriftWriter();
        newer.writeInt32(1);
        newer.writeUInt16(17);
        newer.writeUInt8(1);
        newer.writeString("axe");
        newer.writeInt32(7);
        newer.writeUInt16(9); // appended by a newer peer
        newer.writeInt32(50);
        assertThat(registry.decode(Message.of(15, newer.toByteArray()), Loot.class))
                .isEqualTo(loot);
    }
}
