package io.darkrift.transport.memory.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.transport.memory.NetworkConditions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ArrivalModelTest {
    private static final NetworkConditions BAD =
            new NetworkConditions(Duration.ofMillis(40), Duration.ofMillis(20), 0.2, 0.1, 0.1, 100_000);

    private static ArrivalModel model(long seed) {
        return new ArrivalModel(new SplittableRandom(seed), new SplittableRandom(~seed));
    }

    /** Draws as a line does that sends over both ways in turn. */
    private static List<Object> run(ArrivalModel model) {
        List<Object> results = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            long now = 1_000_000L * i;
            long delay = model.retransmission(i, BAD);
            results.add(model.stream(now, i, delay, BAD));
            results.add(model.loses(BAD));
            results.add(model.datagram(now, 20, BAD));
            results.add(model.duplicates(BAD));
            results.add(model.backlog(now));
        }
        return results;
    }

    @Test
    void the_same_numbers_have_the_same_results() {
        assertThat(run(model(3))).isEqualTo(run(model(3))).isNotEqualTo(run(model(4)));
    }

    @Test
    void nothing_is_drawn_for_what_can_not_happen() {
        RandomGenerator none = () -> {
            throw new AssertionError("drawn");
        };
        ArrivalModel model = new ArrivalModel(none, none);
        NetworkConditions steady = NetworkConditions.PERFECT.withLatency(Duration.ofNanos(7));

        assertThat(model.retransmission(100, steady)).isZero();
        assertThat(model.stream(-5, 100, 0, steady)).isEqualTo(2);
        assertThat(model.loses(steady)).isFalse();
        assertThat(model.duplicates(steady)).isFalse();
        assertThat(model.datagram(-5, 100, steady)).isEqualTo(new ArrivalModel.Datagram(2, false));
        assertThat(model.backlog(-5)).isZero();
    }

    @Test
    void a_piece_is_sent_again_after_a_round_trip_that_doubles() {
        NetworkConditions slow =
                NetworkConditions.PERFECT.withLatency(Duration.ofMillis(400)).withLoss(1);

        assertThat(model(1).retransmission(0, NetworkConditions.PERFECT.withLoss(1)))
                .isEqualTo(Duration.ofMillis(200 * 31).toNanos());
        assertThat(model(1).retransmission(1, slow))
                .isEqualTo(Duration.ofMillis(800 * 31).toNanos());
    }

    @Test
    void a_large_piece_is_delayed_more_often_than_a_small_one() {
        NetworkConditions lossy = NetworkConditions.PERFECT.withLoss(0.01);
        ArrivalModel model = model(1);
        int small = 0;
        int large = 0;
        for (int i = 0; i < 1_000; i++) {
            small += model.retransmission(1_400, lossy) > 0 ? 1 : 0;
            large += model.retransmission(140_000, lossy) > 0 ? 1 : 0;
        }
        // 1% and 63.4%, with four standard deviations.
        assertThat(small).isBetween(1, 23);
        assertThat(large).isBetween(573, 695);
    }

    @Test
    void datagrams_do_not_overtake_a_fence() {
        ArrivalModel model = model(1);
        long fence = model.stream(0, 10, 0, NetworkConditions.PERFECT.withLatency(Duration.ofSeconds(1)));
        assertThat(model.datagram(0, 10, NetworkConditions.PERFECT).time()).isZero();

        model.fence();

        assertThat(model.datagram(0, 10, NetworkConditions.PERFECT).time()).isEqualTo(fence);
    }
}
