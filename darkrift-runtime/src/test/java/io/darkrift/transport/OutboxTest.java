package io.darkrift.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.connection.ConnectionClosedException;
import io.darkrift.message.Message;
import io.darkrift.message.MessageSerializer;
import io.darkrift.testing.TestMessages.Broken;
import io.darkrift.testing.TestMessages.BrokenSerializer;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.TestMessages.NumberedSerializer;
import io.darkrift.transport.Outbox.Answer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final int MARK = 100;

    /** A frame of 5 is 12 bytes on the wire. */
    private static final Message FIVE = Message.of(9, new byte[5]);

    private final Gate gate = new Gate();
    private final EmbeddedChannel channel = new EmbeddedChannel(gate);
    private final ReliableOutbox outbox = new ReliableOutbox(channel, MARK, 60);

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void what_is_sent_in_one_turn_is_one_write() {
        for (int i = 0; i < 3; i++) {
            assertThat(outbox.append(new Numbered(7, i), new NumberedSerializer()))
                    .isEqualTo(Answer.TAKEN);
        }
        assertThat(channel.outboundMessages()).isEmpty();
        channel.runPendingTasks();
        assertThat(nextHex())
                .isEqualTo("0000000b0000010000000700000000" + "0000000b0000010000000700000001"
                        + "0000000b0000010000000700000002");
        assertThat(gate.writes).isOne();
        assertThat(outbox.taken()).isEqualTo(3);
        outbox.append(FIVE, null);
        channel.runPendingTasks();
        assertThat(nextHex()).isEqualTo("000000080000090000000000");
        assertThat(gate.writes).isEqualTo(2);
    }

    @Test
    void pings_and_frames_that_are_ready_go_into_the_same_batch() {
        outbox.append(Message.of(258, new byte[] {1}).asPing(0xABCD), null);
        outbox.append(Message.of(258).asPingAcknowledgement(0xABCD), null);
        outbox.append(Frames.configure(65_534), null);
        channel.runPendingTasks();
        assertThat(nextHex()).isEqualTo("00000006400102abcd01" + "00000005600102abcd" + "00000005800000fffe");
    }

    @Test
    void a_message_that_cannot_be_written_leaves_no_trace() {
        outbox.append(new Numbered(1, 2), new NumberedSerializer());
        for (Throwable failure : List.of(
                new IllegalArgumentException("bad value"),
                new StackOverflowError("bad record"),
                new IOException("not even declared"))) {
            assertThatThrownBy(() -> outbox.append(new Broken(failure), new BrokenSerializer()))
                    .isSameAs(failure);
        }
        assertThatThrownBy(() -> outbox.append(Message.of(4, new byte[61]), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 bytes")
                .hasMessageContaining("60 is the limit");
        outbox.append(new Numbered(3, 4), new NumberedSerializer());
        channel.runPendingTasks();
        assertThat(nextHex()).isEqualTo("0000000b0000010000000100000002" + "0000000b0000010000000300000004");
        assertThat(outbox.taken()).isEqualTo(2);
    }

    @Test
    void a_serializer_that_sends_is_told_so() {
        assertThatThrownBy(() -> outbox.append(new Numbered(1, 2), new Sending(outbox)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("send it afterwards");
        outbox.append(FIVE, null);
        channel.runPendingTasks();
        assertThat(nextHex()).isEqualTo("000000080000090000000000");
    }

    @Test
    void nothing_is_taken_while_the_high_water_mark_is_reached() {
        gate.shut = true;
        for (int i = 0; i < 9; i++) {
            assertThat(outbox.append(FIVE, null)).isEqualTo(Answer.TAKEN);
        }
        assertThat(outbox.append(FIVE, null)).isEqualTo(Answer.FULL);
        channel.runPendingTasks();
        // What the socket has not taken counts too.
        assertThat(outbox.append(FIVE, null)).isEqualTo(Answer.FULL);
        CompletableFuture<Void> writable = outbox.whenWritable();
        assertThat(writable).isNotDone();
        gate.open();
        assertThat(writable).isCompleted();
        assertThat(outbox.append(FIVE, null)).isEqualTo(Answer.TAKEN);
        assertThat(outbox.whenWritable()).isCompleted();
        assertThat(outbox.taken()).isEqualTo(10);
    }

    @Test
    void a_message_larger_than_the_high_water_mark_is_taken_when_nothing_waits() {
        ReliableOutbox small = new ReliableOutbox(channel, 1, 60);
        assertThat(small.append(FIVE, null)).isEqualTo(Answer.TAKEN);
        assertThat(small.append(FIVE, null)).isEqualTo(Answer.FULL);
        small.appendUrgent(Frames.configure(1));
        channel.runPendingTasks();
        assertThat(nextHex()).isEqualTo("000000080000090000000000" + "000000058000000001");
        assertThat(small.append(FIVE, null)).isEqualTo(Answer.TAKEN);
        assertThat(small.taken()).isEqualTo(2);
    }

    @Test
    void what_is_held_back_leaves_in_one_write_afterwards() {
        outbox.cork();
        outbox.append(FIVE, null);
        channel.runPendingTasks();
        outbox.append(FIVE, null);
        channel.runPendingTasks();
        assertThat(gate.writes).isZero();
        assertThatThrownBy(outbox::refuseWhileCorked).hasMessageContaining("onConnect");
        outbox.uncork();
        outbox.refuseWhileCorked();
        channel.runPendingTasks();
        assertThat(nextHex()).isEqualTo("000000080000090000000000".repeat(2));
        assertThat(gate.writes).isOne();
    }

    @Test
    void after_the_end_nothing_is_taken_but_what_was_taken_is_sent() {
        outbox.cork();
        outbox.append(FIVE, null);
        outbox.end();
        assertThat(nextHex()).isEqualTo("000000080000090000000000");
        assertThat(outbox.lastWrite().isSuccess()).isTrue();
        assertThat(outbox.append(FIVE, null)).isEqualTo(Answer.ENDED);
        assertThat(outbox.whenWritable()).isNull();
        channel.runPendingTasks();
        assertThat(gate.writes).isOne();
    }

    @Test
    void an_abort_drops_what_waits_and_tells_those_who_wait() {
        gate.shut = true;
        outbox.append(Message.of(1, new byte[50]), null);
        channel.runPendingTasks();
        outbox.append(Message.of(1, new byte[50]), null);
        CompletableFuture<Void> writable = outbox.whenWritable();
        ConnectionClosedException cause = new ConnectionClosedException("gone", null);
        outbox.abort(cause);
        assertThat(writable).isCompletedExceptionally();
        assertThatThrownBy(writable::join).hasCause(cause);
        assertThat(outbox.append(FIVE, null)).isEqualTo(Answer.ENDED);
        channel.runPendingTasks();
        gate.open();
        assertThat(gate.writes).isOne();
    }

    @Test
    void a_batch_that_finds_no_memory_ends_the_connection() {
        List<Throwable> failures = new ArrayList<>();
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                failures.add(cause);
            }
        });
        channel.config().setAllocator(new Exhausted());
        gate.shut = true;
        outbox.append(FIVE, null);
        channel.runPendingTasks();
        assertThat(failures).singleElement().isInstanceOf(OutOfMemoryError.class);
        assertThat(outbox.whenWritable()).isCompleted();
    }

    private String nextHex() {
        ByteBuf out = channel.readOutbound();
        try {
            return ByteBufUtil.hexDump(out);
        } finally {
            out.release();
        }
    }

    /** A socket that takes nothing while it is shut. */
    private static final class Gate extends ChannelOutboundHandlerAdapter {
        private final List<Runnable> waiting = new ArrayList<>();
        private boolean shut;
        private int writes;

        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            writes++;
            if (shut) {
                waiting.add(() -> ctx.writeAndFlush(message, promise));
            } else {
                ctx.write(message, promise);
            }
        }

        void open() {
            shut = false;
            waiting.forEach(Runnable::run);
            waiting.clear();
        }
    }

    private static final class Exhausted extends AbstractByteBufAllocator {
        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }

        @Override
        protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
            throw new OutOfMemoryError("as planned");
        }

        @Override
        protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
            throw new OutOfMemoryError("as planned");
        }
    }

    /** A serializer that sends a message while it writes another. */
    private record Sending(Outbox outbox) implements MessageSerializer<Numbered> {
        @Override
        public int tag() {
            return 1;
        }

        @Override
        public Class<Numbered> type() {
            return Numbered.class;
        }

        @Override
        public void write(Numbered value, DarkriftWriter out) {
            out.writeInt32(1);
            outbox.append(FIVE, null);
        }

        @Override
        public Numbered read(DarkriftReader in) {
            throw new AssertionError();
        }
    }
}
