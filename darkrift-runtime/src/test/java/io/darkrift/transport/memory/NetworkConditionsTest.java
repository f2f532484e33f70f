package io.darkrift.transport.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.darkrift.message.SendMode;
import io.darkrift.testing.transport.TestEnd;
import io.darkrift.testing.transport.TestMessage;
import io.darkrift.transport.memory.MemoryNetwork.Direction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkConditionsTest {
    private static final int COUNT = 5_000;

    private static MemoryFixture fixture(long seed, UnaryOperator<NetworkConditions> change) {
        return new MemoryFixture(
                MemoryNetwork.builder().seed(seed).conditions(change.apply(NetworkConditions.PERFECT)));
    }

    /** Sends unreliable messages, one a millisecond, and returns the tags that arrive. */
    private static List<Integer> arrivals(long seed, UnaryOperator<NetworkConditions> change) {
        try (MemoryFixture fixture = fixture(seed, change)) {
            TestEnd client = fixture.connect();
            for (int tag = 0; tag < COUNT; tag++) {
                client.sendUnreliable(TestMessage.of(tag, 10));
                fixture.advance(MemoryFixture.millis(1));
            }
            fixture.network.advance(Duration.ofMinutes(1));
            return fixture.serverEnd().tags();
        }
    }

    private static List<Integer> all() {
        return IntStream.range(0, COUNT).boxed().toList();
    }

    @Test
    void perfectNetworkLosesNothingAndKeepsTheOrder() {
        assertThat(arrivals(1, conditions -> conditions)).isEqualTo(all());
    }

    @Test
    void losesAtItsRateAndTheSameForTheSameSeed() {
        List<Integer> first = arrivals(42, conditions -> conditions.withLoss(0.2));

        assertThat(first.size()).isCloseTo(COUNT * 8 / 10, within(COUNT / 50));
        assertThat(arrivals(42, conditions -> conditions.withLoss(0.2))).isEqualTo(first);
        assertThat(arrivals(43, conditions -> conditions.withLoss(0.2))).isNotEqualTo(first);
        assertThat(first).isSorted();
    }

    @Test
    void certainLossLosesAllAndCountsIt() {
        try (MemoryFixture fixture = fixture(1, conditions -> conditions.withLoss(1))) {
            TestEnd client = fixture.connect();
            client.sendUnreliable(TestMessage.of(1, 10), TestMessage.of(2, 10));
            client.send(TestMessage.of(3, 10));
            fixture.network.runUntilIdle();

            assertThat(fixture.serverEnd().tags()).containsExactly(3);
            assertThat(fixture.network.counters()).containsEntry("unreliable_lost", 2L);
            assertThat(fixture.binding.counters()).containsEntry("unreliable_lost", 2L);
        }
    }

    @Test
    void duplicatesAtItsRate() {
        List<Integer> tags = arrivals(42, conditions -> conditions.withDuplication(0.1));

        assertThat(tags.size()).isCloseTo(COUNT * 11 / 10, within(COUNT / 50));
        assertThat(new HashSet<>(tags)).hasSize(COUNT);
        assertThat(tags).isSorted();
    }

    @Test
    void reordersAtItsRateAndLosesNothing() {
        List<Integer> tags = arrivals(42, conditions -> conditions.withReordering(0.1));

        assertThat(tags).hasSize(COUNT);
        assertThat(new HashSet<>(tags)).hasSize(COUNT);
        int overtaken = 0;
        int largest = -1;
        for (int tag : tags) {
            overtaken += tag < largest ? 1 : 0;
            largest = Math.max(largest, tag);
        }
        // Held back for up to 10 ms, of which the next message needs one to overtake.
        assertThat(overtaken).isCloseTo(COUNT * 9 / 100, within(COUNT / 50));
    }

    @Test
    void reliableWayIsOrderedAndLosslessWhateverTheConditions() {
        try (MemoryFixture fixture = fixture(
                7,
                conditions -> conditions
                        .withLatency(Duration.ofMillis(30))
                        .withJitter(Duration.ofMillis(100))
                        .withLoss(1)
                        .withDuplication(1)
                        .withReordering(1))) {
            TestEnd client = fixture.connect();
            for (int tag = 0; tag < COUNT; tag++) {
                client.send(TestMessage.of(tag, 10));
                fixture.advance(MemoryFixture.millis(1));
            }
            fixture.network.advance(Duration.ofSeconds(1));

            assertThat(fixture.serverEnd().tags()).isEqualTo(all());
        }
    }

    @Test
    void latencyIsExactToTheNanosecond() {
        long latency = 12_345_678;
        try (MemoryFixture fixture = fixture(1, conditions -> conditions.withLatency(Duration.ofNanos(latency)))) {
            TestEnd client = fixture.connect();
            client.send(TestMessage.of(1, 10));
            client.sendUnreliable(TestMessage.of(2, 10));
            fixture.network.runUntilIdle();

            fixture.advance(latency - 1);
            assertThat(fixture.serverEnd().tags()).isEmpty();
            fixture.advance(1);
            assertThat(fixture.serverEnd().tags()).containsExactlyInAnyOrder(1, 2);
        }
    }

    @Test
    void handshakeTakesTwoRoundTrips() {
        try (MemoryFixture fixture = fixture(1, conditions -> conditions.withLatency(Duration.ofMillis(25)))) {
            fixture.connect();

            assertThat(fixture.nanos()).isEqualTo(MemoryFixture.millis(100));
        }
    }

    @Test
    void directionsHaveConditionsOfTheirOwn() {
        try (MemoryFixture fixture = fixture(1, conditions -> conditions)) {
            TestEnd client = fixture.connect();
            fixture.network.setConditions(
                    Direction.TO_CLIENT, NetworkConditions.PERFECT.withLatency(Duration.ofMillis(50)));
            client.send(TestMessage.of(1, 10));
            fixture.serverEnd().send(TestMessage.of(2, 10));
            fixture.network.runUntilIdle();

            assertThat(fixture.serverEnd().tags()).containsExactly(1);
            assertThat(client.tags()).isEmpty();
            fixture.advance(MemoryFixture.millis(50));
            assertThat(client.tags()).containsExactly(2);
        }
    }

    @Test
    void lowerLatencyDoesNotOvertake() {
        try (MemoryFixture fixture = fixture(1, conditions -> conditions.withLatency(Duration.ofMillis(100)))) {
            TestEnd client = fixture.connect();
            client.send(TestMessage.of(1, 10));
            client.sendUnreliable(TestMessage.of(2, 10));
            fixture.network.setConditions(NetworkConditions.PERFECT);
            client.send(TestMessage.of(3, 10));
            client.sendUnreliable(TestMessage.of(4, 10));
            fixture.network.runUntilIdle();
            assertThat(fixture.serverEnd().tags()).isEmpty();

            fixture.advance(MemoryFixture.millis(100));
            assertThat(fixture.serverEnd().tags()).containsSubsequence(1, 3).containsSubsequence(2, 4);
        }
    }

    @Test
    void jitterStaysWithinItsRangeAndKeepsTheOrder() {
        try (MemoryFixture fixture = fixture(
                5, conditions -> conditions.withLatency(Duration.ofMillis(10)).withJitter(Duration.ofMillis(5)))) {
            TestEnd client = fixture.connect();
            List<Long> times = new ArrayList<>();
            fixture.serverEnd().whenMessage = message -> times.add(fixture.nanos());
            for (int i = 0; i < 200; i++) {
                long sent = fixture.nanos();
                client.sendUnreliable(TestMessage.of(i, 10));
                fixture.advance(MemoryFixture.millis(20));
                assertThat(times.get(i) - sent).isBetween(MemoryFixture.millis(10), MemoryFixture.millis(15));
            }
            assertThat(new HashSet<>(times)).hasSize(200);
            for (int i = 200; i < 400; i++) {
                client.sendUnreliable(TestMessage.of(i, 10));
            }
            fixture.advance(MemoryFixture.millis(20));

            assertThat(fixture.serverEnd().tags())
                    .isEqualTo(IntStream.range(0, 400).boxed().toList());
        }
    }

    @Test
    void bandwidthSpreadsWhatIsSent() {
        try (MemoryFixture fixture = fixture(1, conditions -> conditions)) {
            TestEnd client = fixture.connect();
            fixture.network.setConditions(NetworkConditions.PERFECT.withBytesPerSecond(10_000));
            client.write(SendMode.RELIABLE, TestMessage.batch(TestMessage.many(20, 996)));
            fixture.network.runUntilIdle();

            // 1,000 bytes with their length are 100 ms, in pieces of 1,400 bytes.
            fixture.advance(MemoryFixture.millis(1_000));
            assertThat(fixture.serverEnd().receivedCount).isBetween(9, 10);
            fixture.advance(MemoryFixture.millis(1_000));
            assertThat(fixture.serverEnd().receivedCount).isEqualTo(20);
        }
    }

    @Test
    void slowLineDropsWhatItCanNotHold() {
        try (MemoryFixture fixture = new MemoryFixture(MemoryNetwork.builder().bufferBytes(1_000))) {
            TestEnd client = fixture.connect();
            fixture.network.setConditions(NetworkConditions.PERFECT.withBytesPerSecond(1_000));
            for (int i = 0; i < 50; i++) {
                client.sendUnreliable(TestMessage.of(i, 100));
            }
            fixture.network.advance(Duration.ofMinutes(1));

            assertThat(fixture.serverEnd().tags()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
            assertThat(fixture.network.counters()).containsEntry("unreliable_without_room", 40L);
        }
    }

    @Test
    void whatOneLinkSendsDoesNotChangeWhatAnotherLoses() {
        assertThat(lossesOfFirstLink(0)).isEqualTo(lossesOfFirstLink(3)).hasSizeBetween(1, 199);
    }

    private static List<Integer> lossesOfFirstLink(int messagesOfSecond) {
        try (MemoryFixture fixture = fixture(9, conditions -> conditions.withLoss(0.5))) {
            TestEnd first = fixture.connect();
            TestEnd firstAtServer = fixture.serverEnd();
            TestEnd second = fixture.connect();
            for (int tag = 0; tag < 200; tag++) {
                for (int i = 0; i < messagesOfSecond; i++) {
                    second.sendUnreliable(TestMessage.of(1, 10));
                }
                first.sendUnreliable(TestMessage.of(tag, 10));
            }
            fixture.network.runUntilIdle();
            return firstAtServer.tags();
        }
    }

    @Test
    void refusesValuesOutOfRange() {
        NetworkConditions perfect = NetworkConditions.PERFECT;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> perfect.withLatency(Duration.ofNanos(-1)))
                .withMessageContaining("latency is PT-0.000000001S: 0 to 1 day");
        assertThatIllegalArgumentException().isThrownBy(() -> perfect.withJitter(Duration.ofDays(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> perfect.withLatency(Duration.ofSeconds(Long.MAX_VALUE)));
        assertThatIllegalArgumentException().isThrownBy(() -> perfect.withLoss(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> perfect.withDuplication(1.01));
        assertThatIllegalArgumentException().isThrownBy(() -> perfect.withReordering(-0.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> perfect.withBytesPerSecond(0))
                .withMessageContaining("freeze()");
    }
}
