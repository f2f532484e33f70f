package io.darkrift.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.SendQueuePolicy;
import io.darkrift.connection.SendResult;
import io.darkrift.login.EnterMessages.Enter;
import io.darkrift.login.EnterMessages.Entered;
import io.darkrift.login.EnterMessages.Refused;
import io.darkrift.message.Answer;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.RecordSerializer;
import io.darkrift.message.Request;
import io.darkrift.message.SendMode;
import io.darkrift.server.ClientGroup;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.LoginBuilder;
import io.darkrift.server.LoginResult;
import io.darkrift.server.RemoteClient;
import io.darkrift.server.SuspendedSession;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Sessions that outlive their connections. */
class ResumeTest extends VirtualTime {
    private static final Duration TIME = Duration.ofMinutes(2);

    private final List<String> log = new ArrayList<>();
    private final List<Player> players = new ArrayList<>();

    /** What the application knows a client by. */
    private record Player(RemoteClient client, int number) {}

    private DarkriftServerBuilder builder() {
        return server().registry(EnterMessages.registry());
    }

    private LoginBuilder<Player> withResume(DarkriftServerBuilder builder) {
        return builder.login(
                        Enter.class,
                        (client, enter) -> enter.token().isEmpty()
                                ? LoginResult.accept(newPlayer(client))
                                : LoginResult.resume(
                                        enter.token(), LoginResult.reject("no session", new Refused("gone"))))
                .resume(TIME, (player, token) -> new Entered(token))
                .onLogin(player -> log.add(player.number + " enters"))
                .onSuspend((player, info) -> log.add(player.number + " lost: " + info.reason()))
                .onResume(player -> log.add(player.number + " is back"))
                .on(Numbered.class, (player, numbered) -> log.add(player.number + " sends " + numbered.number()))
                .onDisconnect((player, info) -> log.add(player.number + " leaves: " + info.reason()));
    }

    private Player newPlayer(RemoteClient client) {
        Player player = new Player(client, players.size());
        players.add(player);
        return player;
    }

    private DarkriftServer started() {
        return start(withResume(builder()).server());
    }

    private DarkriftClient entering(String token) {
        DarkriftClient client = connect(client().registry(EnterMessages.registry()));
        client.send(new Enter(token));
        return client;
    }

    private static String tokenOf(DarkriftClient client, Message message) {
        return client.registry().decode(message, Entered.class).token();
    }

    private String token(DarkriftClient client) {
        return tokenOf(client, get(client.receiveAsync()));
    }

    private void lose(DarkriftClient client) {
        int before = log.size();
        client.abort();
        await(() -> log.size() > before);
    }

    private void expectRefused(String token) {
        DarkriftClient client = entering(token);
        assertThat(get(client.receiveAsync()).tag()).isEqualTo(32);
        get(client.closed());
    }

    private List<Integer> numbers(DarkriftClient client, int count) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(client.registry()
                    .decode(get(client.receiveAsync()), Numbered.class)
                    .number());
        }
        return numbers;
    }

    @Test
    void sessions_that_wait_are_listed_without_their_tokens() {
        DarkriftServer server = started();
        assertThat(server.suspendedSessions()).isEmpty();
        DarkriftClient first = entering("");
        DarkriftClient second = entering("");
        String token = token(first);
        token(second);
        lose(first);
        network.advance(Duration.ofSeconds(30));
        lose(second);
        players.get(0).client().send(Message.of(60, new byte[100]));

        List<SuspendedSession> waiting = server.suspendedSessions();
        assertThat(waiting)
                .extracting(SuspendedSession::sessionId)
                .containsExactly(
                        players.get(0).client().sessionId(),
                        players.get(1).client().sessionId());
        assertThat(waiting).extracting(SuspendedSession::remaining).containsExactly(TIME.minusSeconds(30), TIME);
        assertThat(waiting).extracting(SuspendedSession::waitingBytes).containsExactly(4 + 3 + 100, 0);
        assertThat(waiting.get(0).loss().reason()).isEqualTo(Reason.NETWORK_ERROR);
        assertThat(waiting.get(0).remoteAddress())
                .isEqualTo(players.get(0).client().remoteAddress());
        assertThat(waiting.toString()).doesNotContain(token);

        token(entering(token));
        await(() -> server.suspendedSessions().size() == 1);
        network.advance(TIME);
        assertThat(server.suspendedSessions()).isEmpty();
    }

    @Test
    void a_session_goes_on_over_another_connection() {
        DarkriftServer server = started();
        DarkriftClient first = entering("");
        String token = token(first);
        RemoteClient known = players.get(0).client();
        long session = known.sessionId();
        first.send(new Numbered(0, 1));
        await(() -> log.size() == 2);
        lose(first);
        assertThat(server.suspendedCount()).isOne();
        assertThat(server.clientCount()).isZero();
        assertThat(known.isOpen()).isTrue();
        assertThat(known.closed()).isNotDone();

        DarkriftClient second = entering(token);
        assertThat(token(second)).isNotEqualTo(token);
        second.send(new Numbered(0, 2));
        await(() -> log.contains("0 sends 2"));
        assertThat(known.sessionId()).isEqualTo(session);
        assertThat(known.id()).isEqualTo(second.id());
        assertThat(known.attachment(Player.class)).isSameAs(players.get(0));
        assertThat(server.client(second.id())).containsSame(known);
        assertThat(server.clients()).containsExactly(known);
        assertThat(server.suspendedCount()).isZero();
        known.send(new Numbered(0, 3));
        assertThat(numbers(second, 1)).containsExactly(3);

        get(second.closeAsync());
        assertThat(get(known.closed()).reason()).isEqualTo(Reason.PEER);
        assertThat(known.isOpen()).isFalse();
        assertThat(log)
                .containsExactly(
                        "0 enters", "0 sends 1", "0 lost: NETWORK_ERROR", "0 is back", "0 sends 2", "0 leaves: PEER");
    }

    @Test
    void what_is_sent_meanwhile_arrives_behind_the_answer_and_in_order() {
        DarkriftServer server = started();
        DarkriftClient first = entering("");
        String token = token(first);
        RemoteClient known = players.get(0).client();
        ClientGroup group = server.newGroup();
        group.add(known);
        lose(first);
        assertThat(known.send(new Numbered(0, 1))).isEqualTo(SendResult.ACCEPTED);
        assertThat(known.send(new Numbered(0, 99), SendMode.UNRELIABLE)).isEqualTo(SendResult.UNRELIABLE_DROPPED);
        assertThat(group.broadcast(new Numbered(0, 2))).isOne();
        assertThat(server.broadcast(new Numbered(0, 3))).isOne();
        assertThat(group.contains(known)).isTrue();

        DarkriftClient second = entering(token);
        token(second);
        known.send(new Numbered(0, 4));
        group.broadcast(new Numbered(0, 5));
        assertThat(numbers(second, 5)).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void what_the_transport_was_not_given_is_sent_after_resuming() {
        DarkriftServer server = started();
        DarkriftClient first =
                connect(client().registry(EnterMessages.registry()).receiveQueueCapacity(1));
        first.send(new Enter(""));
        String token = token(first);
        RemoteClient known = players.get(0).client();
        // The client does not read: what the network does not hold waits in the server.
        int sent = 0;
        while (known.statistics().pendingBytes() < 2_000) {
            known.send(Message.of(60, new byte[500]));
            known.send(new Numbered(0, sent++));
            settle();
        }
        // The transport holds what was written last, and accepts no more.
        for (int i = 0; i < 10; i++) {
            known.ping();
            known.send(new Numbered(0, sent++));
        }
        network.cut();
        await(() -> log.size() == 2);
        known.send(new Numbered(0, sent++));
        DarkriftClient second = entering(token);
        token(second);
        List<Integer> arrived = new ArrayList<>();
        while (arrived.isEmpty() || arrived.get(arrived.size() - 1) != sent - 1) {
            Message message = get(second.receiveAsync());
            if (message.tag() == 1) {
                arrived.add(second.registry().decode(message, Numbered.class).number());
            }
            assertThat(message.kind()).isEqualTo(Message.Kind.PLAIN);
        }
        // Without a hole, to the last one.
        for (int i = 0; i < arrived.size(); i++) {
            assertThat(arrived.get(i)).isEqualTo(arrived.get(0) + i);
        }
        assertThat(arrived).hasSizeGreaterThanOrEqualTo(11);
        assertThat(server.suspendedCount()).isZero();
    }

    /** Tag 33: asks for the number itself. */
    record Echo(int number) implements Request<Numbered> {}

    private static final class EchoSerializer extends RecordSerializer<Echo> {
        EchoSerializer() {
            super(33, Echo.class);
        }

        @Override
        public void write(Echo value, DarkriftWriter out) {
            out.writeInt32(value.number);
        }

        @Override
        public Echo read(DarkriftReader in) {
            return new Echo(in.readInt32());
        }
    }

    @Test
    void an_answer_that_waited_is_not_taken_for_that_to_another_request() {
        MessageRegistry echo = MessageRegistry.of(new EchoSerializer());
        start(withResume(builder().registry(echo))
                .onRequest(Echo.class, (player, request) -> Answer.of(new Numbered(0, request.number())))
                .server());
        DarkriftClient first = connect(
                client().registry(EnterMessages.registry()).registry(echo).receiveQueueCapacity(1));
        first.send(new Enter(""));
        String token = token(first);
        RemoteClient known = players.get(0).client();
        while (known.statistics().pendingBytes() < 2_000) {
            known.send(Message.of(60, new byte[500]));
            settle();
        }
        List<CompletableFuture<Numbered>> lost = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            lost.add(first.request(new Echo(1_000 + i)));
        }
        settle();
        network.cut();
        await(() -> log.size() == 2);
        assertThat(lost)
                .allSatisfy(request ->
                        assertThatThrownBy(request::join).hasCauseInstanceOf(ConnectionClosedException.class));

        DarkriftClient second = connect(client().registry(EnterMessages.registry())
                .registry(echo)
                .on(Entered.class, entered -> {})
                .onUnhandledMessage(message -> {}));
        second.send(new Enter(token));
        for (int i = 0; i < 20; i++) {
            assertThat(get(second.request(new Echo(i)))).isEqualTo(new Numbered(0, i));
        }
        assertThat(second.statistics().lateAnswers()).isZero();
    }

    @Test
    void a_session_ends_when_its_time_has_passed() {
        DarkriftServer server = started();
        DarkriftClient first = entering("");
        String token = token(first);
        lose(first);
        network.advance(TIME.minusSeconds(1));
        assertThat(server.suspendedCount()).isOne();
        network.advance(Duration.ofSeconds(2));
        assertThat(log).containsExactly("0 enters", "0 lost: NETWORK_ERROR", "0 leaves: NETWORK_ERROR");
        assertThat(players.get(0).client().isOpen()).isFalse();
        assertThat(players.get(0).client().send(new Numbered(0, 1))).isEqualTo(SendResult.CLOSED);
        expectRefused(token);
        assertThat(server.suspendedCount()).isZero();
    }

    @Test
    void a_token_that_is_wrong_old_or_used_is_refused() {
        started();
        DarkriftClient first = entering("");
        String token = token(first);
        for (String wrong : List.of(
                "nonsense",
                "AAAA",
                token.substring(0, 31) + (token.endsWith("A") ? "B" : "A"),
                "A".repeat(32),
                "***",
                token + "AAAA")) {
            expectRefused(wrong);
        }
        lose(first);
        DarkriftClient second = entering(token);
        String next = token(second);
        // While the session has a connection, the old token is refused.
        expectRefused(token);
        second.send(new Numbered(0, 1));
        await(() -> log.contains("0 sends 1"));
        lose(second);
        // The client has shown that it has the next one.
        expectRefused(token);
        DarkriftClient third = entering(next);
        assertThat(token(third)).isNotIn(token, next);
        assertThat(log.stream().filter("0 is back"::equals).count()).isEqualTo(2);
    }

    @Test
    void a_client_that_did_not_get_its_next_token_may_use_the_old_one() {
        started();
        DarkriftClient first = entering("");
        String token = token(first);
        lose(first);
        DarkriftClient second = entering(token);
        await(() -> log.contains("0 is back"));
        lose(second);
        DarkriftClient third = entering(token);
        await(() -> log.stream().filter("0 is back"::equals).count() == 2);
        lose(third);
        DarkriftClient fourth = entering(token);
        String next = token(fourth);
        lose(fourth);
        token(entering(next));
        await(() -> log.stream().filter("0 is back"::equals).count() == 4);
    }

    @Test
    void tokens_differ_and_do_not_repeat() {
        started();
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            DarkriftClient client = entering("");
            String token = token(client);
            assertThat(token).hasSize(32).matches("[A-Za-z0-9_-]+");
            tokens.add(token.substring(11));
            client.closeAsync();
        }
        assertThat(tokens).hasSize(50);
    }

    @Test
    void a_client_that_comes_back_before_its_loss_is_noticed_takes_the_session_over() {
        DarkriftServer server = started();
        DarkriftClient first = entering("");
        String token = token(first);
        first.send(new Numbered(0, 1));
        DarkriftClient second = entering(token);
        token(second);
        second.send(new Numbered(0, 2));
        await(() -> log.contains("0 sends 2"));
        get(first.closed());
        assertThat(log).containsExactly("0 enters", "0 sends 1", "0 lost: NETWORK_ERROR", "0 is back", "0 sends 2");
        assertThat(server.clientCount()).isOne();
    }

    @Test
    void a_client_that_leaves_or_is_kicked_has_no_session_any_more() {
        DarkriftServer server = started();
        DarkriftClient leaves = entering("");
        String first = token(leaves);
        get(leaves.closeAsync());
        DarkriftClient kicked = entering("");
        String second = token(kicked);
        players.get(1).client().kick("cheats");
        get(kicked.closed());
        await(() -> log.size() == 4);
        assertThat(log).containsExactly("0 enters", "0 leaves: PEER", "1 enters", "1 leaves: KICKED");
        expectRefused(first);
        expectRefused(second);
        assertThat(server.suspendedCount()).isZero();
    }

    @Test
    void a_session_without_a_connection_can_be_ended() {
        DarkriftServer server = started();
        for (int i = 0; i < 3; i++) {
            DarkriftClient client = entering("");
            token(client);
            lose(client);
        }
        players.get(0).client().kick("cheats");
        players.get(1).client().closeAsync(new Refused("bye"));
        players.get(2).client().abort();
        settle();
        assertThat(log)
                .contains("0 leaves: KICKED", "1 leaves: LOCAL", "2 leaves: LOCAL")
                .hasSize(9);
        assertThat(server.suspendedCount()).isZero();
    }

    @Test
    void the_session_that_was_suspended_first_makes_room() {
        DarkriftServer server = start(withResume(builder()).maxSuspended(2).server());
        for (int i = 0; i < 4; i++) {
            DarkriftClient client = entering("");
            token(client);
            lose(client);
        }
        settle();
        assertThat(server.suspendedCount()).isEqualTo(2);
        assertThat(log).contains("0 leaves: NETWORK_ERROR", "1 leaves: NETWORK_ERROR");
        assertThat(players.get(3).client().isOpen()).isTrue();
    }

    @Test
    void a_session_for_which_too_much_waits_ends() {
        start(withResume(builder()).maxSuspendedBytes(1_000).server());
        DarkriftClient client = entering("");
        token(client);
        lose(client);
        RemoteClient known = players.get(0).client();
        assertThat(known.send(Message.of(60, new byte[900]))).isEqualTo(SendResult.ACCEPTED);
        assertThat(known.send(Message.of(60, new byte[900]))).isEqualTo(SendResult.FULL);
        settle();
        assertThat(log).last().isEqualTo("0 leaves: SLOW_CONSUMER");
        assertThat(known.send(Message.of(60))).isEqualTo(SendResult.CLOSED);
    }

    @Test
    void a_session_for_which_too_much_waits_goes_on_where_the_policy_says_so() {
        start(withResume(builder().sendQueuePolicy(SendQueuePolicy.RETURN_FULL))
                .maxSuspendedBytes(1_000)
                .server());
        DarkriftClient client = entering("");
        String token = token(client);
        lose(client);
        RemoteClient known = players.get(0).client();
        known.send(Message.of(60, new byte[900]));
        assertThat(known.send(Message.of(60, new byte[900]))).isEqualTo(SendResult.FULL);
        DarkriftClient second = entering(token);
        token(second);
        assertThat(get(second.receiveAsync()).tag()).isEqualTo(60);
    }

    @Test
    void a_server_that_closes_ends_sessions_without_a_connection() {
        DarkriftServer server = started();
        DarkriftClient client = entering("");
        token(client);
        lose(client);
        CompletableFuture<Void> closed = server.closeAsync();
        await(() -> log.size() == 3);
        assertThat(log).last().isEqualTo("0 leaves: SERVER_CLOSING");
        await(closed::isDone);
    }

    @Test
    void handlers_of_the_client_itself_go_on() {
        started();
        DarkriftClient first = entering("");
        String token = token(first);
        players.get(0).client().on(Numbered.class, numbered -> log.add("own " + numbered.number()));
        players.get(0).client().onUnhandledMessage(message -> log.add("raw " + message.tag()));
        lose(first);
        DarkriftClient second = entering(token);
        token(second);
        second.send(new Numbered(0, 7));
        second.send(Message.of(60));
        await(() -> log.contains("raw 60"));
        assertThat(log).contains("own 7");
    }

    @Test
    void a_queue_runs_all_handlers_of_a_session_in_order() {
        DispatchQueue queue = Dispatcher.queue();
        start(withResume(builder().dispatcher(queue)).server());
        DarkriftClient first = connectAndDrain(queue, "");
        String token = drained(queue, first);
        first.send(new Numbered(0, 1));
        settle();
        DarkriftClient second = connectAndDrain(queue, token);
        drained(queue, second);
        second.send(new Numbered(0, 2));
        await(() -> {
            queue.drain();
            return log.contains("0 sends 2");
        });
        assertThat(log).containsExactly("0 enters", "0 sends 1", "0 lost: NETWORK_ERROR", "0 is back", "0 sends 2");
        second.closeAsync();
        await(() -> {
            queue.drain();
            return log.contains("0 leaves: PEER");
        });
    }

    @Test
    void what_has_arrived_is_handled_before_a_silent_client_is_suspended() {
        DispatchQueue queue = Dispatcher.queue();
        DarkriftServer server = start(withResume(builder().dispatcher(queue).idleTimeout(Duration.ofSeconds(30)))
                .server());
        DarkriftClient client = connectAndDrain(queue, "");
        drained(queue, client);
        client.send(new Numbered(0, 1));
        client.send(new Numbered(0, 2));
        network.advance(Duration.ofSeconds(40));
        assertThat(log).containsExactly("0 enters");
        await(() -> {
            queue.drain();
            return server.suspendedCount() == 1;
        });
        assertThat(log).containsExactly("0 enters", "0 sends 1", "0 sends 2", "0 lost: IDLE");
        players.get(0).client().kick("gone");
        queue.drain();
    }

    private DarkriftClient connectAndDrain(DispatchQueue queue, String token) {
        CompletableFuture<DarkriftClient> connecting =
                client().registry(EnterMessages.registry()).connectAsync(network.dialer());
        await(() -> {
            queue.drain();
            return connecting.isDone();
        });
        connecting.join().send(new Enter(token));
        return connecting.join();
    }

    private String drained(DispatchQueue queue, DarkriftClient client) {
        CompletableFuture<Message> answer = client.receiveAsync();
        await(() -> {
            queue.drain();
            return answer.isDone();
        });
        return tokenOf(client, answer.join());
    }

    @Test
    void an_answer_that_fails_disconnects_and_leaves_nothing() {
        boolean[] fails = {true};
        DarkriftServer server = start(builder()
                .login(
                        Enter.class,
                        (client, enter) -> enter.token().isEmpty()
                                ? LoginResult.accept(newPlayer(client))
                                : LoginResult.resume(enter.token(), LoginResult.reject("no session")))
                .resume(TIME, (player, token) -> {
                    if (fails[0]) {
                        throw new IllegalStateException("as planned");
                    }
                    return new Entered(token);
                })
                .onSuspend((player, info) -> log.add("lost"))
                .onDisconnect((player, info) -> log.add("leaves"))
                .server());
        get(entering("").closed());
        assertThat(log).isEmpty();
        fails[0] = false;
        DarkriftClient client = entering("");
        String token = token(client);
        lose(client);
        fails[0] = true;
        get(entering(token).closed());
        fails[0] = false;
        token(entering(token));
        assertThat(log).containsExactly("lost");
        assertThat(server.suspendedCount()).isZero();
    }

    @Test
    void wrong_settings_are_refused() {
        LoginBuilder<Player> login =
                builder().login(Enter.class, (client, enter) -> LoginResult.accept(newPlayer(client)));
        assertThatIllegalArgumentException().isThrownBy(() -> login.maxSuspended(0));
        assertThatIllegalArgumentException().isThrownBy(() -> login.maxSuspendedBytes(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> login.resume(Duration.ZERO, (player, token) -> new Entered(token)));
        assertThatNullPointerException().isThrownBy(() -> login.resume(TIME, null));
        assertThatNullPointerException().isThrownBy(() -> LoginResult.resume(null, LoginResult.reject("no")));
        assertThatNullPointerException().isThrownBy(() -> LoginResult.resume("token", null));
        login.onSuspend((player, info) -> {});
        assertThatIllegalArgumentException().isThrownBy(login::start).withMessageContaining("resume(...)");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        withResume(builder().serve(Runnable::run, client -> {})).start())
                .withMessageContaining("serve(...)");
    }

    @Test
    void a_resume_without_the_setting_is_an_error_of_the_handler() {
        List<DisconnectInfo> ends = new ArrayList<>();
        start(builder()
                .onDisconnect((client, info) -> ends.add(info))
                .login(
                        Enter.class,
                        (client, enter) -> LoginResult.<Player>resume("token", LoginResult.reject("no session")))
                .server());
        get(entering("").closed());
        await(() -> ends.size() == 1);
        assertThat(ends.get(0).reason()).isEqualTo(Reason.INTERNAL_ERROR);
        assertThat(ends.get(0).detail()).contains("resume(...)");
    }
}
