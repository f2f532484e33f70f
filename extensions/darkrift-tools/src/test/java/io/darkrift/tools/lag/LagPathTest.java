package io.darkrift.tools.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.darkrift.message.SendMode;
import io.darkrift.testing.FakeLoop;
import io.darkrift.tools.lag.LagStatistics.Event;
import io.darkrift.tools.relay.RelayPath;
import io.darkrift.transport.memory.NetworkConditions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One path of a network whose clock the test moves. */
class LagPathTest {
    private static final int COUNT = 20_000;
    private static final Duration LONG = Duration.ofHours(1);

    private final FakeLoop loop = new FakeLoop(-1_000_000);
    private final LagStatistics statistics = new LagStatistics();
    private final List<Integer> arrived = new ArrayList<>();
    private final List<Long> delays = new ArrayList<>();

    private LagNetwork network(long seed, UnaryOperator<NetworkConditions> change) {
        Impairment up = Impairment.NONE.with(change.apply(NetworkConditions.PERFECT));
        return new LagNetwork(seed, up, Impairment.NONE, statistics);
    }

    private RelayPath path(LagNetwork network) {
        return network.newPath(false, loop, (mode, bytes) -> {
            arrived.add((bytes[0] & 0xFF) << 16 | (bytes[1] & 0xFF) << 8 | bytes[2] & 0xFF);
            delays.add(loop.nanos());
        });
    }

    private RelayPath path(UnaryOperator<NetworkConditions> change) {
        return path(network(1, change));
    }

    private void send(RelayPath path, SendMode mode, int number, int size) {
        byte[] bytes = new byte[size];
        bytes[0] = (byte) (number >> 16);
        bytes[1] = (byte) (number >> 8);
        bytes[2] = (byte) number;
        path.send(mode, bytes);
    }

    /** Sends so many unreliable messages, one a millisecond, and returns those that arrive. */
    private List<Integer> sendAll(RelayPath path, SendMode mode) {
        for (int i = 0; i < COUNT; i++) {
            send(path, mode, i, 10);
            loop.advance(Duration.ofMillis(1));
        }
        loop.advance(LONG);
        List<Integer> all = List.copyOf(arrived);
        arrived.clear();
        return all;
    }

    private static List<Integer> numbers() {
        return IntStream.range(0, COUNT).boxed().toList();
    }

    private long count(Event event) {
        return statistics.direction(false).sum(event);
    }

    @Test
    void messages_of_both_channels_take_the_latency() {
        RelayPath path = path(conditions -> conditions.withLatency(Duration.ofMillis(50)));
        send(path, SendMode.RELIABLE, 1, 10);
        send(path, SendMode.UNRELIABLE, 2, 10);

        loop.advance(Duration.ofNanos(49_999_999));
        assertThat(arrived).isEmpty();
        loop.advance(Duration.ofNanos(1));
        assertThat(arrived).containsExactly(1, 2);
    }

    @Test
    void jitter_adds_up_to_its_time_and_changes_no_order() {
        RelayPath path =
                path(conditions -> conditions.withLatency(Duration.ofMillis(5)).withJitter(Duration.ofMillis(10)));
        for (int i = 0; i < 1_000; i++) {
            long before = loop.nanos();
            send(path, i % 2 == 0 ? SendMode.RELIABLE : SendMode.UNRELIABLE, i, 10);
            loop.advance(Duration.ofMillis(20));
            assertThat(delays.get(i) - before).isBetween(5_000_000L, 15_000_000L);
        }
        assertThat(new HashSet<>(delays).size()).isGreaterThan(900);

        arrived.clear();
        assertThat(sendAll(path, SendMode.UNRELIABLE)).isEqualTo(numbers());
        assertThat(sendAll(path, SendMode.RELIABLE)).isEqualTo(numbers());
    }

    @Test
    void unreliable_messages_are_lost_at_the_rate_and_the_same_for_the_same_seed() {
        List<Integer> first = sendAll(path(network(7, conditions -> conditions.withLoss(0.1))), SendMode.UNRELIABLE);

        // Four standard deviations of a binomial distribution.
        assertThat(first.size()).isCloseTo(COUNT * 9 / 10, within(170));
        assertThat(count(Event.LOST)).isEqualTo(COUNT - first.size());
        assertThat(sendAll(path(network(7, conditions -> conditions.withLoss(0.1))), SendMode.UNRELIABLE))
                .isEqualTo(first);
        assertThat(sendAll(path(network(8, conditions -> conditions.withLoss(0.1))), SendMode.UNRELIABLE))
                .isNotEqualTo(first);
    }

    @Test
    void what_is_lost_does_not_depend_on_other_messages_or_other_conditions() {
        List<Integer> first = sendAll(path(network(7, conditions -> conditions.withLoss(0.1))), SendMode.UNRELIABLE);
        LagNetwork changing = network(7, conditions -> conditions.withLoss(0.1));
        RelayPath path = path(changing);
        Impairment jittery = Impairment.NONE.with(NetworkConditions.PERFECT
                .withLoss(0.1)
                .withJitter(Duration.ofMillis(3))
                .withBytesPerSecond(1_000_000));
        for (int i = 0; i < COUNT; i++) {
            if (i == COUNT / 2) {
                changing.change(jittery, Impairment.NONE);
            }
            path.send(SendMode.RELIABLE, new byte[] {(byte) 0xFF, 0, 0});
            send(path, SendMode.UNRELIABLE, i, 10);
            loop.advance(Duration.ofMillis(1));
        }
        loop.advance(LONG);

        assertThat(arrived.stream().filter(number -> number != 0xFF0000)).isEqualTo(first);
    }

    @Test
    void each_connection_and_each_direction_has_numbers_of_its_own() {
        Impairment lossy = Impairment.NONE.with(NetworkConditions.PERFECT.withLoss(0.5));
        LagNetwork network = new LagNetwork(1, lossy, lossy, statistics);
        RelayPath.Exit exit =
                (mode, bytes) -> arrived.add((bytes[0] & 0xFF) << 16 | (bytes[1] & 0xFF) << 8 | bytes[2] & 0xFF);
        List<List<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(sendAll(network.newPath(i % 2 == 1, loop, exit), SendMode.UNRELIABLE));
        }
        assertThat(new HashSet<>(all)).hasSize(4);
    }

    @Test
    void reliable_messages_are_delayed_by_a_loss_and_all_arrive_in_order() {
        RelayPath path = path(conditions -> conditions.withLoss(0.01));

        assertThat(sendAll(path, SendMode.RELIABLE)).isEqualTo(numbers());

        assertThat(count(Event.RETRANSMITTED)).isCloseTo(COUNT / 100, within(60L));
        assertThat(count(Event.LOST)).isZero();
    }

    @Test
    void reliable_messages_arrive_even_if_all_is_lost() {
        RelayPath path = path(conditions -> conditions.withLoss(1));
        send(path, SendMode.RELIABLE, 1, 10);
        send(path, SendMode.UNRELIABLE, 2, 10);

        // 200, 400, 800, 1600 and 3200 ms.
        loop.advance(Duration.ofMillis(6_199));
        assertThat(arrived).isEmpty();
        loop.advance(Duration.ofMillis(1));
        assertThat(arrived).containsExactly(1);
    }

    @Test
    void unreliable_messages_are_duplicated_at_the_rate() {
        List<Integer> all = sendAll(path(conditions -> conditions.withDuplication(0.1)), SendMode.UNRELIABLE);

        assertThat(all.size() - COUNT).isCloseTo(COUNT / 10, within(170));
        assertThat(new HashSet<>(all)).hasSize(COUNT);
        assertThat(count(Event.DUPLICATED)).isEqualTo(all.size() - COUNT);
    }

    @Test
    void unreliable_messages_are_overtaken_at_the_rate() {
        List<Integer> all = sendAll(
                path(conditions -> conditions.withReordering(0.1).withLatency(Duration.ofMillis(20))),
                SendMode.UNRELIABLE);

        assertThat(all).containsExactlyInAnyOrderElementsOf(numbers()).isNotEqualTo(numbers());
        assertThat(count(Event.REORDERED)).isCloseTo(COUNT / 10, within(170L));
    }

    @Test
    void bandwidth_delays_what_is_sent_faster() {
        RelayPath path = path(conditions -> conditions.withBytesPerSecond(10_000));
        for (int i = 0; i < 4; i++) {
            send(path, SendMode.RELIABLE, i, 1_000);
        }

        loop.advance(Duration.ofMillis(299));
        assertThat(arrived).containsExactly(0, 1);
        loop.advance(Duration.ofMillis(101));
        assertThat(arrived).containsExactly(0, 1, 2, 3);
    }

    @Test
    void what_waits_too_long_for_bandwidth_is_dropped_or_stops_the_sender() {
        RelayPath path = path(conditions -> conditions.withBytesPerSecond(10_000));
        for (int i = 0; i < 100; i++) {
            send(path, SendMode.UNRELIABLE, i, 1_000);
        }
        assertThat(count(Event.WITHOUT_ROOM)).isEqualTo(94);
        loop.advance(LONG);
        assertThat(arrived).containsExactly(0, 1, 2, 3, 4, 5);

        for (int i = 0; i < 5; i++) {
            send(path, SendMode.RELIABLE, i, 1_000);
            assertThat(path.isFull()).isFalse();
        }
        send(path, SendMode.RELIABLE, 5, 1_000);
        assertThat(path.isFull()).isTrue();
        loop.advance(Duration.ofMillis(101));
        assertThat(path.isFull()).isFalse();
    }

    @Test
    void a_path_holds_a_limited_amount() {
        RelayPath path = path(conditions -> conditions.withLatency(Duration.ofHours(1)));
        int messages = 0;
        while (!path.isFull()) {
            send(path, SendMode.RELIABLE, messages++, 10_000);
        }
        assertThat(messages).isEqualTo(105);

        for (int i = 0; i < 1_000; i++) {
            send(path, SendMode.UNRELIABLE, i, 10_000);
        }
        assertThat(path.heldBytes()).isLessThan(3 * 1024 * 1024);
        assertThat(count(Event.WITHOUT_ROOM)).isEqualTo(1_000 - 104);
        loop.advance(LONG);
        assertThat(path.heldBytes()).isZero();
        assertThat(path.isFull()).isFalse();
    }

    @Test
    void a_cut_loses_unreliable_messages_and_holds_reliable_ones() {
        LagNetwork network = network(1, conditions -> conditions.withLatency(Duration.ofMillis(10)));
        Impairment open = Impairment.NONE.with(NetworkConditions.PERFECT.withLatency(Duration.ofMillis(10)));
        RelayPath path = path(network);
        send(path, SendMode.RELIABLE, 1, 10);
        network.change(new Impairment(open.conditions(), true), Impairment.NONE);
        send(path, SendMode.RELIABLE, 2, 10);
        send(path, SendMode.UNRELIABLE, 3, 10);
        loop.advance(LONG);
        assertThat(arrived).as("what was under way when the cut began").containsExactly(1);

        network.change(open, Impairment.NONE);
        send(path, SendMode.RELIABLE, 4, 10);
        send(path, SendMode.UNRELIABLE, 5, 10);
        loop.advance(Duration.ofMillis(9));
        assertThat(arrived).containsExactly(1);
        loop.advance(Duration.ofMillis(1));
        assertThat(arrived).containsExactly(1, 2, 4, 5);
        assertThat(count(Event.CUT_OFF)).isEqualTo(1);
    }

    @Test
    void the_end_comes_behind_all_reliable_messages() {
        LagNetwork network = network(
                1,
                conditions -> conditions
                        .withLatency(Duration.ofMillis(10))
                        .withLoss(0.3)
                        .withJitter(Duration.ofMillis(100)));
        RelayPath path = path(network);
        network.change(new Impairment(NetworkConditions.PERFECT, true), Impairment.NONE);
        List<Integer> atEnd = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            send(path, SendMode.RELIABLE, i, 10);
        }
        path.whenEmpty(() -> atEnd.addAll(arrived));
        loop.advance(LONG);
        assertThat(atEnd).isEmpty();

        network.change(Impairment.NONE.with(NetworkConditions.PERFECT.withLoss(0.3)), Impairment.NONE);
        loop.advance(LONG);

        assertThat(atEnd).hasSize(100).isSorted();
    }

    @Test
    void a_path_that_is_closed_forgets_everything() {
        LagNetwork network = network(1, conditions -> conditions.withLatency(Duration.ofMillis(10)));
        RelayPath path = path(network);
        send(path, SendMode.RELIABLE, 1, 10);
        send(path, SendMode.UNRELIABLE, 2, 10);
        path.whenEmpty(() -> arrived.add(3));
        assertThat(network.size()).isEqualTo(1);

        path.close();
        path.close();
        send(path, SendMode.RELIABLE, 4, 10);

        assertThat(network.size()).isZero();
        assertThat(path.heldBytes()).isZero();
        assertThat(loop.waiting()).isZero();
        loop.advance(LONG);
        assertThat(arrived).isEmpty();
    }

    @Test
    void the_statistics_have_what_happened_in_both_directions() {
        RelayPath path = path(conditions -> conditions.withLatency(Duration.ofMillis(50)));
        send(path, SendMode.RELIABLE, 1, 10);
        loop.advance(LONG);

        assertThat(statistics.toString())
                .containsPattern("reliable messages +1 +0\\R")
                .containsPattern("mean delay +50\\.0 ms +-\\R")
                .containsPattern("longest delay +50\\.0 ms +-\\R");
    }
}
