package io.darkrift.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.darkrift.client.DarkriftClient;
import io.darkrift.client.ReconnectPolicy;
import io.darkrift.client.ReconnectingClient;
import io.darkrift.client.ReconnectingClient.State;
import io.darkrift.connection.SendQueuePolicy;
import io.darkrift.connection.SendResult;
import io.darkrift.login.EnterMessages.Enter;
import io.darkrift.login.EnterMessages.Entered;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.LoginBuilder;
import io.darkrift.server.LoginResult;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import io.darkrift.transport.memory.NetworkConditions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions whose messages arrive exactly once and in order, however often the network fails. */
class AcknowledgedSessionTest extends VirtualTime {
    private static final int TAG = 77;
    private static final int SEEDS = Integer.getInteger("darkrift.test.chaosSeeds", 40);
    private static final int MESSAGES = 400;

    private final List<Integer> atServer = new ArrayList<>();
    private final List<Integer> atClient = new ArrayList<>();
    private final List<RemoteClient> known = new ArrayList<>();
    private int resumed;
    private int ended;
    private int lost = -1;

    private LoginBuilder<RemoteClient> acknowledged() {
        return server().registry(EnterMessages.registry())
                .login(
                        Enter.class,
                        (client, enter) -> enter.token().isEmpty()
                                ? LoginResult.accept(client)
                                : LoginResult.resume(enter.token(), LoginResult.accept(client)))
                .resume(Duration.ofMinutes(10), (client, token) -> new Entered(token))
                .acknowledgeTag(TAG)
                .onLogin(known::add)
                .onResume(client -> resumed++)
                .on(Numbered.class, (client, numbered) -> atServer.add(numbered.number()))
                .onDisconnect((client, info) -> ended++);
    }

    private ReconnectingClient.Builder reconnecting(SplittableRandom random) {
        return ReconnectingClient.builder(
                        client().registry(EnterMessages.registry())
                                .on(Numbered.class, numbered -> atClient.add(numbered.number())),
                        network.dialer())
                .login(Entered.class, Enter::new, Entered::token)
                .acknowledgeTag(TAG)
                .policy(ReconnectPolicy.DEFAULT
                        .withDelays(Duration.ofMillis(20), Duration.ofMillis(400))
                        .withLimits(Integer.MAX_VALUE, Duration.ofHours(1)))
                .random(random)
                .onSessionLost(messages -> lost = messages)
                .executor(network.executor());
    }

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void each_message_arrives_once_and_in_order_over_a_network_that_is_cut(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        network.setConditions(NetworkConditions.PERFECT
                .withLatency(Duration.ofMillis(random.nextInt(1, 40)))
                .withJitter(Duration.ofMillis(random.nextInt(30)))
                .withBytesPerSecond(random.nextBoolean() ? NetworkConditions.UNLIMITED : 20_000));
        start(acknowledged().server());
        ReconnectingClient client = reconnecting(random).start();
        // From here on the client has a token: before, a login that is lost begins another session.
        await(() -> client.status().state() == State.CONNECTED);
        RemoteClient peer = known.get(0);
        sendSoon(random, 0, number -> client.send(new Numbered(0, number)));
        sendSoon(random, 0, number -> peer.send(new Numbered(1, number)));
        // Often enough that cuts hit handshakes, logins and resumes.
        int cuts = random.nextInt(3, 30);
        for (int i = 0; i < cuts; i++) {
            network.advance(Duration.ofMillis(random.nextInt(1, 500)));
            network.cut();
        }
        await(() -> atServer.size() >= MESSAGES && atClient.size() >= MESSAGES);
        settle();
        List<Integer> all = IntStream.range(0, MESSAGES).boxed().toList();
        assertThat(atServer).isEqualTo(all);
        assertThat(atClient).isEqualTo(all);
        assertThat(known).hasSize(1);
        assertThat(lost).isEqualTo(-1);
        assertThat(resumed).isPositive();
        get(client.closeAsync());
        await(() -> ended == 1);
    }

    private interface Sender {
        SendResult send(int number);
    }

    private void sendSoon(SplittableRandom random, int number, Sender sender) {
        if (number == MESSAGES) {
            return;
        }
        network.executor()
                .schedule(
                        () -> {
                            boolean sent = sender.send(number).isAccepted();
                            sendSoon(random, sent ? number + 1 : number, sender);
                        },
                        random.nextInt(30),
                        TimeUnit.MILLISECONDS);
    }

    @Test
    void a_client_that_does_not_acknowledge_is_not_kept_waiting_for_without_a_bound() {
        DarkriftServer server = start(acknowledged().maxSuspendedBytes(2_000).server());
        DarkriftClient client = connect(client().registry(EnterMessages.registry()));
        client.send(new Enter(""));
        await(() -> known.size() == 1);
        assertThat(known.get(0).send(Message.of(60, new byte[1_500]))).isEqualTo(SendResult.ACCEPTED);
        assertThat(known.get(0).send(Message.of(60, new byte[1_500]))).isEqualTo(SendResult.FULL);
        await(() -> ended == 1);
        assertThat(server.clientCount()).isZero();
    }

    @Test
    void what_a_client_has_not_acknowledged_is_kept_for_its_session() {
        DarkriftServer server = start(acknowledged().server());
        DarkriftClient client = connect(client().registry(EnterMessages.registry()));
        client.send(new Enter(""));
        await(() -> known.size() == 1);
        settle();
        known.get(0).send(Message.of(60, new byte[100]));
        client.abort();
        await(() -> server.suspendedCount() == 1);

        assertThat(server.suspendedSessions().get(0).waitingBytes()).isEqualTo(4 + 3 + 100);
    }

    @Test
    void there_is_room_again_when_the_client_has_acknowledged() throws InterruptedException {
        start(acknowledged().maxSuspendedBytes(2_000).server().sendQueuePolicy(SendQueuePolicy.RETURN_FULL));
        ReconnectingClient client = reconnecting(new SplittableRandom(1)).start();
        await(() -> client.status().state() == State.CONNECTED);
        settle();
        RemoteClient peer = known.get(0);
        assertThat(peer.whenWritable()).isDone();
        int sent = 0;
        while (peer.send(new Numbered(1, sent)).isAccepted()) {
            sent++;
        }
        CompletableFuture<Void> room = peer.whenWritable();
        assertThat(room).isNotDone();
        get(room);
        peer.sendBlocking(new Numbered(1, sent));
        int all = sent + 1;
        await(() -> atClient.size() == all);
        assertThat(atClient).isEqualTo(IntStream.range(0, all).boxed().toList());
        while (peer.send(new Numbered(1, 0)).isAccepted()) {
            assertThat(peer.isOpen()).isTrue();
        }
        CompletableFuture<Void> never = peer.whenWritable();
        peer.abort();
        await(never::isDone);
        assertThat(never).isCompletedExceptionally();
        client.closeAsync();
    }

    @Test
    void acknowledgements_that_cannot_be_end_the_connection() {
        start(acknowledged().server());
        for (int i = 0; i < 4; i++) {
            int before = ended;
            DarkriftClient client = connect(client().registry(EnterMessages.registry()));
            client.send(new Enter(""));
            get(client.receiveAsync());
            byte[] first = get(client.receiveAsync()).payload();
            long session = ByteBuffer.wrap(first).getLong();
            client.send(Message.of(TAG, bytes(session, 0)));
            settle();
            client.send(
                    switch (i) {
                        case 0 -> Message.of(TAG, new byte[3]);
                        case 1 -> Message.of(TAG, bytes(session + 1, 0));
                        case 2 -> Message.of(TAG, bytes(session, 5));
                        default -> Message.of(TAG, bytes(session, -1));
                    });
            await(() -> ended == before + 1);
        }
    }

    private static byte[] bytes(long session, long count) {
        return ByteBuffer.allocate(16).putLong(session).putLong(count).array();
    }

    @Test
    void a_session_that_is_over_is_reported_with_what_was_not_acknowledged() {
        DarkriftServer first = start(acknowledged().server());
        ReconnectingClient client = reconnecting(new SplittableRandom(1))
                .reconnectsAfter(info -> true)
                .start();
        await(() -> client.status().state() == State.CONNECTED);
        client.send(new Numbered(0, 1));
        await(() -> atServer.size() == 1);
        get(first.closeAsync());
        client.send(new Numbered(0, 2));
        network.advance(Duration.ofSeconds(1));
        start(acknowledged().server());
        await(() -> known.size() == 2 && client.status().state() == State.CONNECTED);
        settle();
        client.send(new Numbered(0, 3));
        await(() -> atServer.contains(3));
        assertThat(atServer).containsExactly(1, 3);
        assertThat(lost).isEqualTo(2);
        client.closeAsync();
    }

    @Test
    void wrong_settings_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> acknowledged().acknowledgeTag(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> acknowledged().acknowledgeTag(1).start())
                .withMessageContaining("the tag of a message");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server().registry(EnterMessages.registry())
                        .login(Enter.class, (client, enter) -> LoginResult.accept(client))
                        .acknowledgeTag(TAG)
                        .start())
                .withMessageContaining("resume(...)");
    }
}
