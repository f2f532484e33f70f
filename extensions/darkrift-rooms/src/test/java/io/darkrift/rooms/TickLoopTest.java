package io.darkrift.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.testing.FakeLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TickLoopTest {
    private final FakeLoop scheduler = new FakeLoop(1_000_000_007);
    private final long start = scheduler.nanos();
    private final List<Long> begun = new ArrayList<>();

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(scheduler.nanos() - start);
    }

    @Test
    void keeps_20_hz_with_8_milliseconds_of_work() {
        TickLoop loop = TickLoop.builder(20, tick -> {
                    begun.add(millis());
                    scheduler.pass(Duration.ofMillis(8));
                })
                .build();
        loop.start(scheduler, scheduler);
        scheduler.advance(Duration.ofMillis(60_000));

        assertThat(begun).hasSize(1_200);
        assertThat(begun.get(0)).isEqualTo(50);
        assertThat(begun.get(1_199)).as("the last of a minute, without drift").isEqualTo(60_000);
        assertThat(loop.statistics())
                .isEqualTo(new TickStatistics(
                        1_200, 0, 0, 0, Duration.ofMillis(9_600), Duration.ofMillis(8), Duration.ZERO));
        assertThat(loop.statistics().averageWork()).isEqualTo(Duration.ofMillis(8));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 30, 60, 144, 999, 1_000})
    void does_not_drift_at_rates_that_do_not_divide_a_second(int rate) {
        TickLoop loop = TickLoop.builder(rate, tick -> begun.add(scheduler.nanos() - start))
                .build();
        loop.start(scheduler, scheduler);
        scheduler.advance(Duration.ofMinutes(10));

        assertThat(begun).hasSize(600 * rate);
        assertThat(begun.get(600 * rate - 1)).isEqualTo(TimeUnit.MINUTES.toNanos(10));
    }

    @Test
    void catches_up_with_ticks_that_were_missed() {
        TickLoop loop = TickLoop.builder(20, tick -> {
                    begun.add(millis());
                    scheduler.pass(Duration.ofMillis(tick == 2 ? 170 : 10));
                })
                .build();
        loop.start(scheduler, scheduler);
        scheduler.advance(Duration.ofMillis(400));

        // The second takes 170 ms: those of 150, 200 and 250 are late, and from that of 300 on all are on time again.
        assertThat(begun).containsExactly(50L, 100L, 270L, 280L, 290L, 300L, 350L, 400L);
        assertThat(loop.statistics().overruns()).isEqualTo(1);
        assertThat(loop.statistics().late()).isEqualTo(3);
        assertThat(loop.statistics().skipped()).isZero();
        assertThat(loop.statistics().longestDelay()).isEqualTo(Duration.ofMillis(120));
        assertThat(loop.statistics().longestWork()).isEqualTo(Duration.ofMillis(170));
    }

    @Test
    void lags_while_a_tick_hangs_and_while_its_executor_runs_nothing() {
        List<Duration> within = new ArrayList<>();
        List<Runnable> held = new ArrayList<>();
        TickLoop[] loop = new TickLoop[1];
        loop[0] = TickLoop.builder(20, tick -> {
                    within.add(loop[0].lag());
                    scheduler.pass(Duration.ofMillis(170));
                    within.add(loop[0].lag());
                })
                .build();
        assertThat(loop[0].lag()).isEqualTo(Duration.ZERO);
        loop[0].start(scheduler, held::add);
        scheduler.advance(Duration.ofMillis(50));
        assertThat(loop[0].lag()).isEqualTo(Duration.ZERO);
        scheduler.advance(Duration.ofMillis(30));
        assertThat(loop[0].lag()).isEqualTo(Duration.ofMillis(30));

        held.remove(0).run();
        // The next one is due at 100 ms.
        assertThat(within).containsExactly(Duration.ZERO, Duration.ofMillis(150));
        assertThat(loop[0].isClosed()).isFalse();
        loop[0].close();
        assertThat(loop[0].lag()).isEqualTo(Duration.ZERO);
        assertThat(loop[0].isClosed()).isTrue();
    }

    @Test
    void lags_while_its_executor_rejects_ticks() {
        TickLoop loop = TickLoop.builder(20, tick -> {}).build();
        loop.start(scheduler, task -> {
            throw new RejectedExecutionException("full");
        });
        scheduler.advance(Duration.ofMillis(1_050));

        assertThat(loop.lag()).isEqualTo(Duration.ofSeconds(1));
        loop.close();
    }

    @Test
    void skips_ticks_if_more_were_missed_than_it_catches_up_with() {
        List<Long> numbers = new ArrayList<>();
        TickLoop loop = TickLoop.builder(20, tick -> {
                    numbers.add(tick);
                    begun.add(millis());
                    scheduler.pass(Duration.ofMillis(tick == 1 ? 1_020 : 0));
                })
                .maxCatchUp(3)
                .build();
        loop.start(scheduler, scheduler);
        scheduler.advance(Duration.ofMillis(1_150));

        // After the first, at 1,070, those of 100 to 1,050 have been missed: only the last of them runs.
        assertThat(begun).containsExactly(50L, 1_070L, 1_100L, 1_150L);
        assertThat(numbers).as("no number is left out").containsExactly(1L, 2L, 3L, 4L);
        assertThat(loop.statistics().skipped()).isEqualTo(19);
    }

    @Test
    void goes_on_after_an_exception_and_reports_it() {
        List<Throwable> errors = new ArrayList<>();
        RuntimeException failure = new IllegalStateException("tick 2");
        TickLoop loop = TickLoop.builder(10, tick -> {
                    begun.add(tick);
                    if (tick == 2) {
                        throw failure;
                    }
                })
                .onError(errors::add)
                .build();
        loop.start(scheduler, scheduler);
        scheduler.advance(Duration.ofMillis(400));

        assertThat(begun).containsExactly(1L, 2L, 3L, 4L);
        assertThat(errors).containsExactly(failure);
    }

    @Test
    void runs_no_tick_after_it_was_closed() {
        TickLoop loop = TickLoop.builder(10, begun::add).build();
        loop.start(scheduler, scheduler);
        scheduler.advance(Duration.ofMillis(200));
        loop.close();
        loop.close();
        scheduler.advance(Duration.ofMillis(1_000));

        assertThat(begun).containsExactly(1L, 2L);
        assertThat(scheduler.waiting()).isZero();
    }

    @Test
    void can_be_closed_by_its_own_tick() {
        List<TickLoop> loops = new ArrayList<>();
        loops.add(TickLoop.builder(10, tick -> {
                    begun.add(tick);
                    loops.get(0).close();
                })
                .build());
        loops.get(0).start(scheduler, scheduler);
        scheduler.advance(Duration.ofMillis(1_000));

        assertThat(begun).containsExactly(1L);
        assertThat(scheduler.waiting()).isZero();
    }

    @Test
    void has_one_tick_at_most_wait_in_an_executor_that_is_busy() {
        List<Runnable> executor = new ArrayList<>();
        TickLoop loop = TickLoop.builder(10, begun::add).maxCatchUp(0).build();
        loop.start(scheduler, executor::add);
        scheduler.advance(Duration.ofMillis(10_000));
        assertThat(executor).hasSize(1);

        executor.remove(0).run();
        scheduler.advance(Duration.ofMillis(0));
        assertThat(begun).containsExactly(1L);
        assertThat(loop.statistics().skipped()).isEqualTo(99);
        assertThat(executor).as("the next one is not due yet").isEmpty();
    }

    @Test
    void tries_again_after_an_executor_has_rejected_a_tick() {
        int[] rejections = {2};
        TickLoop loop = TickLoop.builder(10, tick -> begun.add(millis())).build();
        loop.start(scheduler, task -> {
            if (rejections[0]-- > 0) {
                throw new RejectedExecutionException("full");
            }
            task.run();
        });
        scheduler.advance(Duration.ofMillis(500));

        assertThat(begun).containsExactly(300L, 400L, 500L);
        assertThat(loop.statistics().skipped()).isEqualTo(2);
    }

    @Test
    void runs_on_the_calling_thread_until_it_is_closed() throws InterruptedException {
        // The clock jumps to the time of the next tick whenever the loop asks for it.
        long[] clock = {0};
        List<TickLoop> loops = new ArrayList<>();
        loops.add(TickLoop.builder(20, tick -> {
                    begun.add(clock[0] / 1_000_000);
                    if (tick == 3) {
                        loops.get(0).close();
                    }
                })
                .nanoClock(() -> clock[0] += 1_000_000)
                .build());
        loops.get(0).run();

        assertThat(begun).hasSize(3);
        assertThat(loops.get(0).statistics().ticks()).isEqualTo(3);
    }

    @Test
    void ends_with_the_interrupt_of_its_thread() {
        TickLoop loop = TickLoop.builder(1, begun::add).build();
        Thread.currentThread().interrupt();
        assertThatThrownBy(loop::run).isInstanceOf(InterruptedException.class);
        assertThat(begun).isEmpty();
    }

    @Test
    void starts_once() {
        TickLoop loop = TickLoop.builder(10, begun::add).build();
        loop.start(scheduler, scheduler);
        assertThatThrownBy(() -> loop.start(scheduler, scheduler)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(loop::run).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001})
    void refuses_other_rates(int rate) {
        assertThatThrownBy(() -> TickLoop.builder(rate, begun::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ticksPerSecond is " + rate + ": it has to be 1 to 1000");
    }
}
