package io.darkrift.testing.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.testing.transport.TransportBench.Pair;
import io.darkrift.transport.ClientTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What transports promise of connecting and listening. */
public interface ConnectingContract {
    /** Returns what the running test works on. */
    TransportBench bench();

    @Test
    default void describesLinks() {
        Pair pair = bench().connect();
        Pair other = bench().connect();

        assertThat(pair.client().link.traits().transport())
                .isNotEmpty()
                .isEqualTo(pair.server().link.traits().transport());
        assertThat(pair.client().link.traits().remoteAddress())
                .isEqualTo(other.client().link.traits().remoteAddress());
        assertThat(bench().binding().addresses()).isNotEmpty().doesNotContainNull();
        assertThat(pair.server().link.traits().remoteAddress())
                .isNotEqualTo(other.server().link.traits().remoteAddress());
        assertThat(pair.client().link.executor()).isSameAs(pair.client().link.executor());
        assertThat(pair.client().link.reliable()).isSameAs(pair.client().link.reliable());
        assertThat(pair.client().link.reliable().executor())
                .isSameAs(pair.client().link.executor());
    }

    @Test
    default void runsTasksInOrderOnTheLoop() {
        Pair pair = bench().connect();
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Boolean> places = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 100; i++) {
            int number = i;
            pair.server().link.executor().execute(() -> {
                order.add(number);
                places.add(pair.server().link.executor().inEventLoop());
            });
        }
        long start = pair.server().link.executor().nanos();
        AtomicInteger late = new AtomicInteger();
        pair.server()
                .link
                .executor()
                .schedule(
                        () -> late.addAndGet(pair.server().link.executor().nanos() - start >= 1_000_000 ? 1 : 100),
                        1,
                        TimeUnit.MILLISECONDS);
        var cancelled = pair.server().link.executor().schedule(() -> late.addAndGet(1_000), 1, TimeUnit.HOURS);

        bench().await("the timer fires", () -> late.get() > 0);
        assertThat(cancelled.cancel(false)).isTrue();

        assertThat(late).hasValue(1);
        assertThat(order).isEqualTo(IntStream.range(0, 100).boxed().toList());
        assertThat(places).containsOnly(true);
        assertThat(pair.server().link.executor().inEventLoop()).isFalse();
    }

    @Test
    default void saysWhatToDoWhereNobodyListens() {
        TestDialer dialer =
                new TestDialer(TransportBench.SETTINGS, bench().harness()::eventLoops, bench().violations()::add);
        bench().harness().dialerToNobody().connect(dialer);

        bench().await("the connection fails", dialer::isFailed);

        assertThat(dialer.failure()).hasMessageMatching("(?s).{30,}");
        assertThat(dialer.failure().getCause()).isNotSameAs(dialer.failure());
        assertThat(dialer.isEstablished()).isFalse();
    }

    @Test
    default void connectFailsIfTheServerRefuses() {
        bench().server().refuses = true;
        TestDialer dialer = bench().dial(d -> {});

        bench().await("the connection fails", () -> dialer.isFailed() || dialer.isEstablished());

        assertThat(dialer.isFailed()).isTrue();
        assertThat(bench().server().ends()).isEmpty();
        assertThat(bench().server().begun).hasValue(1);
    }

    @Test
    default void connectFailsIfTheHandshakeIsEvicted() {
        bench().server().evicts = true;
        TestDialer dialer = bench().dial(d -> {});

        bench().await("the connection fails", dialer::isFailed);
        bench().await("the ticket is closed", () -> bench().server().openTickets.get() == 0);

        assertThat(bench().server().ends()).isEmpty();
    }

    /** Whichever comes first, the link or the end of the attempt: nothing is left, and nothing reported twice. */
    @Test
    default void attemptsAreCancelledAtAnyTime() {
        for (int i = 0; i < 100; i++) {
            TestDialer dialer =
                    new TestDialer(TransportBench.SETTINGS, bench().harness()::eventLoops, bench().violations()::add);
            dialer.whenEstablished = TestEnd::abort;
            bench().dialers().add(dialer);
            ClientTransport.Attempt attempt =
                    bench().harness().dialer(bench().binding()).connect(dialer);
            attempt.cancel();
            attempt.cancel();
        }
        // Some of those that were cancelled may reach the server only now: the end that is served tells which one is
        // meant.
        TestDialer last = bench().dial(dialer -> {});
        bench().await("the last one is established", last::isEstablished);
        last.end().send(TestMessage.of(7, 20));
        bench().await(
                        "its message arrives",
                        () -> bench().server().ends().stream().anyMatch(end -> end.receivedCount == 1));

        bench().await(
                        "all tickets are closed",
                        () -> bench().server().openTickets.get() == 0);
        bench().await(
                        "what the server took has ended",
                        () -> bench().server().ends().stream()
                                .allMatch(end -> end.receivedCount == 1 || end.isClosed()));
        assertThat(bench().dialers()).noneMatch(TestDialer::isFailed);
    }

    @Test
    default void cancelledAttemptReportsNothing() {
        CompletableFuture<ClientTransport.Attempt> attempt = new CompletableFuture<>();
        TestDialer dialer =
                new TestDialer(TransportBench.SETTINGS, bench().harness()::eventLoops, bench().violations()::add);
        bench().server().whenBegun = () -> {
            // The handshake is under way, and can't be over.
            dialer.cancelled = true;
            attempt.join().cancel();
        };
        attempt.complete(bench().harness().dialer(bench().binding()).connect(dialer));
        bench().await(
                        "the handshake begins and ends",
                        () -> dialer.cancelled && bench().server().openTickets.get() == 0);
        bench().server().whenBegun = () -> {};
        bench().assertStillWorks(bench().connect());

        assertThat(dialer.isEstablished()).isFalse();
        assertThat(dialer.isFailed()).isFalse();
    }

    @Test
    default void cancelAfterTheEndOfTheAttemptDoesNothing() {
        TestDialer dialer =
                new TestDialer(TransportBench.SETTINGS, bench().harness()::eventLoops, bench().violations()::add);
        bench().dialers().add(dialer);
        ClientTransport.Attempt attempt =
                bench().harness().dialer(bench().binding()).connect(dialer);
        bench().await(
                        "both ends are established",
                        () -> dialer.isEstablished() && !bench().server().ends().isEmpty());

        attempt.cancel();

        bench().assertStillWorks(new Pair(dialer.end(), bench().server().ends().get(0)));
    }

    @Test
    default void stopsAcceptingAndKeepsLinks() {
        Pair pair = bench().connect();

        bench().binding().stopAccepting();
        bench().binding().stopAccepting();
        bench().assertStillWorks(pair);
        TestDialer dialer = bench().dial(d -> {});
        bench().await("the connection fails", () -> dialer.isFailed() || dialer.isEstablished());

        assertThat(dialer.isFailed()).isTrue();
        bench().assertStillWorks(pair);
    }

    @Test
    default void stopAcceptingClosesHandshakes() {
        bench().server().whenBegun = bench().binding()::stopAccepting;
        TestDialer dialer = bench().dial(d -> {});

        bench().await("the connection fails", dialer::isFailed);
        bench().await("the ticket is closed", () -> bench().server().openTickets.get() == 0);
        assertThat(bench().server().ends()).isEmpty();
    }

    @Test
    default void closingTheBindingWaitsForLinksThatLinger() {
        Pair pair = bench().connect();
        bench().pause(pair.client());
        pair.server().run(() -> {
            pair.server().send(TestMessage.of(1, 10));
            pair.server().close(TransportBench.LONG);
        });
        bench().awaitClosed(pair.server());

        CompletableFuture<Void> closed = bench().binding().close(TransportBench.LONG);
        pair.client().resume();
        bench().awaitClosed(pair.client());
        bench().await("the binding has closed", closed::isDone);

        assertThat(pair.client().reason()).isEqualTo(Reason.PEER);
        assertThat(pair.client().receivedCount).isEqualTo(1);
    }

    @Test
    default void closingTheBindingIsLimitedForAPeerThatNeverCloses() {
        Pair pair = bench().connect();
        bench().pause(pair.client());
        pair.server().run(() -> {
            pair.server().send(TestMessage.of(1, 10));
            pair.server().close(TransportBench.LONG);
        });
        bench().awaitClosed(pair.server());

        CompletableFuture<Void> closed = bench().binding().close(TransportBench.SHORT);
        bench().await("the binding has closed", closed::isDone);

        assertThat(bench().binding().close(TransportBench.SHORT).thenApply(done -> true))
                .isNotCompletedExceptionally();
    }

    @Test
    default void closingTheBindingEndsLinksThatAreOpen() {
        Pair pair = bench().connect();

        CompletableFuture<Void> closed = bench().binding().close(Duration.ZERO);
        bench().await("the binding has closed", closed::isDone);
        bench().awaitClosed(pair.client(), pair.server());
    }

    @Test
    default void listenerIsBoundAgainAndAgain() {
        for (int i = 0; i < 5; i++) {
            CompletableFuture<Void> closed = bench().binding().close(Duration.ZERO);
            bench().await("the binding has closed", closed::isDone);
            bench().listen(TransportBench.SETTINGS);
            Pair pair = bench().connect();
            bench().assertStillWorks(pair);
            pair.client().abort();
            bench().awaitClosed(pair.client(), pair.server());
        }
    }

    @Test
    default void thousandsOfConnectionsComeAndGo() {
        int size = 100;
        int waves = bench().harness().connectionCount() / size;
        for (int wave = 0; wave < waves; wave++) {
            int before = bench().server().ends().size();
            List<TestDialer> connecting = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                connecting.add(bench().dial(d -> {}));
            }
            bench().await("a wave is connected", () -> connecting.stream().allMatch(TestDialer::isEstablished));
            connecting.forEach(dialer -> dialer.end().send(TestMessage.of(1, 10)));
            bench().await(
                            "a wave has arrived",
                            () -> bench().server().ends().size() == before + size
                                    && bench().server().ends().subList(before, before + size).stream()
                                            .allMatch(end -> end.receivedCount == 1));
            for (int i = 0; i < size; i++) {
                TestEnd end = i % 2 == 0
                        ? connecting.get(i).end()
                        : bench().server().ends().get(before + i);
                if (i % 3 == 0) {
                    end.abort();
                } else {
                    end.close(TransportBench.LONG);
                }
            }
            // Those that were ended by neither side above, because sides and order differ.
            connecting.forEach(dialer -> dialer.end().close(TransportBench.LONG));
            bench().await(
                            "a wave has ended",
                            () -> bench().server().ends().subList(before, before + size).stream()
                                    .allMatch(TestEnd::isClosed));
        }

        bench().await("no ticket is open", () -> bench().server().openTickets.get() == 0);
        assertThat(bench().server().begun).hasValue(waves * size);
        assertThat(bench().server().failedTickets).hasValue(0);
    }

    @Test
    default void endOfTheEventLoopsEndsLinksAndAttempts() {
        Pair pair = bench().connect();

        bench().harness().endEventLoops();
        bench().awaitClosed(pair.client(), pair.server());
        TestDialer dialer = bench().dial(d -> {});

        bench().await("the connection fails", dialer::isFailed);
        assertThat(dialer.failure()).hasMessageMatching("(?s).{30,}");
    }
}
