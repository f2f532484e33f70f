package io.darkrift.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.core.dispatch.SerialExecutor.Answer;
import io.darkrift.message.SendMode;
import io.darkrift.testing.FakeLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerialExecutorTest {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Integer> done = new ArrayList<>();
    private final List<Throwable> refusals = new ArrayList<>();
    private final FakeLoop loop = new FakeLoop();
    private int rooms;
    private final SerialExecutor serial = on(tasks::add, 4);

    private SerialExecutor on(Executor executor, int capacity) {
        return new SerialExecutor(executor, loop, capacity, 1_000, () -> null, () -> rooms++, refusals::add);
    }

    private static Answer add(SerialExecutor serial, Runnable action) {
        return serial.add(SendMode.RELIABLE, 1, action);
    }

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
    void what_arrives_meanwhile_waits_for_the_next_turn() {
        add(serial, () -> add(2));
        tasks.remove().run();
        assertThat(done).isEmpty();
        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        assertThat(done).containsExactly(2);
    }

    @Test
    void reading_pauses_at_the_capacity_and_resumes_at_half_of_it() {
        add(serial, () -> done.add(rooms));
        add(serial, () -> done.add(rooms));
        add(3);
        assertThat(add(serial, () -> done.add(4))).isEqualTo(Answer.FULL);
        assertThat(serial.isPaused()).isTrue();
        tasks.remove().run();
        assertThat(done).containsExactly(0, 1, 3, 4);
        assertThat(rooms).isOne();
        assertThat(serial.isPaused()).isFalse();
    }

    @Test
    void reading_pauses_at_the_bytes_too() {
        assertThat(serial.add(SendMode.RELIABLE, 999, () -> {})).isEqualTo(Answer.ACCEPTED);
        assertThat(serial.add(SendMode.RELIABLE, 1, () -> {})).isEqualTo(Answer.FULL);
        tasks.remove().run();
        assertThat(rooms).isOne();
    }

    @Test
    void tasks_that_are_not_messages_do_not_hide_that_reading_is_paused() {
        SerialExecutor busy = on(tasks::add, 2);
        add(busy, () -> {
            busy.add(() -> done.add(8));
            busy.add(SendMode.UNRELIABLE, 1, () -> done.add(9));
        });
        assertThat(add(busy, () -> {})).isEqualTo(Answer.FULL);
        tasks.remove().run();
        assertThat(rooms).isOne();
    }

    @Test
    void the_oldest_unreliable_message_is_dropped_and_counted() {
        for (int i = 1; i <= 5; i++) {
            int number = i;
            assertThat(serial.add(SendMode.UNRELIABLE, 1, () -> done.add(number)))
                    .isEqualTo(Answer.ACCEPTED);
        }
        assertThat(serial.dropped()).isOne();
        tasks.remove().run();
        assertThat(done).containsExactly(2, 3, 4, 5);
    }

    @Test
    void a_direct_executor_runs_handlers_at_once() {
        SerialExecutor direct = on(Runnable::run, 1);
        for (int i = 0; i < 3; i++) {
            int number = i;
            add(direct, () -> done.add(number));
            assertThat(direct.isPaused()).isFalse();
        }
        assertThat(done).containsExactly(0, 1, 2);
        assertThat(rooms).isEqualTo(3);
    }

    @Test
    void messages_can_be_dropped_and_the_rest_still_runs() {
        add(1);
        serial.add(() -> done.add(100));
        add(2);
        assertThat(serial.dropMessages()).isEqualTo(2);
        tasks.remove().run();
        assertThat(done).containsExactly(100);
    }

    @Test
    void a_task_that_fails_does_not_stop_those_behind_it() {
        serial.add(() -> {
            throw new AssertionError("as planned");
        });
        add(2);
        tasks.remove().run();
        assertThat(done).containsExactly(2);
    }

    @Test
    void an_executor_that_rejects_a_task_once_loses_nothing() {
        for (Throwable thrown : List.of(
                new RejectedExecutionException("as planned"),
                new IllegalStateException("as planned"),
                new AssertionError("as planned"))) {
            Rejecting executor = new Rejecting(tasks::add, 1, thrown);
            SerialExecutor rejected = on(executor, 4);
            done.clear();
            add(rejected, () -> done.add(1));
            add(rejected, () -> done.add(2));
            assertThat(tasks).isEmpty();
            loop.advance(Duration.ofMillis(10));
            tasks.remove().run();
            assertThat(done).containsExactly(1, 2);
            assertThat(refusals).isEmpty();
        }
    }

    @Test
    void an_executor_that_rejects_tasks_for_a_while_is_asked_again_for_two_seconds() {
        Rejecting executor = new Rejecting(tasks::add, 7, new RejectedExecutionException("as planned"));
        SerialExecutor rejected = on(executor, 4);
        add(rejected, () -> done.add(1));
        loop.advance(Duration.ofSeconds(2));
        tasks.remove().run();
        assertThat(done).containsExactly(1);
        assertThat(refusals).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_executor_that_rejects_for_good_is_reported_and_what_is_not_a_message_runs_elsewhere(boolean loopLives)
            throws Exception {
        RejectedExecutionException thrown = new RejectedExecutionException("as planned");
        SerialExecutor rejected = on(new Rejecting(tasks::add, Integer.MAX_VALUE, thrown), 4);
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> last = new CompletableFuture<>();
        if (!loopLives) {
            loop.end();
        }
        rejected.add(() -> first.complete(Thread.currentThread().getName()));
        add(rejected, () -> done.add(1));
        loop.advance(Duration.ofSeconds(10));
        assertThat(refusals).containsExactly(thrown);
        assertThat(add(rejected, () -> done.add(2))).isEqualTo(Answer.ACCEPTED);
        rejected.add(() -> last.complete(Thread.currentThread().getName()));
        assertThat(first.get(10, TimeUnit.SECONDS)).startsWith("darkrift-fallback");
        assertThat(last.get(10, TimeUnit.SECONDS)).startsWith("darkrift-fallback");
        assertThat(done).isEmpty();
        assertThat(rejected.dropped()).isEqualTo(2);
        assertThat(rejected.isPaused()).isFalse();
    }

    @Test
    void an_executor_that_throws_although_it_has_accepted_a_task_runs_no_two_handlers_at_the_same_time() {
        SerialExecutor twice = on(
                task -> {
                    tasks.add(task);
                    throw new IllegalStateException("as planned");
                },
                4);
        add(twice, () -> {
            loop.advance(Duration.ofMillis(10));
            tasks.remove().run();
            done.add(1);
        });
        add(twice, () -> done.add(2));
        tasks.remove().run();
        assertThat(done).containsExactly(1, 2);
    }

    @Test
    void the_thread_of_a_handler_is_known() throws Exception {
        assertThat(serial.isRunningHere()).isFalse();
        serial.add(() -> done.add(serial.isRunningHere() ? 1 : 0));
        tasks.remove().run();
        assertThat(done).containsExactly(1);
        assertThat(serial.isRunningHere()).isFalse();
    }

    @Test
    void handlers_never_run_at_the_same_time() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            SerialExecutor pooled = new SerialExecutor(
                    pool, loop, Integer.MAX_VALUE, Long.MAX_VALUE, () -> null, () -> {}, refusals::add);
            List<Integer> unguarded = new ArrayList<>();
            int count = 20_000;
            CountDownLatch last = new CountDownLatch(1);
            for (int i = 0; i < count; i++) {
                int number = i;
                add(pooled, () -> unguarded.add(number));
            }
            pooled.add(last::countDown);
            assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(unguarded).hasSize(count).isSorted();
        } finally {
            pool.shutdownNow();
        }
    }

    private void add(int... numbers) {
        for (int number : numbers) {
            assertThat(add(serial, () -> done.add(number))).isEqualTo(Answer.ACCEPTED);
        }
    }

    /** Rejects so many tasks, and takes the others. */
    private static final class Rejecting implements Executor {
        private final Executor executor;
        private final Throwable thrown;
        private int left;

        Rejecting(Executor executor, int count, Throwable thrown) {
            this.executor = executor;
            this.left = count;
            this.thrown = thrown;
        }

        @Override
        public void execute(Runnable task) {
            if (left > 0) {
                left--;
                Rejecting.<RuntimeException>rethrow(thrown);
            }
            executor.execute(task);
        }

        @SuppressWarnings("unchecked") // throws what the compiler would not let pass
        private static <E extends Throwable> void rethrow(Throwable thrown) throws E {
            throw (E) thrown;
        }
    }
}
