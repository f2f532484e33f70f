package io.darkrift.core.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.core.TestSettings;
import io.darkrift.core.dispatch.DirectedMessages;
import io.darkrift.core.sending.WriteQueue.Answer;
import io.darkrift.message.Message;
import io.darkrift.message.MessageSerializer;
import io.darkrift.message.RecordSerializer;
import io.darkrift.testing.FakeLoop;
import io.darkrift.transport.MemoryBudget;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WriteQueueTest {
    private static final int MARK = 100;

    /** A message of 12 bytes with its length. */
    private static final String FIVE = "000000080000090000000000";

    private final FakeLoop loop = new FakeLoop();
    private final FakeWriter writer = new FakeWriter(loop);
    private final List<Throwable> failures = new ArrayList<>();
    private final WriteQueue queue = new WriteQueue(writer, MARK, () -> null, failures::add);

    WriteQueueTest() {
        writer.onWritten(queue::written);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private Answer append(String hex) {
        byte[] bytes = bytes(hex);
        return queue.append(bytes, bytes.length, false, null);
    }

    private static String message(int tag, int payload) {
        return String.format("%08x00%04x", 3 + payload, tag) + "00".repeat(payload);
    }

    @Test
    void what_is_sent_in_one_turn_is_one_write() {
        String all = message(1, 8) + message(2, 8) + message(3, 8);
        for (int tag = 1; tag <= 3; tag++) {
            assertThat(append(message(tag, 8))).isEqualTo(Answer.ACCEPTED);
        }
        assertThat(writer.batches).isEmpty();
        loop.run();
        assertThat(writer.batches).containsExactly(all);
        assertThat(queue.accepted()).isEqualTo(3);
        assertThat(queue.acceptedBytes()).isEqualTo(all.length() / 2);
        append(FIVE);
        loop.run();
        assertThat(writer.batches).containsExactly(all, FIVE);
    }

    @Test
    void what_the_writer_throws_is_reported_once_for_a_batch() {
        Error error = new NoClassDefFoundError("io/netty/Something");
        writer.failWith(error);
        append(FIVE);
        loop.run();
        assertThat(failures).containsExactly(error);
        queue.abort(new ConnectionClosedException("it failed", error));
        loop.run();
        assertThat(failures).containsExactly(error);
        assertThat(append(FIVE)).isEqualTo(Answer.CLOSED);
        assertThat(queue.pendingBytes()).isZero();
    }

    @Test
    void what_is_deferred_leaves_when_the_caller_flushes() {
        byte[] five = bytes(FIVE);
        queue.append(five, five.length, true, null);
        loop.run();
        assertThat(writer.batches).isEmpty();
        append(message(1, 1));
        loop.run();
        assertThat(writer.batches).as("the caller has promised to flush").isEmpty();
        queue.run();
        assertThat(writer.batches).containsExactly(FIVE + message(1, 1));
    }

    @Test
    void nothing_is_accepted_while_the_high_water_mark_is_reached() {
        writer.shut();
        for (int i = 0; i < 9; i++) {
            assertThat(append(FIVE)).isEqualTo(Answer.ACCEPTED);
        }
        assertThat(append(FIVE)).isEqualTo(Answer.FULL);
        loop.run();
        // What the network has not taken counts too.
        assertThat(append(FIVE)).isEqualTo(Answer.FULL);
        assertThat(queue.pendingBytes()).isEqualTo(108);
        CompletableFuture<Void> writable = queue.whenWritable();
        assertThat(writable).isNotDone();
        writer.open();
        assertThat(writable).isCompleted();
        assertThat(append(FIVE)).isEqualTo(Answer.ACCEPTED);
        assertThat(queue.whenWritable()).isCompleted();
        assertThat(queue.accepted()).isEqualTo(10);
    }

    @Test
    void one_batch_is_with_the_network_and_the_next_one_grows() {
        writer.shut();
        append(message(1, 0));
        loop.run();
        append(message(2, 0));
        append(message(3, 0));
        loop.run();
        assertThat(writer.batches).containsExactly(message(1, 0));
        writer.open();
        assertThat(writer.batches).containsExactly(message(1, 0), message(2, 0) + message(3, 0));
        assertThat(queue.pendingBytes()).isZero();
    }

    @Test
    void a_message_larger_than_the_high_water_mark_is_accepted_when_nothing_waits() {
        WriteQueue small = new WriteQueue(writer, 1, () -> null, failures::add);
        writer.onWritten(small::written);
        byte[] five = bytes(FIVE);
        assertThat(small.append(five, five.length, false, null)).isEqualTo(Answer.ACCEPTED);
        assertThat(small.append(five, five.length, false, null)).isEqualTo(Answer.FULL);
        byte[] configure = Frames.configure(1);
        small.appendUrgent(configure, configure.length);
        loop.run();
        assertThat(writer.batches).containsExactly(FIVE + "000000058000000001");
        assertThat(small.append(five, five.length, false, null)).isEqualTo(Answer.ACCEPTED);
        assertThat(small.accepted()).as("without commands").isEqualTo(2);
    }

    @Test
    void what_is_held_back_leaves_in_one_write_afterwards() {
        queue.cork();
        append(FIVE);
        loop.run();
        append(FIVE);
        loop.run();
        assertThat(writer.batches).isEmpty();
        assertThat(queue.isCorked()).isTrue();
        queue.uncork();
        assertThat(queue.isCorked()).isFalse();
        loop.run();
        assertThat(writer.batches).containsExactly(FIVE + FIVE);
    }

    @Test
    void after_the_end_nothing_is_accepted_but_what_was_accepted_is_sent() {
        List<String> drained = new ArrayList<>();
        queue.cork();
        append(FIVE);
        queue.end(() -> drained.add("drained"));
        assertThat(writer.batches).containsExactly(FIVE);
        assertThat(drained).hasSize(1);
        assertThat(append(FIVE)).isEqualTo(Answer.CLOSED);
        byte[] late = Frames.configure(1);
        queue.appendUrgent(late, late.length);
        assertThat(queue.whenWritable()).isNull();
        loop.run();
        assertThat(writer.batches).hasSize(1);
        assertThat(drained).hasSize(1);
    }

    @Test
    void the_end_is_reported_when_the_writer_has_everything_and_not_before() {
        List<String> drained = new ArrayList<>();
        writer.shut();
        append(FIVE);
        loop.run();
        append(message(1, 1));
        queue.end(() -> drained.add("drained"));
        loop.run();
        assertThat(drained).isEmpty();
        writer.open();
        assertThat(writer.batches).containsExactly(FIVE, message(1, 1));
        assertThat(drained).hasSize(1);
    }

    @Test
    void an_abort_drops_what_waits_and_tells_callers_that_wait() {
        writer.shut();
        append(message(1, 50));
        loop.run();
        append(message(2, 50));
        CompletableFuture<Void> writable = queue.whenWritable();
        ConnectionClosedException cause = new ConnectionClosedException("gone", null);
        queue.abort(cause);
        assertThat(writable).isCompletedExceptionally();
        assertThatThrownBy(writable::join).hasCause(cause);
        assertThat(append(FIVE)).isEqualTo(Answer.CLOSED);
        assertThat(queue.pendingBytes()).as("nothing waits any more").isZero();
        loop.run();
        writer.open();
        assertThat(writer.batches).hasSize(1);
    }

    @Test
    void other_connections_have_their_turn_between_many_datagrams() {
        writer.messagesATurn(2);
        for (int tag = 0; tag < 5; tag++) {
            append(message(tag, 0));
        }
        List<Integer> others = new ArrayList<>();
        for (int turn = 0; turn < 3; turn++) {
            loop.execute(() -> others.add(writer.batches.size()));
            loop.turn();
        }
        assertThat(others).containsExactly(1, 2, 3);
        assertThat(writer.batches)
                .containsExactly(message(0, 0) + message(1, 0), message(2, 0) + message(3, 0), message(4, 0));
        assertThat(queue.pendingBytes()).isZero();
        assertThat(queue.whenWritable()).isCompleted();
    }

    @Test
    void what_has_not_left_is_dropped_by_an_abort_between_turns() {
        writer.messagesATurn(2);
        for (int tag = 0; tag < 5; tag++) {
            append(message(tag, 0));
        }
        loop.turn();
        queue.abort(new ConnectionClosedException("gone", null));
        loop.run();
        assertThat(writer.batches).hasSize(1);
    }

    @Test
    void large_messages_to_many_are_sent_from_shared_memory_in_their_place() {
        writer.sharesFrom(30);
        String large = message(7, 30);
        String small = message(8, 1);
        try (SharedMessage shared = shared(7, 30)) {
            assertThat(queue.append(shared, null)).isEqualTo(Answer.ACCEPTED);
            assertThat(append(small)).isEqualTo(Answer.ACCEPTED);
            assertThat(queue.pendingBytes()).isEqualTo((large.length() + small.length()) / 2);
        }
        loop.run();
        assertThat(writer.batches).containsExactly(large + small);
        try (SharedMessage shared = shared(7, 30)) {
            queue.append(shared, null);
        }
        loop.run();
        assertThat(writer.batches).containsExactly(large + small, large);
        assertThat(queue.accepted()).isEqualTo(3);
    }

    @Test
    void shared_memory_that_is_not_sent_is_released() {
        writer.sharesFrom(30);
        try (SharedMessage shared = shared(7, 30)) {
            queue.append(shared, null);
            queue.abort(new ConnectionClosedException("gone", null));
            assertThat(shared.share().release())
                    .as("the message holds it still")
                    .isFalse();
        }
        loop.run();
        assertThat(writer.batches).isEmpty();
    }

    @Test
    void a_loop_that_has_ended_ends_the_queue() {
        loop.end();
        assertThat(append(FIVE)).isEqualTo(Answer.ACCEPTED);
        assertThat(append(FIVE)).isEqualTo(Answer.CLOSED);
        assertThat(queue.whenWritable()).isNull();
    }

    private Answer send(int tag, int payload) {
        return queue.encode(Message.of(tag, new byte[payload]), null, 1_000, false, null);
    }

    @Test
    void what_the_loop_sends_is_one_write_with_what_others_send_in_the_order_of_the_calls() {
        assertThat(send(1, 1)).isEqualTo(Answer.ACCEPTED);
        append(message(2, 2));
        assertThat(send(3, 3)).isEqualTo(Answer.ACCEPTED);
        append(message(4, 4));
        append(message(5, 5));
        String all = message(1, 1) + message(2, 2) + message(3, 3) + message(4, 4) + message(5, 5);
        assertThat(queue.pendingBytes()).isEqualTo(all.length() / 2);
        loop.run();
        assertThat(writer.batches).containsExactly(all);
        assertThat(queue.accepted()).isEqualTo(5);
        assertThat(queue.acceptedBytes()).isEqualTo(all.length() / 2);
        assertThat(queue.pendingBytes()).isZero();
    }

    @Test
    void what_others_send_first_is_not_overtaken_by_the_loop() {
        append(message(1, 1));
        send(2, 2);
        send(3, 3);
        loop.run();
        assertThat(writer.batches).containsExactly(message(1, 1) + message(2, 2) + message(3, 3));
    }

    @Test
    void a_broadcast_keeps_its_place_among_what_the_loop_sends() {
        writer.sharesFrom(30);
        send(1, 1);
        try (SharedMessage shared = shared(2, 30)) {
            queue.append(shared, null);
        }
        send(3, 3);
        try (SharedMessage shared = shared(4, 30)) {
            queue.append(shared, null);
        }
        loop.run();
        assertThat(writer.batches).containsExactly(message(1, 1) + message(2, 30) + message(3, 3) + message(4, 30));
    }

    @Test
    void the_loop_is_refused_at_the_high_water_mark_too() {
        writer.shut();
        assertThat(send(1, 50)).isEqualTo(Answer.ACCEPTED);
        loop.run();
        append(message(2, 20));
        assertThat(send(3, 20)).isEqualTo(Answer.ACCEPTED);
        assertThat(send(4, 1)).isEqualTo(Answer.FULL);
        assertThat(append(FIVE)).isEqualTo(Answer.FULL);
        CompletableFuture<Void> writable = queue.whenWritable();
        writer.open();
        assertThat(writable).isCompleted();
        assertThat(writer.batches).containsExactly(message(1, 50), message(2, 20) + message(3, 20));
        assertThat(send(5, 1)).isEqualTo(Answer.ACCEPTED);
    }

    @Test
    void what_the_loop_sends_while_held_back_leaves_afterwards() {
        queue.cork();
        send(1, 1);
        append(message(2, 2));
        loop.run();
        assertThat(writer.batches).isEmpty();
        queue.uncork();
        loop.run();
        assertThat(writer.batches).containsExactly(message(1, 1) + message(2, 2));
    }

    @Test
    void what_the_loop_defers_leaves_when_the_caller_flushes() {
        queue.encode(Message.of(1, new byte[1]), null, 1_000, true, null);
        loop.run();
        assertThat(writer.batches).isEmpty();
        queue.run();
        assertThat(writer.batches).containsExactly(message(1, 1));
    }

    @Test
    void a_message_that_cannot_be_written_leaves_the_batch_of_the_loop_as_it_was() {
        assertThatThrownBy(() -> queue.encode(Message.of(1, new byte[30]), null, 20, false, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(queue.pendingBytes()).isZero();
        send(2, 2);
        assertThatThrownBy(() -> queue.encode(Message.of(3, new byte[30]), null, 20, false, null))
                .isInstanceOf(IllegalArgumentException.class);
        send(4, 4);
        loop.run();
        assertThat(writer.batches).containsExactly(message(2, 2) + message(4, 4));
        assertThat(queue.accepted()).isEqualTo(2);
    }

    @Test
    void an_accessor_that_sends_is_told_that_a_message_is_being_encoded() {
        List<Answer> nested = new ArrayList<>();
        assertThat(encodeWith(() -> nested.add(send(2, 2)))).isEqualTo(Answer.ACCEPTED);
        assertThat(nested).containsExactly((Answer) null);
        loop.run();
        assertThat(writer.batches).containsExactly(message(9, 1));
    }

    @Test
    void an_accessor_that_flushes_or_ends_the_queue_does_not_send_half_a_message() {
        List<String> drained = new ArrayList<>();
        send(1, 1);
        encodeWith(() -> {
            queue.run();
            queue.end(() -> drained.add("drained"));
            assertThat(writer.batches).isEmpty();
        });
        loop.run();
        assertThat(writer.batches).containsExactly(message(1, 1) + message(9, 1));
        assertThat(drained).hasSize(1);
        assertThat(send(2, 2)).isEqualTo(Answer.CLOSED);
    }

    @Test
    void an_accessor_that_aborts_the_queue_leaves_nothing() {
        send(1, 1);
        assertThat(encodeWith(() -> queue.abort(new ConnectionClosedException("gone", null))))
                .isEqualTo(Answer.CLOSED);
        assertThat(queue.pendingBytes()).isZero();
        loop.run();
        assertThat(writer.batches).isEmpty();
    }

    /** Encodes a message of one byte whose accessor does something. */
    private Answer encodeWith(Runnable accessor) {
        MessageSerializer<Object> serializer = new RecordSerializer<>(9, Object.class) {
            @Override
            public void write(Object record, DarkriftWriter out) {
                accessor.run();
                out.writeUInt8(0);
            }

            @Override
            public Object read(DarkriftReader in) {
                throw new AssertionError("only written");
            }
        };
        return queue.encode(new Object(), serializer, 1_000, false, null);
    }

    @Test
    void the_budget_of_all_connections_learns_of_what_the_loop_sends() {
        MemoryBudget budget = new MemoryBudget(20_000);
        List<String> evicted = new ArrayList<>();
        WriteQueue large =
                new WriteQueue(writer, 1 << 20, () -> budget.newShare(() -> evicted.add("evicted")), failures::add);
        writer.onWritten(large::written);
        for (int i = 0; i < 30; i++) {
            large.encode(Message.of(1, new byte[500]), null, 1_000, false, null);
        }
        assertThat(evicted).isEmpty();
        for (int i = 0; i < 20; i++) {
            large.encode(Message.of(1, new byte[500]), null, 1_000, false, null);
        }
        assertThat(evicted).isNotEmpty();
        loop.run();
        assertThat(large.pendingBytes()).isZero();
    }

    @Test
    void the_queue_is_stalled_from_a_write_that_is_not_taken_until_nothing_waits() {
        append(FIVE);
        assertThat(queue.isStalled()).as("before the loop had its turn").isFalse();
        loop.run();
        assertThat(queue.isStalled()).as("all was taken").isFalse();

        writer.shut();
        append(message(1, 0));
        loop.run();
        append(message(2, 0));
        assertThat(queue.isStalled()).isTrue();
        CompletableFuture<Void> flowing = queue.whenFlowing();
        assertThat(queue.whenWritable()).as("there is room").isCompleted();
        assertThat(flowing).isNotDone();

        writer.takeNext();
        assertThat(queue.isStalled()).as("the second batch is not taken either").isTrue();
        assertThat(flowing).isNotDone();

        writer.open();
        assertThat(queue.isStalled()).isFalse();
        assertThat(flowing).isCompleted();
        assertThat(queue.whenFlowing()).isCompleted();
    }

    @Test
    void who_waits_for_a_stalled_queue_is_told_of_the_end() {
        writer.shut();
        append(FIVE);
        loop.run();
        CompletableFuture<Void> flowing = queue.whenFlowing();
        queue.abort(new ConnectionClosedException("gone", null));
        assertThat(flowing).isCompletedExceptionally();
        assertThat(queue.whenFlowing()).isNull();
    }

    private static SharedMessage shared(int tag, int payload) {
        return new SharedMessage(
                TestSettings.of(100, 100),
                DirectedMessages.ofServer(io.darkrift.message.MessageRegistry.empty()),
                Message.of(tag, new byte[payload]),
                1_000);
    }
}
