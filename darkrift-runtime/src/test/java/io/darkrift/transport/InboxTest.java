package io.darkrift.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.transport.Inbox.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final IntPredicate ANY = tag -> true;

    private int rooms;
    private final Inbox inbox = new Inbox(4, () -> rooms++);

    @Test
    void messages_come_out_in_their_order() throws Exception {
        offer(1, 2, 3);
        assertThat(take(ANY)).isEqualTo(1);
        assertThat(take(tag -> tag == 3)).isEqualTo(3);
        assertThat(take(ANY)).isEqualTo(2);
    }

    @Test
    void those_who_wait_are_served_in_their_order() throws Exception {
        CompletableFuture<Message> first = inbox.take(ANY);
        CompletableFuture<Message> second = inbox.take(tag -> tag == 7);
        CompletableFuture<Message> third = inbox.take(ANY);
        offer(1, 2);
        assertThat(first.get().tag()).isEqualTo(1);
        assertThat(second).isNotDone();
        assertThat(third.get().tag()).isEqualTo(2);
        offer(7);
        assertThat(second.get().tag()).isEqualTo(7);
    }

    @Test
    void who_gave_up_gets_no_message() throws Exception {
        List<CompletableFuture<Message>> gaveUp = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            gaveUp.add(inbox.take(ANY));
            gaveUp.get(i).cancel(false);
        }
        CompletableFuture<Message> patient = inbox.take(ANY);
        offer(1, 2);
        assertThat(patient.get().tag()).isEqualTo(1);
        assertThat(take(ANY)).isEqualTo(2);
    }

    @Test
    void what_was_waited_for_in_vain_is_not_kept() {
        CompletableFuture<Message> patient = inbox.take(tag -> tag == 7);
        for (int i = 0; i < 1000; i++) {
            inbox.take(ANY).cancel(false);
        }
        assertThat(inbox.waiting()).isLessThanOrEqualTo(2);
        assertThat(patient).isNotDone();
    }

    @Test
    void reading_pauses_where_the_capacity_is_used_up_and_goes_on_at_half_of_it() throws Exception {
        offer(1, 2, 3);
        assertThat(inbox.offer(Message.of(4), true)).isEqualTo(Answer.FULL);
        assertThat(inbox.isPaused()).isTrue();
        take(ANY);
        assertThat(rooms).isZero();
        take(ANY);
        assertThat(rooms).isOne();
        assertThat(inbox.isPaused()).isFalse();
    }

    @Test
    void an_unreliable_message_does_not_make_forget_that_reading_is_paused() throws Exception {
        offer(1, 2, 3);
        inbox.offer(Message.of(4), true);
        take(ANY);
        assertThat(inbox.offer(unreliable(9), true)).isEqualTo(Answer.TAKEN);
        take(ANY);
        assertThat(rooms).isOne();
    }

    @Test
    void the_oldest_unreliable_message_is_dropped() throws Exception {
        for (int tag = 1; tag <= 4; tag++) {
            assertThat(inbox.offer(unreliable(tag), true)).isEqualTo(Answer.TAKEN);
        }
        assertThat(inbox.offer(unreliable(5), true)).isEqualTo(Answer.DROPPED_OLDEST);
        assertThat(take(ANY)).isEqualTo(2);
    }

    @Test
    void waiting_for_what_cannot_come_fails_at_once() {
        offer(1, 1, 1);
        inbox.offer(Message.of(1), true);
        assertThatThrownBy(() -> take(tag -> tag == 2))
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reading is paused");
    }

    @Test
    void those_who_wait_already_learn_that_they_wait_in_vain() {
        CompletableFuture<Message> waiting = inbox.take(tag -> tag == 2);
        offer(1, 1, 1);
        assertThat(waiting).isNotDone();
        inbox.offer(Message.of(1), true);
        assertThatThrownBy(waiting::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void reading_goes_on_for_who_waits_as_soon_as_there_is_room_for_one() throws Exception {
        offer(1, 1, 1);
        inbox.offer(Message.of(1), true);
        take(ANY);
        assertThat(rooms).isZero();
        CompletableFuture<Message> waiting = inbox.take(tag -> tag == 2);
        assertThat(rooms).isOne();
        offer(2);
        assertThat(waiting.get().tag()).isEqualTo(2);
    }

    @Test
    void where_reading_does_not_pause_a_full_inbox_keeps_nobody_from_waiting() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(inbox.offer(Message.of(1), false)).isEqualTo(Answer.TAKEN);
        }
        assertThat(inbox.hasRoomFor(SendMode.RELIABLE)).isFalse();
        assertThat(inbox.hasRoomFor(SendMode.UNRELIABLE)).isTrue();
        CompletableFuture<Message> waiting = inbox.take(tag -> tag == 2);
        inbox.offer(Message.of(2), true);
        assertThat(waiting.get().tag()).isEqualTo(2);
    }

    @Test
    void what_fits_is_drained_and_the_rest_waits_on() throws Exception {
        offer(1, 2, 1);
        assertThat(inbox.drain(tag -> tag == 1)).extracting(Message::tag).containsExactly(1, 1);
        assertThat(take(ANY)).isEqualTo(2);
    }

    @Test
    void after_the_end_what_waits_can_still_be_received() throws Exception {
        DisconnectInfo disconnect = new DisconnectInfo(Reason.PEER, "gone", new IllegalStateException());
        CompletableFuture<Message> waiting = inbox.take(tag -> tag == 7);
        offer(1);
        inbox.end(disconnect);
        assertThatThrownBy(waiting::get).cause().isInstanceOf(ConnectionClosedException.class);
        assertThat(take(ANY)).isEqualTo(1);
        assertThatThrownBy(() -> take(ANY))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(ConnectionClosedException.class)
                .hasMessageContaining("REMOTE: gone")
                .hasCause(disconnect.cause());
    }

    private void offer(int... tags) {
        for (int tag : tags) {
            assertThat(inbox.offer(Message.of(tag), true)).isEqualTo(Answer.TAKEN);
        }
    }

    private int take(IntPredicate tag) throws Exception {
        CompletableFuture<Message> future = inbox.take(tag);
        assertThat(future).isDone();
        return future.get().tag();
    }

    private static Message unreliable(int tag) {
        return Message.of(tag).with(SendMode.UNRELIABLE);
    }
}
