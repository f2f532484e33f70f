package io.darkrift.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.core.dispatch.ReceiveQueue.Answer;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class ReceiveQueueTest {
    private static final IntPredicate ANY = tag -> true;

    private int rooms;
    private final ReceiveQueue queue = new ReceiveQueue(4, 10_000, null, () -> null, () -> rooms++);

    @Test
    void messages_come_out_in_their_order() throws Exception {
        offer(1, 2, 3);
        assertThat(take(ANY)).isEqualTo(1);
        assertThat(take(tag -> tag == 3)).isEqualTo(3);
        assertThat(take(ANY)).isEqualTo(2);
    }

    @Test
    void callers_that_wait_are_served_in_their_order() throws Exception {
        CompletableFuture<Message> first = queue.take(ANY);
        CompletableFuture<Message> second = queue.take(tag -> tag == 7);
        CompletableFuture<Message> third = queue.take(ANY);
        offer(1, 2);
        assertThat(first.get().tag()).isEqualTo(1);
        assertThat(second).isNotDone();
        assertThat(third.get().tag()).isEqualTo(2);
        offer(7);
        assertThat(second.get().tag()).isEqualTo(7);
    }

    @Test
    void a_caller_that_gave_up_gets_no_message() throws Exception {
        List<CompletableFuture<Message>> gaveUp = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            gaveUp.add(queue.take(ANY));
            gaveUp.get(i).cancel(false);
        }
        CompletableFuture<Message> patient = queue.take(ANY);
        offer(1, 2);
        assertThat(patient.get().tag()).isEqualTo(1);
        assertThat(take(ANY)).isEqualTo(2);
    }

    @Test
    void callers_that_gave_up_are_not_kept() {
        CompletableFuture<Message> patient = queue.take(tag -> tag == 7);
        for (int i = 0; i < 1000; i++) {
            queue.take(ANY).cancel(false);
        }
        assertThat(queue.waiting()).isLessThanOrEqualTo(2);
        assertThat(patient).isNotDone();
    }

    @Test
    void reading_pauses_at_the_capacity_and_resumes_at_half_of_it() throws Exception {
        offer(1, 2, 3);
        assertThat(queue.offer(Message.of(4), true)).isEqualTo(Answer.FULL);
        assertThat(queue.isPaused()).isTrue();
        take(ANY);
        assertThat(rooms).isZero();
        take(ANY);
        assertThat(rooms).isOne();
        assertThat(queue.isPaused()).isFalse();
    }

    @Test
    void an_unreliable_message_does_not_hide_that_reading_is_paused() throws Exception {
        offer(1, 2, 3);
        queue.offer(Message.of(4), true);
        take(ANY);
        assertThat(queue.offer(unreliable(9), true)).isEqualTo(Answer.TAKEN);
        take(ANY);
        assertThat(rooms).isOne();
    }

    @Test
    void the_oldest_unreliable_message_is_dropped() throws Exception {
        for (int tag = 1; tag <= 4; tag++) {
            assertThat(queue.offer(unreliable(tag), true)).isEqualTo(Answer.TAKEN);
        }
        assertThat(queue.offer(unreliable(5), true)).isEqualTo(Answer.DROPPED_OLDEST);
        assertThat(take(ANY)).isEqualTo(2);
    }

    @Test
    void waiting_for_what_cannot_arrive_fails_at_once() {
        offer(1, 1, 1);
        queue.offer(Message.of(1), true);
        assertThatThrownBy(() -> take(tag -> tag == 2))
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reading is paused");
    }

    @Test
    void callers_that_wait_already_learn_that_nothing_can_arrive() {
        CompletableFuture<Message> waiting = queue.take(tag -> tag == 2);
        offer(1, 1, 1);
        assertThat(waiting).isNotDone();
        queue.offer(Message.of(1), true);
        assertThatThrownBy(waiting::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void reading_resumes_for_a_caller_as_soon_as_there_is_room_for_one() throws Exception {
        offer(1, 1, 1);
        queue.offer(Message.of(1), true);
        take(ANY);
        assertThat(rooms).isZero();
        CompletableFuture<Message> waiting = queue.take(tag -> tag == 2);
        assertThat(rooms).isOne();
        offer(2);
        assertThat(waiting.get().tag()).isEqualTo(2);
    }

    @Test
    void where_reading_does_not_pause_a_full_queue_lets_callers_wait() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(queue.offer(Message.of(1), false)).isEqualTo(Answer.TAKEN);
        }
        assertThat(queue.hasRoomFor(SendMode.RELIABLE)).isFalse();
        assertThat(queue.hasRoomFor(SendMode.UNRELIABLE)).isTrue();
        CompletableFuture<Message> waiting = queue.take(tag -> tag == 2);
        queue.offer(Message.of(2), true);
        assertThat(waiting.get().tag()).isEqualTo(2);
    }

    @Test
    void what_fits_is_drained_and_the_rest_waits_on() throws Exception {
        offer(1, 2, 1);
        assertThat(queue.drain(tag -> tag == 1)).extracting(Message::tag).containsExactly(1, 1);
        assertThat(take(ANY)).isEqualTo(2);
    }

    @Test
    void after_the_end_what_waits_can_still_be_received() throws Exception {
        DisconnectInfo disconnect = new DisconnectInfo(Reason.PEER, "gone", new IllegalStateException());
        CompletableFuture<Message> waiting = queue.take(tag -> tag == 7);
        offer(1);
        queue.end(disconnect);
        assertThatThrownBy(waiting::get).cause().isInstanceOf(ConnectionClosedException.class);
        assertThat(take(ANY)).isEqualTo(1);
        assertThatThrownBy(() -> take(ANY))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("PEER: gone")
                .hasCause(disconnect.cause());
    }

    private void offer(int... tags) {
        for (int tag : tags) {
            assertThat(queue.offer(Message.of(tag), true)).isEqualTo(Answer.TAKEN);
        }
    }

    private int take(IntPredicate tag) throws Exception {
        CompletableFuture<Message> future = queue.take(tag);
        assertThat(future).isDone();
        return future.get().tag();
    }

    private static Message unreliable(int tag) {
        return Message.of(tag).with(SendMode.UNRELIABLE);
    }

    @Test
    void reading_pauses_at_the_bytes_too() throws Exception {
        assertThat(queue.offer(Message.of(1, new byte[9_000]), true)).isEqualTo(Answer.TAKEN);
        assertThat(queue.offer(Message.of(2, new byte[1_000]), true)).isEqualTo(Answer.FULL);
        take(ANY);
        assertThat(rooms).isOne();
    }

    @Test
    void reading_resumes_where_nobody_receives_what_waits() {
        offer(1, 2, 3);
        assertThat(queue.offer(Message.of(4), true)).isEqualTo(Answer.FULL);
        queue.resume();
        assertThat(queue.isPaused()).isFalse();
    }
}
