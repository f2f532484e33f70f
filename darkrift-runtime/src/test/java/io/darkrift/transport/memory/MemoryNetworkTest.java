package io.darkrift.transport.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.darkrift.DarkriftException;
import io.darkrift.connection.ConnectFailedException;
import io.darkrift.connection.ConnectTimeoutException;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.message.SendMode;
import io.darkrift.testing.transport.TestDialer;
import io.darkrift.testing.transport.TestEnd;
import io.darkrift.testing.transport.TestMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemoryNetworkTest {
    private final MemoryFixture fixture =
            new MemoryFixture(MemoryNetwork.builder().bufferBytes(10_000));
    private final MemoryNetwork network = fixture.network;

    @AfterEach
    void close() {
        fixture.close();
    }

    // Cuts and freezes.

    @Test
    void cutBreaksBothEndsAndLosesWhatIsUnderWay() {
        TestEnd client = fixture.connect();
        network.setConditions(NetworkConditions.PERFECT.withLatency(Duration.ofMillis(10)));
        client.send(TestMessage.of(1, 10));
        network.runUntilIdle();

        network.cut();
        network.advance(Duration.ofSeconds(1));

        assertThat(client.reason()).isEqualTo(Reason.NETWORK_ERROR);
        assertThat(client.ends().get(0).detail()).isEqualTo("The network was cut");
        assertThat(fixture.serverEnd().reason()).isEqualTo(Reason.NETWORK_ERROR);
        assertThat(fixture.serverEnd().received()).isEmpty();
        assertThat(network.pipes()).isZero();
    }

    @Test
    void connectsAgainAfterACut() {
        fixture.connect();
        network.cut();

        TestEnd client = fixture.connect();
        client.send(TestMessage.of(1, 10));
        network.runUntilIdle();

        assertThat(fixture.serverEnd().tags()).containsExactly(1);
    }

    @Test
    void cutFailsHandshakes() {
        network.setConditions(NetworkConditions.PERFECT.withLatency(Duration.ofMillis(10)));
        TestDialer dialer = fixture.dial();
        network.advance(Duration.ofMillis(15));
        assertThat(fixture.server.openTickets).hasValue(1);

        network.cut();
        network.runUntilIdle();

        assertThat(dialer.failure())
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("The network was cut");
        assertThat(fixture.server.openTickets).hasValue(0);
        assertThat(fixture.server.failedTickets).hasValue(1);
    }

    @Test
    void frozenNetworkHoldsEverythingUntilItIsThawed() {
        TestEnd client = fixture.connect();
        client.send(TestMessage.of(1, 10));
        network.freeze();
        client.send(TestMessage.of(2, 10));
        client.sendUnreliable(TestMessage.of(3, 10));
        network.advance(Duration.ofHours(1));
        assertThat(fixture.serverEnd().tags()).isEmpty();
        assertThat(client.isClosed()).isFalse();

        network.thaw();
        network.runUntilIdle();

        assertThat(fixture.serverEnd().tags()).containsExactly(1, 2, 3);
    }

    @Test
    void frozenNetworkStopsTheWriterWhenTheBufferIsFull() {
        TestEnd client = fixture.connect();
        network.freeze();
        byte[] batch = TestMessage.batch(TestMessage.many(50, 1_000));
        client.write(SendMode.RELIABLE, batch);
        network.advance(Duration.ofHours(1));
        assertThat(client.written(SendMode.RELIABLE)).isZero();

        network.thaw();
        network.runUntilIdle();

        assertThat(client.written(SendMode.RELIABLE)).isEqualTo(batch.length);
        assertThat(fixture.serverEnd().receivedCount).isEqualTo(50);
    }

    @Test
    void frozenNetworkHidesTheEnd() {
        TestEnd client = fixture.connect();
        network.freeze();
        client.abort();
        network.advance(Duration.ofMinutes(1));
        assertThat(client.isClosed()).isTrue();
        assertThat(fixture.serverEnd().isClosed()).isFalse();

        network.thaw();
        network.runUntilIdle();

        assertThat(fixture.serverEnd().reason()).isEqualTo(Reason.NETWORK_ERROR);
    }

    // Handshakes.

    @Test
    void clientGivesUpInAFrozenNetwork() {
        network.freeze();
        TestDialer dialer = fixture.dial();
        network.advance(MemoryFixture.HANDSHAKE_TIMEOUT.minusNanos(1));
        assertThat(dialer.isFailed()).isFalse();

        network.advance(Duration.ofNanos(1));

        assertThat(dialer.failure()).isInstanceOf(ConnectTimeoutException.class).hasMessageContaining("within 5000 ms");
        assertThat(network.pipes()).isZero();
    }

    @Test
    void serverGivesUpAHandshakeThatStops() {
        network.setConditions(NetworkConditions.PERFECT.withLatency(Duration.ofSeconds(1)));
        fixture.dial();
        network.advance(Duration.ofMillis(1_500));
        assertThat(fixture.server.openTickets).hasValue(1);

        network.freeze();
        network.advance(MemoryFixture.HANDSHAKE_TIMEOUT);

        assertThat(fixture.server.openTickets).hasValue(0);
        assertThat(fixture.server.failedTickets).hasValue(1);
        assertThat(network.counters()).containsEntry("handshakes_timed_out", 1L);
    }

    @Test
    void cancelFreesTheTicketOfAHandshake() {
        network.setConditions(NetworkConditions.PERFECT.withLatency(Duration.ofMillis(10)));
        TestDialer dialer = fixture.dial();
        network.advance(Duration.ofMillis(15));
        assertThat(fixture.server.openTickets).hasValue(1);

        dialer.cancelled = true;
        fixture.attempt.cancel();
        network.advance(Duration.ofMillis(10));

        assertThat(fixture.server.openTickets).hasValue(0);
        assertThat(network.pipes()).isZero();
        assertThat(network.loop().waiting()).isZero();
        assertThat(network.counters()).containsEntry("handshakes_canceled", 1L);
    }

    @Test
    void cancelledAttemptsDoNotPileUpInAFrozenNetwork() {
        network.freeze();
        for (int i = 0; i < 1_000; i++) {
            fixture.dial().cancelled = true;
            network.runUntilIdle();
            fixture.attempt.cancel();
        }
        network.runUntilIdle();

        assertThat(network.pipes()).isZero();
        assertThat(network.loop().waiting()).isZero();
    }

    @Test
    void namesWhatServersListenOnWhereNobodyListens() {
        TestDialer dialer = fixture.dial("lobby");
        network.runUntilIdle();

        assertThat(dialer.failure())
                .isInstanceOf(ConnectFailedException.class)
                .hasMessage("Nobody listens on \"lobby\" in this memory network, where servers listen on [server]:"
                        + " start the server first, with listener(\"lobby\")");
        assertThat(network.counters()).containsEntry("connections_without_listener", 1L);
    }

    @Test
    void refusesASecondServerOnAName() {
        assertThatExceptionOfType(DarkriftException.class)
                .isThrownBy(() -> network.listener().bind(fixture.server))
                .withMessageContaining("A server listens on \"server\"");

        fixture.binding.stopAccepting();
        network.listener().bind(fixture.server).close(Duration.ZERO);
        network.runUntilIdle();
    }

    @Test
    void addressesAreUnique() {
        Set<Object> addresses = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            fixture.connect();
            addresses.add(fixture.serverEnd().link.traits().remoteAddress());
        }

        assertThat(addresses).hasSize(1_000);
        assertThat(fixture.serverEnd().link.traits().remoteAddress().getHostString())
                .isEqualTo("memory");
        assertThat(fixture.serverEnd()
                        .link
                        .traits()
                        .remoteAddress()
                        .getAddress()
                        .isLoopbackAddress())
                .isTrue();
    }

    // Links.

    @Test
    void bytesCountAsWrittenWhenTheyHaveRoom() {
        TestEnd client = fixture.connect();
        fixture.serverEnd().pause();
        byte[] half = TestMessage.batch(TestMessage.of(1, 4_996));
        client.write(SendMode.RELIABLE, half);
        client.write(SendMode.RELIABLE, half);
        network.runUntilIdle();
        assertThat(client.written(SendMode.RELIABLE)).isEqualTo(10_000);

        client.write(SendMode.RELIABLE, half);
        network.runUntilIdle();
        assertThat(client.written(SendMode.RELIABLE)).isEqualTo(10_000);

        fixture.serverEnd().resume();
        network.runUntilIdle();
        assertThat(client.written(SendMode.RELIABLE)).isEqualTo(15_000);
        assertThat(fixture.serverEnd().tags()).containsExactly(1, 1, 1);
    }

    /** The memory network does not look into what is written, so that a peer that is broken can be played. */
    @Test
    void reportsLengthsThatAreNegativeOrTooShort() {
        TestEnd client = fixture.connect();
        fixture.serverEnd().skipsBadLengths = true;
        client.write(SendMode.RELIABLE, new byte[] {0, 0, 0, 2, 9, 9});
        client.send(TestMessage.of(1, 10));
        client.write(SendMode.RELIABLE, new byte[] {0, 0, 0, 0, -1, -1, -1, -1});
        client.send(TestMessage.of(2, 10));
        network.runUntilIdle();

        assertThat(fixture.serverEnd().badLengths()).containsExactly(2, 0, -1);
        assertThat(fixture.serverEnd().tags()).containsExactly(1);
    }

    @Test
    void anyCutOfTheStreamGivesTheSameMessages() {
        TestEnd client = fixture.connect();
        byte[] batch = TestMessage.batch(TestMessage.many(40, 17));
        for (int size = 1; size < 50; size++) {
            int before = fixture.serverEnd().receivedCount;
            for (int from = 0; from < batch.length; from += size) {
                client.write(SendMode.RELIABLE, Arrays.copyOfRange(batch, from, Math.min(batch.length, from + size)));
            }
            network.runUntilIdle();
            assertThat(fixture.serverEnd().tags().subList(before, before + 40))
                    .isEqualTo(IntStream.range(0, 40).boxed().toList());
        }
    }

    @Test
    void endIsSeenWhilePausedOnceNothingWaits() {
        TestEnd client = fixture.connect();
        fixture.serverEnd().pause();
        client.close(Duration.ofSeconds(1));
        network.runUntilIdle();

        assertThat(fixture.serverEnd().reason()).isEqualTo(Reason.PEER);
    }

    @Test
    void lingeringLinkIsResetAfterTheCloseTimeout() {
        TestEnd client = fixture.connect();
        fixture.serverEnd().pause();
        client.send(TestMessage.of(1, 10));
        client.close(Duration.ofSeconds(1));
        network.advance(MemoryFixture.CLOSE_TIMEOUT.minusNanos(1));
        assertThat(client.reason()).isEqualTo(Reason.LOCAL);
        assertThat(fixture.serverEnd().isClosed()).isFalse();

        network.advance(Duration.ofNanos(1));

        assertThat(fixture.serverEnd().reason()).isEqualTo(Reason.NETWORK_ERROR);
        assertThat(network.pipes()).isZero();
    }

    @Test
    void abortAfterTheEndLosesNothing() {
        TestEnd client = fixture.connect();
        fixture.serverEnd().pause();
        client.send(TestMessage.of(1, 10));
        client.close(Duration.ofSeconds(1));
        network.runUntilIdle();
        client.abort();
        fixture.serverEnd().resume();
        network.runUntilIdle();

        assertThat(fixture.serverEnd().tags()).containsExactly(1);
        assertThat(fixture.serverEnd().reason()).isEqualTo(Reason.PEER);
    }

    @Test
    void dropsAndCountsUnreliableMessagesThatAreTooLarge() {
        TestEnd client = fixture.connect();
        client.sendUnreliable(TestMessage.of(1, 1_000), TestMessage.of(2, 1_001), TestMessage.of(3, 3));
        network.runUntilIdle();

        assertThat(fixture.serverEnd().tags()).containsExactly(1, 3);
        assertThat(network.counters()).containsEntry("unreliable_too_large", 1L);
    }

    @Test
    void boundsUnreliableMessagesThatWaitForTheFirstResume() {
        fixture.server.whenEstablished = end -> {};
        TestEnd client = fixture.connect();
        for (int i = 0; i < 100; i++) {
            client.sendUnreliable(TestMessage.of(i, 1_000));
            network.runUntilIdle();
        }
        fixture.serverEnd().resume();
        network.runUntilIdle();

        assertThat(fixture.serverEnd().tags()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(network.counters()).containsEntry("unreliable_without_room", 90L);
    }

    @Test
    void refusesCallsThatBreakTheRulesOfTheSeam() {
        TestEnd client = fixture.connect();
        fixture.serverEnd().pause();
        byte[] batch = TestMessage.batch(TestMessage.many(20, 1_000));
        ByteBuf shared = Unpooled.buffer().writeBytes(batch);

        assertThatIllegalStateException()
                .isThrownBy(() -> client.link.resumeReading())
                .withMessageContaining("resumeReading() was called on the thread");
        assertThatIllegalStateException()
                .isThrownBy(() -> client.link.reliable().write(shared));
        assertThat(shared.refCnt()).isZero();
        List<Throwable> thrown = new ArrayList<>();
        client.write(SendMode.RELIABLE, batch);
        client.run(() -> {
            thrown.add(catchThrowable(() -> client.link.reliable().write(batch, 0, batch.length)));
            thrown.add(catchThrowable(() -> client.link.unreliable().write(batch, 1, batch.length)));
            thrown.add(catchThrowable(() -> client.link.close(Duration.ZERO)));
        });
        network.runUntilIdle();

        assertThat(thrown)
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        message -> assertThat(message).contains("wait for onWritten()"),
                        message -> assertThat(message).contains("has no whole message at 0"),
                        message -> assertThat(message).contains("limit is PT0S: more than 0 is needed"));
    }

    private static Throwable catchThrowable(Runnable call) {
        return org.assertj.core.api.Assertions.catchThrowable(call::run);
    }

    // The clock, and the loop.

    @Test
    void runsTasksInTheOrderOfTheirTime() {
        List<String> order = new ArrayList<>();
        network.executor().schedule(() -> order.add("later " + fixture.nanos()), 2, TimeUnit.NANOSECONDS);
        network.executor().schedule(() -> order.add("soon " + fixture.nanos()), 1, TimeUnit.NANOSECONDS);
        network.executor().execute(() -> order.add("now " + fixture.nanos()));
        network.advance(Duration.ofNanos(5));

        assertThat(order).containsExactly("now 0", "soon 1", "later 2");
        assertThat(fixture.nanos()).isEqualTo(5);
    }

    @Test
    void advancesUntilAConditionHolds() {
        AtomicInteger count = new AtomicInteger();
        for (int i = 1; i <= 10; i++) {
            network.executor().schedule(count::incrementAndGet, i, TimeUnit.SECONDS);
        }

        assertThat(network.advanceUntil(() -> count.get() == 3, Duration.ofMinutes(1)))
                .isTrue();
        assertThat(fixture.nanos()).isEqualTo(TimeUnit.SECONDS.toNanos(3));
        assertThat(network.advanceUntil(() -> false, Duration.ofSeconds(2))).isFalse();
        assertThat(count).hasValue(5);
    }

    @Test
    void cancelledTimersLeaveAtOnce() {
        for (int i = 0; i < 1_000; i++) {
            ScheduledFuture<?> timer = network.executor().schedule(() -> {}, 1, TimeUnit.HOURS);
            assertThat(timer.cancel(false)).isTrue();
            assertThat(timer.isCancelled()).isTrue();
        }

        assertThat(network.loop().waiting()).isZero();
    }

    @Test
    void endlessDelaysAreTheEndOfTime() {
        network.advance(Duration.ofDays(1));
        ScheduledFuture<?> timer = network.executor().schedule(() -> {}, Long.MAX_VALUE, TimeUnit.DAYS);
        network.advance(Duration.ofDays(10_000));

        assertThat(timer.isDone()).isFalse();
        timer.cancel(false);
    }

    @Test
    void goesOnAfterTasksThatFail() {
        AtomicInteger count = new AtomicInteger();
        network.executor().execute(() -> {
            throw new AssertionError("thrown by a test");
        });
        network.executor().execute(count::incrementAndGet);
        network.runUntilIdle();

        assertThat(count).hasValue(1);
    }

    @Test
    void tasksOfOtherThreadsRunWhenTheClockIsMoved() {
        AtomicInteger count = new AtomicInteger();
        CompletableFuture.runAsync(() -> network.executor().execute(count::incrementAndGet))
                .join();
        assertThat(count).hasValue(0);

        network.runUntilIdle();
        assertThat(count).hasValue(1);
    }

    @Test
    void theClockIsMovedByOneThreadAndFromOutside() {
        List<Throwable> thrown = new ArrayList<>();
        network.executor().execute(() -> {
            assertThat(network.executor().inEventLoop()).isTrue();
            thrown.add(catchThrowable(network::runUntilIdle));
            CompletableFuture.runAsync(() -> thrown.add(catchThrowable(network::runUntilIdle)))
                    .join();
        });
        network.runUntilIdle();

        assertThat(network.executor().inEventLoop()).isFalse();
        assertThat(thrown)
                .extracting(Throwable::getMessage)
                .satisfiesExactly(
                        message -> assertThat(message).startsWith("A task of the network tried to move its clock"),
                        message -> assertThat(message).startsWith("Another thread moves the clock"));
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MemoryNetwork.builder().bufferBytes(0))
                .withMessage("bufferBytes is 0: at least 1 is needed");
        assertThatIllegalArgumentException().isThrownBy(() -> network.advance(Duration.ofNanos(-1)));
    }

    // The end.

    @Test
    void closeEndsLinksAndHandshakesAndBindings() {
        TestEnd client = fixture.connect();
        network.setConditions(NetworkConditions.PERFECT.withLatency(Duration.ofMillis(10)));
        TestDialer dialer = fixture.dial();
        network.advance(Duration.ofMillis(15));
        ScheduledFuture<?> timer = network.executor().schedule(() -> {}, 1, TimeUnit.HOURS);

        network.close();
        network.close();

        assertThat(Stream.of(client, fixture.server.ends().get(0)))
                .allSatisfy(end -> assertThat(end.reason()).isEqualTo(Reason.NETWORK_ERROR));
        assertThat(dialer.failure()).hasMessageContaining("The memory network was closed");
        assertThat(timer.isCancelled()).isTrue();
        assertThat(fixture.binding.close(Duration.ofSeconds(1))).isCompleted();
        fixture.binding.stopAccepting();
        client.link.abort();
        fixture.attempt.cancel();
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> network.executor().execute(() -> {}));
        assertThatIllegalStateException().isThrownBy(network::freeze);
        assertThatExceptionOfType(DarkriftException.class)
                .isThrownBy(() -> network.listener().bind(fixture.server));
        TestDialer late = fixture.dial();
        assertThat(late.failure()).hasMessageContaining("The memory network is closed");
    }

    @Test
    void threadOfANetworkInRealTimeEndsWithIt() {
        MemoryNetwork real = MemoryNetwork.realTime();
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        real.executor().execute(() -> thread.complete(Thread.currentThread()));
        assertThatIllegalStateException()
                .isThrownBy(real::runUntilIdle)
                .withMessageContaining("This network runs in real time");
        AtomicInteger late = new AtomicInteger();
        long start = real.executor().nanos();
        real.executor()
                .schedule(
                        () -> late.set(real.executor().nanos() - start >= 2_000_000 ? 1 : 2), 2, TimeUnit.MILLISECONDS);
        Awaitility.await().until(() -> late.get() > 0);

        real.close();

        assertThat(late).hasValue(1);
        assertThat(thread.join().isAlive()).isFalse();
        assertThat(thread.join().isDaemon()).isTrue();
        assertThat(thread.join().getName()).startsWith("darkrift-memory-");
    }
}
