package io.darkrift.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.darkrift.client.DarkriftClient;
import io.darkrift.client.DarkriftClientBuilder;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.LoginBuilder;
import io.darkrift.server.LoginResult;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.OneWayMessages;
import io.darkrift.testing.OneWayMessages.Answer;
import io.darkrift.testing.OneWayMessages.Ask;
import io.darkrift.testing.OneWayMessages.Note;
import io.darkrift.testing.OneWayMessages.ServerHandler;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Clients that have to log in, with the number that they ask with. */
class LoginTest extends VirtualTime {
    private static final int BANNED = 13;

    private final List<String> log = new ArrayList<>();
    private final List<DisconnectInfo> ends = new ArrayList<>();
    private final CompletableFuture<LoginResult<Player>> decision = new CompletableFuture<>();

    private record Player(RemoteClient client, int number) {}

    /** Handles what players send, as generated handlers do. */
    private final class Game implements ServerHandler<Player> {
        @Override
        public void onAsk(Player player, Ask ask) {
            log.add(player.number + " asks again");
        }

        @Override
        public void onNote(Player player, Note note) {
            log.add(player.number + " notes " + note.number());
        }
    }

    private LoginResult<Player> decide(RemoteClient client, Ask ask) {
        log.add("login " + ask.number());
        if (ask.number() == BANNED) {
            return LoginResult.reject("banned", new Answer(-1));
        }
        client.send(new Answer(ask.number()));
        return LoginResult.accept(new Player(client, ask.number()));
    }

    private DarkriftServerBuilder recorded() {
        return server().registry(OneWayMessages.registry()).onDisconnect((client, info) -> ends.add(info));
    }

    private LoginBuilder<Player> withLogin(DarkriftServerBuilder builder) {
        return note(builder.login(Ask.class, this::decide));
    }

    private LoginBuilder<Player> withSlowLogin(DarkriftServerBuilder builder) {
        return note(builder.loginAsync(Ask.class, (client, ask) -> decision));
    }

    private LoginBuilder<Player> note(LoginBuilder<Player> builder) {
        return builder.onLogin(player -> log.add(player.number + " enters"))
                .handler(new Game())
                .onDisconnect((player, info) -> log.add(player.number + " leaves: " + info.reason()));
    }

    private DarkriftServer start(LoginBuilder<Player> builder) {
        return start(builder.server());
    }

    private DarkriftClientBuilder asking() {
        return client().registry(OneWayMessages.registry());
    }

    private DarkriftClient loggedIn(int number) {
        DarkriftClient client = connect(asking());
        client.send(new Ask(number));
        assertThat(get(client.receiveAsync()).tag()).isEqualTo(21);
        return client;
    }

    @Test
    void handlers_get_what_the_login_was_accepted_with() {
        DarkriftServer server = start(withLogin(recorded()));
        DarkriftClient client = loggedIn(7);
        client.send(new Note(1));
        await(() -> log.size() == 3);
        RemoteClient peer = onlyClientOf(server);
        assertThat(peer.attachment(Player.class)).isEqualTo(new Player(peer, 7));
        get(client.closeAsync());
        await(() -> ends.size() == 1);
        assertThat(log).containsExactly("login 7", "7 enters", "7 notes 1", "7 leaves: PEER");
    }

    @Test
    void single_handlers_get_it_too_and_handlers_of_the_server_get_the_client() {
        start(recorded()
                .on(Numbered.class, (client, numbered) -> log.add("client " + client.id() + " " + numbered.number()))
                .login(Ask.class, this::decide)
                .on(Note.class, (player, note) -> log.add(player.number + " notes " + note.number()))
                .onUnhandledMessage((player, message) -> log.add(player.number + " sends tag " + message.tag()))
                .server());
        DarkriftClient client = loggedIn(7);
        client.send(new Note(1));
        client.send(new Numbered(1, 2));
        client.send(Message.of(50));
        await(() -> log.size() == 4);
        assertThat(log).containsExactly("login 7", "7 notes 1", "client 0 2", "7 sends tag 50");
    }

    @Test
    void a_rejected_client_gets_the_farewell_and_no_handler_runs() {
        DarkriftServer server = start(withLogin(recorded()));
        DarkriftClient client = connect(asking());
        client.send(new Ask(BANNED));
        client.send(new Note(1));
        assertThat(get(client.receiveAsync()).tag()).isEqualTo(21);
        get(client.closed());
        await(() -> ends.size() == 1);
        assertThat(ends.get(0).toString()).isEqualTo("REJECTED: banned");
        assertThat(log).containsExactly("login 13");
        assertThat(server.statistics().totals().reliableReceived())
                .as("messages that count: the login")
                .isOne();
    }

    @Test
    void a_message_before_the_login_is_a_strike_and_is_neither_counted_nor_handled() {
        DarkriftServer server = start(withLogin(recorded()));
        connect(asking()).send(new Note(1));
        await(() -> ends.size() == 1);
        assertThat(ends.get(0).reason()).isEqualTo(Reason.STRUCK_OUT);
        assertThat(ends.get(0).detail()).contains("tag 22", "before the client has logged in with a Ask");
        assertThat(log).isEmpty();
        assertThat(server.statistics().totals().reliableReceived()).isZero();
        assertThat(server.statistics().totals().malformed()).isOne();
    }

    @Test
    void a_message_before_the_login_may_be_forgiven() {
        DarkriftServer server = start(withLogin(recorded().onStrike((client, strike) -> 0)));
        DarkriftClient client = connect(asking());
        client.send(new Note(1));
        client.send(Message.of(99));
        client.send(new Ask(7));
        await(() -> log.contains("7 enters"));
        assertThat(log).containsExactly("login 7", "7 enters");
        assertThat(server.statistics().totals().reliableReceived()).isOne();
    }

    @Test
    void a_datagram_before_the_login_is_dropped_and_not_held_against_the_client() {
        DarkriftServer server = start(withLogin(recorded()));
        DarkriftClient client = connect(asking());
        client.send(new Note(1), SendMode.UNRELIABLE);
        client.send(new Ask(7), SendMode.UNRELIABLE);
        await(() -> server.statistics().totals().unreliableDropped() == 2);
        assertThat(server.statistics().totals().unreliableReceived()).isZero();
        client.send(new Ask(7));
        await(() -> log.contains("7 enters"));
        client.send(new Note(2), SendMode.UNRELIABLE);
        await(() -> log.contains("7 notes 2"));
        assertThat(log).containsExactly("login 7", "7 enters", "7 notes 2");
    }

    @Test
    void what_follows_the_login_at_once_waits_for_its_decision() {
        DarkriftServer server = start(withSlowLogin(recorded()));
        DarkriftClient client = connect(asking());
        client.send(new Ask(7));
        client.send(new Note(1));
        client.send(new Ask(8));
        client.send(new Note(2));
        network.advance(Duration.ofSeconds(2));
        assertThat(log).isEmpty();
        assertThat(server.statistics().totals().reliableReceived()).isOne();
        decision.complete(LoginResult.accept(new Player(onlyClientOf(server), 7)));
        await(() -> log.size() == 4);
        assertThat(log).containsExactly("7 enters", "7 notes 1", "7 asks again", "7 notes 2");
    }

    @Test
    void a_slow_rejection_and_a_failed_one_end_the_connection() {
        start(withSlowLogin(recorded()));
        DarkriftClient client = connect(asking());
        client.send(new Ask(7));
        settle();
        decision.complete(LoginResult.reject("not known", new Answer(-1)));
        assertThat(get(client.receiveAsync()).tag()).isEqualTo(21);
        await(() -> ends.size() == 1);
        assertThat(ends.get(0).toString()).isEqualTo("REJECTED: not known");
        assertThat(log).isEmpty();
    }

    @Test
    void a_decision_that_fails_disconnects_and_is_reported() {
        List<String> errors = new ArrayList<>();
        List<CompletableFuture<LoginResult<Player>>> decisions = new ArrayList<>();
        decisions.add(CompletableFuture.failedFuture(new IllegalStateException("no database")));
        decisions.add(CompletableFuture.completedFuture(null));
        decisions.add(null);
        decisions.add(new CompletableFuture<>());
        start(note(recorded()
                .onHandlerError((client, error) -> errors.add(error.handler() + ": " + error.cause()))
                .loginAsync(Ask.class, (client, ask) -> {
                    if (ask.number() == 4) {
                        throw new IllegalStateException("no handler");
                    }
                    return decisions.get(ask.number());
                })));
        for (int i = 0; i <= 4; i++) {
            int number = i;
            connect(asking()).send(new Ask(number));
            settle();
            decisions.get(3).completeExceptionally(new CompletionException(new IllegalStateException("late")));
            await(() -> ends.size() == number + 1);
            assertThat(ends.get(number).reason()).isEqualTo(Reason.INTERNAL_ERROR);
        }
        assertThat(errors)
                .containsExactly(
                        "login: java.lang.IllegalStateException: no database",
                        "login: java.lang.NullPointerException: the decision on a login is null",
                        "login: java.lang.NullPointerException: the decision on a login",
                        "login: java.lang.IllegalStateException: late",
                        "login: java.lang.IllegalStateException: no handler");
        assertThat(log).isEmpty();
    }

    @Test
    void a_client_that_does_not_log_in_is_disconnected() {
        DarkriftServer server = start(withLogin(recorded()).loginTimeout(Duration.ofSeconds(3)));
        connect(asking());
        network.advance(Duration.ofMillis(2_900));
        assertThat(ends).isEmpty();
        network.advance(Duration.ofMillis(200));
        assertThat(ends).extracting(DisconnectInfo::reason).containsExactly(Reason.LOGIN_TIMEOUT);
        assertThat(ends.get(0).detail()).contains("loginTimeout = PT3S");
        assertThat(server.statistics().limits()).containsEntry("loginTimeout", 1L);
    }

    @Test
    void a_client_that_does_not_log_in_gets_a_farewell() {
        start(withLogin(recorded()).farewellOnLoginTimeout(new Answer(-2)));
        DarkriftClient client = connect(asking());
        assertThat(get(client.receiveAsync()).tag()).isEqualTo(21);
        get(client.closed());
        assertThat(ends).extracting(DisconnectInfo::reason).containsExactly(Reason.LOGIN_TIMEOUT);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        withLogin(recorded()).farewellOnLoginTimeout(new Ask(1)).start());
        assertThatNullPointerException().isThrownBy(() -> withLogin(recorded()).farewellOnLoginTimeout(null));
    }

    @Test
    void a_decision_that_comes_too_late_has_no_effect() {
        start(withSlowLogin(recorded()).loginTimeout(Duration.ofSeconds(3)));
        connect(asking()).send(new Ask(7));
        await(() -> ends.size() == 1);
        assertThat(ends.get(0).reason()).isEqualTo(Reason.LOGIN_TIMEOUT);
        decision.complete(LoginResult.accept(new Player(null, 7)));
        settle();
        assertThat(log).isEmpty();
    }

    @Test
    void a_decision_for_a_client_that_has_left_has_no_effect() {
        DarkriftServer server = start(withSlowLogin(recorded()));
        DarkriftClient client = connect(asking());
        client.send(new Ask(7));
        settle();
        client.abort();
        await(() -> ends.size() == 1);
        decision.complete(LoginResult.accept(new Player(null, 7)));
        settle();
        assertThat(log).isEmpty();
        assertThat(server.clientCount()).isZero();
    }

    @Test
    void a_client_that_has_logged_in_has_no_time_limit() {
        start(withLogin(recorded()).loginTimeout(Duration.ofSeconds(3)));
        DarkriftClient client = loggedIn(7);
        network.advance(Duration.ofMinutes(10));
        assertThat(client.isOpen()).isTrue();
        assertThat(ends).isEmpty();
    }

    @Test
    void the_client_that_has_been_silent_longest_makes_room_for_another_that_logs_in() {
        DarkriftServer server = start(withSlowLogin(recorded()).maxPendingLogins(2));
        DarkriftClient asks = connect(asking());
        asks.send(new Ask(7));
        settle();
        DarkriftClient silent = connect(asking());
        DarkriftClient third = connect(asking());
        await(() -> ends.size() == 1);
        assertThat(ends.get(0).reason()).isEqualTo(Reason.LOGIN_TIMEOUT);
        assertThat(ends.get(0).detail()).contains("maxPendingLogins = 2");
        assertThat(get(silent.closed()).reason()).isEqualTo(Reason.PEER);
        third.send(new Ask(8));
        settle();
        connect(asking());
        await(() -> ends.size() == 2);
        get(asks.closed());
        assertThat(third.isOpen()).isTrue();
        assertThat(server.statistics().limits())
                .containsEntry("maxPendingLogins", 2L)
                .doesNotContainKey("loginTimeout");
        assertThat(server.clientCount()).isEqualTo(2);
    }

    @Test
    void a_broadcast_reaches_those_who_have_logged_in() {
        DarkriftServer server = start(withLogin(recorded()));
        DarkriftClient silent = connect(asking());
        DarkriftClient player = loggedIn(7);
        assertThat(server.broadcast(Message.of(50))).isOne();
        assertThat(server.broadcast(Message.of(51), SendMode.RELIABLE, client -> client.id() < 10))
                .isOne();
        server.client(silent.id()).orElseThrow().send(Message.of(52));
        assertThat(get(player.receiveAsync()).tag()).isEqualTo(50);
        assertThat(get(player.receiveAsync()).tag()).isEqualTo(51);
        assertThat(get(silent.receiveAsync()).tag()).isEqualTo(52);
        assertThat(server.clientCount()).isEqualTo(2);
    }

    @Test
    void a_login_that_cannot_be_read_may_be_sent_again() {
        start(withLogin(recorded()));
        DarkriftClient client = connect(asking());
        client.send(Message.of(20, new byte[] {1}));
        client.send(new Ask(7));
        await(() -> log.contains("7 enters"));
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void empty_pings_are_acknowledged_before_the_login_and_pings_with_a_payload_are_not() {
        DarkriftServer server = start(withLogin(recorded()));
        DarkriftClient client = connect(asking());
        get(client.ping());
        get(client.ping(Message.of(20), SendMode.RELIABLE));
        get(onlyClientOf(server).ping());
        assertThat(server.statistics().totals().reliableReceived()).isZero();
        client.ping(new Ask(7), SendMode.RELIABLE);
        await(() -> ends.size() == 1);
        assertThat(ends.get(0).reason()).isEqualTo(Reason.STRUCK_OUT);
        assertThat(log).isEmpty();
    }

    @Test
    void pings_before_the_login_have_no_handler_where_the_application_acknowledges_them() {
        start(withLogin(recorded().acknowledgePings(false)).onUnhandledMessage((player, message) -> log.add("raw")));
        DarkriftClient client = connect(asking());
        client.ping();
        settle();
        client.send(new Ask(7));
        await(() -> log.contains("7 enters"));
        client.ping();
        await(() -> log.contains("raw"));
        assertThat(log).containsExactly("login 7", "7 enters", "raw");
    }

    @Test
    void a_kick_before_the_login_is_accepted_is_a_rejection() {
        start(note(recorded().login(Ask.class, (client, ask) -> {
            client.kick("not today", new Answer(-1));
            return LoginResult.accept(new Player(client, 1));
        })));
        DarkriftClient client = connect(asking());
        client.send(new Ask(7));
        get(client.closed());
        await(() -> ends.size() == 1);
        assertThat(ends.get(0).toString()).isEqualTo("REJECTED: not today");
        assertThat(log).isEmpty();
    }

    @Test
    void on_login_has_its_on_disconnect_even_if_it_fails() {
        start(recorded()
                .login(Ask.class, this::decide)
                .onLogin(player -> {
                    throw new IllegalStateException("as planned");
                })
                .onDisconnect((player, info) -> log.add(player.number + " leaves"))
                .server());
        DarkriftClient client = loggedIn(7);
        get(client.closeAsync());
        await(() -> ends.size() == 1);
        assertThat(log).containsExactly("login 7", "7 leaves");
    }

    @Test
    void a_rejection_whose_farewell_cannot_be_sent_is_a_rejection_all_the_same() {
        start(note(recorded().login(Ask.class, (client, ask) -> LoginResult.reject("banned", new Ask(1)))));
        connect(asking()).send(new Ask(7));
        await(() -> ends.size() == 1);
        assertThat(ends.get(0).toString()).isEqualTo("REJECTED: banned");
    }

    @Test
    void handlers_of_a_login_run_in_a_queue_in_their_order() {
        DispatchQueue queue = Dispatcher.queue();
        DarkriftServer server = start(withSlowLogin(recorded().dispatcher(queue)));
        DarkriftClient client = client().registry(OneWayMessages.registry())
                .connectAsync(network.dialer())
                .thenApply(connected -> {
                    connected.send(new Ask(7));
                    connected.send(new Note(1));
                    return connected;
                })
                .getNow(null);
        assertThat(client).isNull();
        settle();
        queue.drain();
        settle();
        queue.drain();
        decision.complete(LoginResult.accept(new Player(onlyClientOf(server), 7)));
        settle();
        assertThat(log).isEmpty();
        queue.drain();
        assertThat(log).containsExactly("7 enters");
        settle();
        queue.drain();
        assertThat(log).containsExactly("7 enters", "7 notes 1");
        server.closeAsync();
        await(() -> {
            queue.drain();
            return ends.size() == 1;
        });
        assertThat(log).containsExactly("7 enters", "7 notes 1", "7 leaves: SERVER_CLOSING");
    }

    @Test
    void code_that_serves_a_client_begins_behind_its_login() {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<String> served = java.util.Collections.synchronizedList(new ArrayList<>());
            start(recorded()
                    .serve(threads, client -> {
                        served.add("serves " + client.attachment(Player.class).number);
                        served.add("note " + client.receive(Note.class).number());
                    })
                    .login(Ask.class, this::decide)
                    .server());
            DarkriftClient client = connect(asking());
            settle();
            assertThat(served).isEmpty();
            client.send(new Ask(7));
            client.send(new Note(5));
            settle();
            Awaitility.await().until(() -> served.size() == 2);
            assertThat(served).containsExactly("serves 7", "note 5");
            await(() -> !client.isOpen());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void nothing_waits_any_more_when_clients_have_come_and_gone() {
        DarkriftServer server = start(withLogin(recorded()).maxPendingLogins(3));
        for (int i = 0; i < 20; i++) {
            DarkriftClient client = i % 2 == 0 ? loggedIn(i) : connect(asking());
            get(client.closeAsync());
        }
        await(() -> ends.size() == 20);
        assertThat(server.statistics().limits()).isEmpty();
        assertThat(log.stream().filter(line -> line.endsWith("enters")).count()).isEqualTo(10);
        assertThat(log.stream().filter(line -> line.contains("leaves")).count()).isEqualTo(10);
    }

    @Test
    void wrong_settings_are_refused() {
        DarkriftServerBuilder builder = recorded();
        assertThatNullPointerException().isThrownBy(() -> builder.login(null, this::decide));
        assertThatNullPointerException().isThrownBy(() -> builder.login(Ask.class, null));
        assertThatNullPointerException().isThrownBy(() -> builder.loginAsync(Ask.class, null));
        LoginBuilder<Player> login = withLogin(builder);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withLogin(builder))
                .withMessageContaining("login has two handlers");
        assertThatIllegalArgumentException().isThrownBy(() -> login.onLogin(player -> {}));
        assertThatIllegalArgumentException().isThrownBy(() -> login.onDisconnect((player, info) -> {}));
        assertThatIllegalArgumentException().isThrownBy(() -> login.maxPendingLogins(0));
        assertThatIllegalArgumentException().isThrownBy(() -> login.loginTimeout(Duration.ZERO));
        assertThatNullPointerException().isThrownBy(() -> login.on(Note.class, null));
        assertThatNullPointerException().isThrownBy(() -> login.onUnhandledMessage(null));
        assertThatNullPointerException().isThrownBy(() -> LoginResult.accept(null));
        assertThatNullPointerException().isThrownBy(() -> LoginResult.reject("why", null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recorded()
                        .login(Answer.class, (client, answer) -> LoginResult.accept(answer))
                        .start())
                .withMessageContaining("Answer (tag 21)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> recorded()
                        .login(String.class, (client, text) -> LoginResult.accept(text))
                        .start());
    }
}
