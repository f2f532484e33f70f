package io.darkrift.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.core.Lifecycle.Effect;
import io.darkrift.core.Lifecycle.Event;
import io.darkrift.core.Lifecycle.State;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every state, and every event in it. */
class LifecycleTest {
    /** A line for each state, a column for each event: where it leads to, and what is to be done. */
    private static final String TABLE = """
                        ADMIT             READY       CLOSE               FAIL                LINK_CLOSED
            CONNECTING  ADMITTED/PREPARE  -           CLOSING/CLOSE_LINK  CLOSING/ABORT_LINK  CLOSED/FINISH
            ADMITTED    -                 OPEN/START  CLOSING/CLOSE_LINK  CLOSING/ABORT_LINK  CLOSED/FINISH
            OPEN        -                 -           CLOSING/CLOSE_LINK  CLOSING/ABORT_LINK  CLOSED/FINISH
            CLOSING     -                 -           -                   CLOSING/ABORT_LINK  CLOSED/FINISH
            CLOSED      -                 -           -                   -                   -
            """;

    /** How each state is reached. */
    private static final Map<State, List<Event>> WAYS = Map.of(
            State.CONNECTING, List.of(),
            State.ADMITTED, List.of(Event.ADMIT),
            State.OPEN, List.of(Event.ADMIT, Event.READY),
            State.CLOSING, List.of(Event.CLOSE),
            State.CLOSED, List.of(Event.LINK_CLOSED));

    private final Lifecycle lifecycle = new Lifecycle();

    @TestFactory
    List<DynamicTest> each_event_does_in_each_state_what_the_table_says() {
        List<String> lines = TABLE.lines().toList();
        String[] events = lines.get(0).trim().split(" +");
        List<DynamicTest> tests = new java.util.ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.trim().split(" +");
            State state = State.valueOf(cells[0]);
            for (int i = 0; i < events.length; i++) {
                Event event = Event.valueOf(events[i]);
                String cell = cells[i + 1];
                tests.add(DynamicTest.dynamicTest(event + " when " + state, () -> check(state, event, cell)));
            }
        }
        assertThat(tests).hasSize(State.values().length * Event.values().length);
        return tests;
    }

    private static void check(State state, Event event, String cell) {
        State next = cell.equals("-") ? state : State.valueOf(cell.split("/")[0]);
        Effect effect = cell.equals("-") ? Effect.NONE : Effect.valueOf(cell.split("/")[1]);
        Lifecycle life = new Lifecycle();
        WAYS.get(state).forEach(life::on);
        assertThat(life.state()).isEqualTo(state);
        assertThat(life.on(event)).isEqualTo(effect);
        assertThat(life.state()).isEqualTo(next);
    }

    @Test
    void every_state_is_reached_and_leads_to_the_end() {
        Map<State, Set<State>> reached = new EnumMap<>(State.class);
        for (State start : State.values()) {
            Set<State> seen = EnumSet.of(start);
            Queue<State> open = new ArrayDeque<>(seen);
            while (!open.isEmpty()) {
                State from = open.remove();
                for (Event event : Event.values()) {
                    if (seen.add(Lifecycle.next(from, event))) {
                        open.add(Lifecycle.next(from, event));
                    }
                }
            }
            reached.put(start, seen);
        }
        assertThat(reached.get(State.CONNECTING)).containsExactly(State.values());
        assertThat(reached.values()).allMatch(states -> states.contains(State.CLOSED));
        assertThat(reached.get(State.CLOSED)).containsExactly(State.CLOSED);
    }

    @Test
    void the_first_end_is_the_one_that_is_told() {
        DisconnectInfo kicked = DisconnectInfo.of(Reason.KICKED, "as planned");
        lifecycle.on(Event.ADMIT);
        assertThat(lifecycle.info()).isNull();
        lifecycle.on(Event.CLOSE, kicked);
        lifecycle.on(Event.FAIL, DisconnectInfo.of(Reason.STRUCK_OUT, "later"));
        lifecycle.on(Event.LINK_CLOSED, DisconnectInfo.of(Reason.NETWORK_ERROR, "later"));
        assertThat(lifecycle.info()).isSameAs(kicked);
    }

    @Test
    void a_client_that_was_admitted_once_stays_so_however_it_ends() {
        assertThat(lifecycle.wasAdmitted()).isFalse();
        lifecycle.on(Event.ADMIT);
        lifecycle.on(Event.FAIL);
        lifecycle.on(Event.LINK_CLOSED);
        assertThat(lifecycle.wasAdmitted()).isTrue();

        Lifecycle never = new Lifecycle();
        never.on(Event.CLOSE);
        never.on(Event.ADMIT);
        assertThat(never.wasAdmitted()).isFalse();
    }

    @Test
    void of_many_threads_that_cause_the_same_transition_one_carries_it_out() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            Lifecycle life = new Lifecycle();
            life.on(Event.ADMIT);
            AtomicInteger finished = new AtomicInteger();
            CountDownLatch start = new CountDownLatch(1);
            Thread[] threads = new Thread[4];
            for (int i = 0; i < threads.length; i++) {
                Event first = i % 2 == 0 ? Event.CLOSE : Event.FAIL;
                threads[i] = new Thread(() -> {
                    try {
                        start.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                    life.on(first);
                    if (life.on(Event.LINK_CLOSED) == Effect.FINISH) {
                        finished.incrementAndGet();
                    }
                });
                threads[i].start();
            }
            start.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(finished).hasValue(1);
        }
    }
}
