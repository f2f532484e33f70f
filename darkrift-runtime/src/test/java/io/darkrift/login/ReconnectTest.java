package io.darkrift.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.darkrift.client.ReconnectPolicy;
import io.darkrift.client.ReconnectingClient;
import io.darkrift.client.ReconnectingClient.State;
import io.darkrift.client.ReconnectingClient.Status;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.connection.SendResult;
import io.darkrift.login.EnterMessages.Enter;
import io.darkrift.login.EnterMessages.Entered;
import io.darkrift.login.EnterMessages.Refused;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.LoginResult;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Clients that connect again. */
class ReconnectTest extends VirtualTime {
    private static final ReconnectPolicy POLICY =
            ReconnectPolicy.DEFAULT.withDelays(Duration.ofSeconds(1), Duration.ofSeconds(4));

    private final List<String> log = new ArrayList<>();
    private final List<Status> states = new ArrayList<>();
    private final List<Integer> arrived = new ArrayList<>();
    private boolean refuses;

    private DarkriftServer started() {
        return start(server().registry(EnterMessages.registry())
                .login(Enter.class, this::decide)
                .resume(Duration.ofMinutes(1), (client, token) -> new Entered(token))
                .onLogin(client -> log.add("login"))
                .onSuspend((client, info) -> log.add("suspend"))
                .onResume(client -> log.add("resume"))
                .on(Numbered.class, (client, numbered) -> log.add("number " + numbered.number()))
                .onDisconnect((client, info) -> log.add("end " + info.reason()))
                .server());
    }

    private LoginResult<RemoteClient> decide(RemoteClient client, Enter enter) {
        if (refuses) {
            return LoginResult.reject("no", new Refused("no"));
        }
        return enter.token().isEmpty()
                ? LoginResult.accept(client)
                : LoginResult.resume(enter.token(), LoginResult.accept(client));
    }

    private ReconnectingClient.Builder plain() {
        return ReconnectingClient.builder(
                        client().registry(EnterMessages.registry())
                                .on(Numbered.class, numbered -> arrived.add(numbered.number())),
                        network.dialer())
                .policy(POLICY)
                .random(new SplittableRandom(1))
                .executor(network.executor())
                .onStatus(states::add);
    }

    private ReconnectingClient.Builder withLogin() {
        return plain().login(Entered.class, Enter::new, Entered::token);
    }

    private void awaitState(ReconnectingClient client, State state) {
        await(() -> client.status().state() == state);
    }

    private List<State> seen() {
        settle();
        return states.stream().map(Status::state).toList();
    }

    @Test
    void a_client_logs_in_and_resumes_its_session_after_a_loss() {
        DarkriftServer server = started();
        ReconnectingClient client = withLogin().start();
        assertThat(client.send(new Numbered(0, 1))).isEqualTo(SendResult.ACCEPTED);
        await(() -> log.contains("number 1"));
        RemoteClient known = onlyClientOf(server);
        network.cut();
        await(() -> log.contains("suspend"));
        assertThat(client.send(new Numbered(0, 2))).isEqualTo(SendResult.ACCEPTED);
        assertThat(client.send(new Numbered(0, 9), SendMode.UNRELIABLE)).isEqualTo(SendResult.UNRELIABLE_DROPPED);
        known.send(new Numbered(0, 7));
        await(() -> log.contains("number 2") && !arrived.isEmpty());
        assertThat(onlyClientOf(server)).isSameAs(known);
        assertThat(arrived).containsExactly(7);
        assertThat(log).containsExactly("login", "number 1", "suspend", "resume", "number 2");
        assertThat(seen())
                .containsExactly(
                        State.CONNECTING,
                        State.LOGGING_IN,
                        State.CONNECTED,
                        State.WAITING,
                        State.CONNECTING,
                        State.LOGGING_IN,
                        State.CONNECTED);
        assertThat(states.get(3).cause().reason()).isEqualTo(Reason.NETWORK_ERROR);
        assertThat(states.get(3).attempt()).isOne();
        assertThat(states.get(6)).isEqualTo(new Status(State.CONNECTED, 0, Duration.ZERO, null));
        assertThat(client.connection()).isPresent();
        get(client.closeAsync());
        await(() -> log.contains("end PEER"));
        assertThat(client.send(new Numbered(0, 3))).isEqualTo(SendResult.CLOSED);
        assertThat(client.send(new Numbered(0, 3), SendMode.UNRELIABLE)).isNotEqualTo(SendResult.ACCEPTED);
        assertThat(client.status().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void attempts_back_off_with_jitter_and_end_with_the_limit() {
        ReconnectingClient client =
                withLogin().policy(POLICY.withLimits(5, Duration.ofHours(1))).start();
        DisconnectInfo end = get(client.closed());
        assertThat(end.reason()).isEqualTo(Reason.HANDSHAKE_FAILED);
        assertThat(end.detail()).contains("Nobody listens");
        assertThat(seen()).filteredOn(State.WAITING::equals).hasSize(5);
        List<Duration> delays = states.stream()
                .filter(status -> status.state() == State.WAITING)
                .map(Status::delay)
                .toList();
        long[] longest = {1, 2, 4, 4, 4};
        for (int i = 0; i < longest.length; i++) {
            assertThat(delays.get(i)).isBetween(Duration.ofMillis(longest[i] * 500), Duration.ofSeconds(longest[i]));
        }
        assertThat(delays).doesNotHaveDuplicates();
        assertThat(states.get(states.size() - 1).state()).isEqualTo(State.CLOSED);
    }

    @Test
    void attempts_end_when_their_time_has_passed() {
        long before = network.executor().nanos();
        ReconnectingClient client = withLogin()
                .policy(POLICY.withLimits(1_000, Duration.ofSeconds(30)))
                .start();
        get(client.closed());
        assertThat(Duration.ofNanos(network.executor().nanos() - before))
                .isBetween(Duration.ofSeconds(24), Duration.ofSeconds(30));
    }

    @Test
    void a_client_waits_for_a_server_that_starts_later() {
        ReconnectingClient client = withLogin().start();
        network.advance(Duration.ofSeconds(10));
        started();
        awaitState(client, State.CONNECTED);
        assertThat(log).containsExactly("login");
        client.closeAsync();
    }

    @Test
    void a_rejected_login_and_a_kick_are_final() {
        DarkriftServer server = started();
        ReconnectingClient kicked = withLogin().start();
        awaitState(kicked, State.CONNECTED);
        onlyClientOf(server).kick("cheats");
        assertThat(get(kicked.closed()).reason()).isEqualTo(Reason.PEER);
        refuses = true;
        ReconnectingClient rejected = withLogin().start();
        assertThat(get(rejected.closed()).reason()).isEqualTo(Reason.PEER);
        network.advance(Duration.ofMinutes(1));
        assertThat(log).containsExactly("login", "end KICKED");
    }

    @Test
    void a_client_may_connect_again_after_any_end() {
        DarkriftServer server = started();
        ReconnectingClient client = withLogin()
                .reconnectsAfter(info -> info.reason() != Reason.LOCAL)
                .start();
        awaitState(client, State.CONNECTED);
        get(server.closeAsync());
        network.advance(Duration.ofSeconds(5));
        started();
        awaitState(client, State.CONNECTED);
        assertThat(log).containsExactly("login", "end SERVER_CLOSING", "login");
        client.closeAsync();
    }

    @Test
    void a_session_that_is_over_becomes_a_new_one() {
        started();
        ReconnectingClient client = withLogin()
                .policy(POLICY.withDelays(Duration.ofMinutes(3), Duration.ofMinutes(3))
                        .withLimits(9, Duration.ofHours(1)))
                .start();
        awaitState(client, State.CONNECTED);
        network.cut();
        await(() -> log.size() == 4);
        assertThat(log).containsExactly("login", "suspend", "end NETWORK_ERROR", "login");
        client.closeAsync();
    }

    @Test
    void a_server_that_does_not_answer_the_login_is_left() {
        start(server().registry(EnterMessages.registry()).on(Enter.class, (client, enter) -> log.add("silent")));
        ReconnectingClient client = withLogin()
                .loginTimeout(Duration.ofSeconds(3))
                .policy(POLICY.withLimits(2, Duration.ofHours(1)))
                .start();
        get(client.closed());
        assertThat(log).containsExactly("silent", "silent", "silent");
    }

    @Test
    void a_client_without_a_login_is_ready_when_it_is_connected() {
        start(server().on(Numbered.class, (client, numbered) -> log.add("number " + numbered.number())));
        ReconnectingClient client = plain().start();
        client.send(new Numbered(0, 1));
        await(() -> log.size() == 1);
        network.cut();
        settle();
        client.send(new Numbered(0, 2));
        await(() -> log.size() == 2);
        assertThat(log).containsExactly("number 1", "number 2");
        client.close();
        settle();
        assertThat(client.status().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void too_much_that_waits_is_refused() {
        ReconnectingClient client = withLogin().maxWaitingBytes(1_000).start();
        assertThat(client.send(Message.of(60, new byte[900]))).isEqualTo(SendResult.ACCEPTED);
        assertThat(client.send(Message.of(60, new byte[900]))).isEqualTo(SendResult.FULL);
        client.closeAsync();
        settle();
        assertThat(client.send(Message.of(60))).isEqualTo(SendResult.CLOSED);
        assertThat(client.closed()).isDone();
    }

    @Test
    void a_client_that_is_closed_while_it_connects_or_waits_stays_closed() {
        started();
        withLogin().start().closeAsync();
        ReconnectingClient client = withLogin().start();
        awaitState(client, State.CONNECTED);
        network.cut();
        awaitState(client, State.WAITING);
        client.closeAsync();
        network.advance(Duration.ofMinutes(2));
        assertThat(client.status().state()).isEqualTo(State.CLOSED);
        assertThat(log).containsExactly("login", "suspend", "end NETWORK_ERROR");
    }

    @Test
    void delays_grow_up_to_a_limit() {
        RandomGenerator longest = () -> 0;
        ReconnectPolicy policy =
                new ReconnectPolicy(Duration.ofSeconds(1), Duration.ofSeconds(10), 3, 0.25, 5, Duration.ofMinutes(1));
        assertThat(List.of(1, 2, 3, 4, 1_000))
                .extracting(attempt -> policy.delay(attempt, longest))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10));
    }

    @Test
    void wrong_settings_are_refused() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new ReconnectPolicy(second, second, 0.9, 0, 1, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReconnectPolicy(second, second, 1, 1.1, 1, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReconnectPolicy(second, second, 1, 0, 0, second));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReconnectPolicy(second, Duration.ofMillis(1), 1, 0, 1, second));
        assertThatIllegalArgumentException().isThrownBy(() -> plain().maxWaitingBytes(0));
        assertThatIllegalArgumentException().isThrownBy(() -> plain().acknowledgeTag(70_000));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain().acknowledgeTag(7).start())
                .withMessageContaining("login");
    }
}
