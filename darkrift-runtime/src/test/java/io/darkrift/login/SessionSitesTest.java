package io.darkrift.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.ReconnectPolicy;
import io.darkrift.client.ReconnectingClient;
import io.darkrift.connection.Connection;
import io.darkrift.login.EnterMessages.Enter;
import io.darkrift.login.EnterMessages.Entered;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.LoginResult;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.Site;
import io.darkrift.testing.Site.Where;
import io.darkrift.testing.Site.Wire;
import io.darkrift.testing.TestMessages.Numbered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions whose connections are aborted again and again, over all transports and dispatchers, with their threads. */
class SessionSitesTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int TAG = 77;
    private static final int CLIENTS = 6;
    private static final int MESSAGES = 300;
    private static final List<Integer> ALL =
            IntStream.range(0, MESSAGES).boxed().toList();

    private final Map<Long, List<Integer>> atServer = new ConcurrentHashMap<>();
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger suspends = new AtomicInteger();
    private final AtomicInteger resumes = new AtomicInteger();
    private final AtomicInteger ends = new AtomicInteger();

    static List<Object[]> sites() {
        return Site.all();
    }

    private DarkriftServer start(Site site) {
        return site.server()
                .registry(EnterMessages.registry())
                .login(
                        Enter.class,
                        (client, enter) -> enter.token().isEmpty()
                                ? LoginResult.accept(client)
                                : LoginResult.resume(enter.token(), LoginResult.reject("no session")))
                .resume(Duration.ofMinutes(1), (client, token) -> new Entered(token))
                .acknowledgeTag(TAG)
                .onLogin(client -> logins.incrementAndGet())
                .onSuspend((client, info) -> suspends.incrementAndGet())
                .onResume(client -> resumes.incrementAndGet())
                .on(Numbered.class, this::echo)
                .onDisconnect((client, info) -> ends.incrementAndGet())
                .start();
    }

    private void echo(RemoteClient client, Numbered numbered) {
        atServer.computeIfAbsent(client.sessionId(), id -> new CopyOnWriteArrayList<>())
                .add(numbered.number());
        client.send(numbered);
    }

    @ParameterizedTest
    @MethodSource("sites")
    void each_message_and_its_echo_arrive_once_and_in_order(Wire wire, Where where) throws Exception {
        try (Site site = Site.open(wire, where);
                DarkriftServer server = start(site)) {
            List<List<Integer>> echoes = new ArrayList<>();
            List<ReconnectingClient> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                List<Integer> arrived = new CopyOnWriteArrayList<>();
                echoes.add(arrived);
                clients.add(ReconnectingClient.builder(
                                site.client()
                                        .registry(EnterMessages.registry())
                                        .on(Numbered.class, numbered -> arrived.add(numbered.number())),
                                site.dialer(server))
                        .login(Entered.class, Enter::new, Entered::token)
                        .acknowledgeTag(TAG)
                        .policy(ReconnectPolicy.DEFAULT.withDelays(Duration.ofMillis(1), Duration.ofMillis(20)))
                        .reconnectsAfter(info -> true)
                        .start());
            }
            // A login that is cut before its answer would begin another session.
            Awaitility.await()
                    .atMost(LIMIT)
                    .until(() -> clients.stream()
                            .allMatch(client -> client.status().state() == ReconnectingClient.State.CONNECTED));
            for (int number = 0; number < MESSAGES; number++) {
                for (int i = 0; i < CLIENTS; i++) {
                    ReconnectingClient client = clients.get(i);
                    while (!client.send(new Numbered(i, number)).isAccepted()) {
                        Thread.yield();
                    }
                    if (number % 40 == 5 * i) {
                        client.connection().ifPresent(Connection::abort);
                    }
                }
            }
            Awaitility.await().atMost(LIMIT).until(() -> echoes.stream().allMatch(each -> each.size() >= MESSAGES));
            assertThat(echoes).allSatisfy(each -> assertThat(each).isEqualTo(ALL));
            assertThat(atServer.values())
                    .hasSize(CLIENTS)
                    .allSatisfy(each -> assertThat(each).isEqualTo(ALL));
            assertThat(logins).hasValue(CLIENTS);
            clients.forEach(ReconnectingClient::close);
            Awaitility.await().atMost(LIMIT).until(() -> ends.get() == CLIENTS);
            assertThat(suspends).hasValueGreaterThanOrEqualTo(resumes.get());
            assertThat(resumes).hasPositiveValue();
            assertThat(server.suspendedCount()).isZero();
        }
        assertThat(ends).hasValue(CLIENTS);
    }
}
