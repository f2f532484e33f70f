package io.darkrift.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is found out about tick loops. */
class TicksTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final List<TickState> states = new ArrayList<>();
    private final Ticks ticks = new Ticks(List.of(states::stream));

    private static long nanos(int millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static TickState state(Object loop, int ticks, int workMillis, int overruns) {
        return new TickState(
                loop, "loop " + loop, 20, 0, false, ticks, 0, overruns, 0, nanos(workMillis), nanos(workMillis), 0);
    }

    private static TickState late(Object loop, Duration lag, boolean ended) {
        return new TickState(loop, "loop " + loop, 20, lag.toNanos(), ended, 1, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void what_loops_did_between_two_looks_adds_up() {
        String world = "world";
        String room = "room";
        states.add(state(world, 100, 1_000, 7));
        Ticks.Sum first = ticks.look();
        assertThat(first.mean()).isEqualTo(10);
        states.set(0, state(world, 120, 1_100, 8));
        states.add(state(room, 20, 100, 2));
        Ticks.Sum second = ticks.look();
        assertThat(second.mean()).isEqualTo(5);
        assertThat(second.overruns()).isEqualTo(3);
        assertThat(ticks.shown())
                .extracting(Ticks.Shown::name, Ticks.Shown::mean, Ticks.Shown::longest)
                .containsExactly(tuple("loop world", 5.0, 1_100.0), tuple("loop room", 5.0, 100.0));

        states.remove(1);
        Ticks.Sum third = ticks.look();
        assertThat(third.mean()).as("no tick has run").isNull();
        assertThat(third.overruns())
                .as("a room that has ended takes nothing away")
                .isZero();
        assertThat(ticks.shown()).extracting(Ticks.Shown::mean).containsOnlyNulls();
    }

    @Test
    void of_too_many_loops_those_with_the_most_overruns_are_shown() {
        for (int i = 0; i < Ticks.MAX_SHOWN + 500; i++) {
            states.add(state(i, 1, 1, i));
        }
        ticks.look();
        assertThat(ticks.count()).isEqualTo(Ticks.MAX_SHOWN + 500);
        assertThat(ticks.shown()).hasSize(Ticks.MAX_SHOWN);
        assertThat(ticks.shown().get(0).name()).isEqualTo("loop " + (Ticks.MAX_SHOWN + 499));
        assertThat(ticks.shown().get(Ticks.MAX_SHOWN - 1).overruns()).isEqualTo(500);
    }

    @Test
    void loops_that_hang_or_have_ended_are_named_and_of_many_only_some() {
        states.add(late(1, LIMIT, false));
        assertThat(ticks.problems(LIMIT)).isEmpty();
        states.add(late(2, LIMIT.plusMillis(1), false));
        states.add(late(3, Duration.ZERO, true));
        assertThat(ticks.problems(LIMIT))
                .containsExactlyInAnyOrder(
                        "the tick loop loop 2 has not run for 5001 ms", "the tick loop loop 3 has ended");
        for (int i = 4; i < 100; i++) {
            states.add(late(i, Duration.ofDays(1), false));
        }
        assertThat(ticks.problems(LIMIT)).hasSize(11).endsWith("88 more tick loops have not run, or have ended");
    }
}
