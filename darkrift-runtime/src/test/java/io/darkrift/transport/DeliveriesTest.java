package io.darkrift.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.SendMode;
import io.darkrift.transport.Inbox.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Integer> done = new ArrayList<>();
    private int rooms;
    private final Deliveries deliveries = new Deliveries(tasks::add, 4, () -> rooms++);

    @Test
    void handlers_run_in_order_as_one_task() {
        add(1, 2, 3);
        assertThat(done).isEmpty();
        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        assertThat(done).containsExactly(1, 2, 3);
        assertThat(tasks).isEmpty();
        add(4);
        assertThat(tasks).hasSize(1);
    }

    @Test
    void what_comes_meanwhile_waits_for_the_next_turn() {
        deliveries.add(SendMode.RELIABLE, () -> add(2));
        tasks.remove().run();
        assertThat(done).isEmpty();
        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        assertThat(done).containsExactly(2);
    }

    @Test
    void reading_pauses_at_the_capacity_and_goes_on_at_half_of_it() {
        deliveries.add(SendMode.RELIABLE, () -> done.add(rooms));
        deliveries.add(SendMode.RELIABLE, () -> done.add(rooms));
        add(3);
        assertThat(deliveries.add(SendMode.RELIABLE, () -> done.add(4))).isEqualTo(Answer.FULL);
        assertThat(deliveries.isPaused()).isTrue();
        tasks.remove().run();
        assertThat(done).containsExactly(0, 1, 3, 4);
        assertThat(rooms).isOne();
        assertThat(deliveries.isPaused()).isFalse();
    }

    @Test
    void news_that_are_no_message_do_not_make_forget_that_reading_is_paused() {
        Deliveries busy = new Deliveries(tasks::add, 2, () -> rooms++);
        busy.add(SendMode.RELIABLE, () -> {
            busy.add(null, () -> done.add(8));
            busy.add(SendMode.UNRELIABLE, () -> done.add(9));
        });
        assertThat(busy.add(SendMode.RELIABLE, () -> {})).isEqualTo(Answer.FULL);
        tasks.remove().run();
        assertThat(rooms).isOne();
    }

    @Test
    void the_oldest_unreliable_message_is_dropped() {
        for (int i = 1; i <= 4; i++) {
            int number = i;
            assertThat(deliveries.add(SendMode.UNRELIABLE, () -> done.add(number)))
                    .isEqualTo(Answer.TAKEN);
        }
        assertThat(deliveries.add(SendMode.UNRELIABLE, () -> done.add(5))).isEqualTo(Answer.DROPPED_OLDEST);
        tasks.remove().run();
        assertThat(done).containsExactly(2, 3, 4, 5);
    }

    @Test
    void a_direct_executor_runs_handlers_at_once() {
        Deliveries direct = new Deliveries(Runnable::run, 1, () -> rooms++);
        for (int i = 0; i < 3; i++) {
            int number = i;
            direct.add(SendMode.RELIABLE, () -> done.add(number));
            assertThat(direct.isPaused()).isFalse();
        }
        assertThat(done).containsExactly(0, 1, 2);
        assertThat(rooms).isEqualTo(3);
    }

    @Test
    void an_executor_that_is_shut_down_does_not_reach_the_event_loop() {
        Deliveries rejected = new Deliveries(
                task -> {
                    throw new RejectedExecutionException("as planned");
                },
                1,
                () -> rooms++);
        assertThat(rejected.add(SendMode.RELIABLE, () -> {})).isEqualTo(Answer.FULL);
    }

    @Test
    void handlers_never_run_at_the_same_time() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Deliveries pooled = new Deliveries(pool, Integer.MAX_VALUE, () -> {});
            List<Integer> unguarded = new ArrayList<>();
            int count = 20_000;
            CountDownLatch last = new CountDownLatch(1);
            for (int i = 0; i < count; i++) {
                int number = i;
                pooled.add(SendMode.RELIABLE, () -> unguarded.add(number));
            }
            pooled.add(null, last::countDown);
            assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(unguarded).hasSize(count).isSorted();
        } finally {
            pool.shutdownNow();
        }
    }

    private void add(int... numbers) {
        for (int number : numbers) {
            assertThat(deliveries.add(SendMode.RELIABLE, () -> done.add(number)))
                    .isEqualTo(Answer.TAKEN);
        }
    }
}
