package io.darkrift.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.Message;
import io.darkrift.transport.Outbox.Answer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnreliableOutboxTest {
    private static final InetSocketAddress PEER = new InetSocketAddress("127.0.0.1", 9);

    private final Gate gate = new Gate();
    private final EmbeddedChannel channel = new EmbeddedChannel(gate);
    private final DatagramPort port = new DatagramPort(channel);

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void each_message_is_a_datagram() {
        UnreliableOutbox outbox = new UnreliableOutbox(port, PEER, 1000, 100);
        outbox.append(Message.of(1, new byte[] {5}), null);
        outbox.append(Message.of(2), null);
        channel.runPendingTasks();
        for (String expected : new String[] {"00000105", "000002"}) {
            DatagramPacket packet = channel.readOutbound();
            assertThat(packet.recipient()).isEqualTo(PEER);
            assertThat(ByteBufUtil.hexDump(packet.content())).isEqualTo(expected);
            packet.release();
        }
    }

    @Test
    void a_socket_that_is_connected_needs_no_address() {
        new UnreliableOutbox(port, null, 1000, 100).append(Message.of(3), null);
        channel.runPendingTasks();
        ByteBuf datagram = channel.readOutbound();
        assertThat(ByteBufUtil.hexDump(datagram)).isEqualTo("000003");
        datagram.release();
    }

    @Test
    void the_high_water_mark_holds_until_the_next_turn() {
        UnreliableOutbox outbox = new UnreliableOutbox(port, PEER, 20, 100);
        assertThat(outbox.append(Message.of(1, new byte[20]), null)).isEqualTo(Answer.TAKEN);
        assertThat(outbox.append(Message.of(1), null)).isEqualTo(Answer.FULL);
        assertThat(outbox.whenWritable()).isNotDone();
        channel.runPendingTasks();
        assertThat(outbox.whenWritable()).isCompleted();
        assertThat(outbox.append(Message.of(1), null)).isEqualTo(Answer.TAKEN);
    }

    @Test
    void others_have_their_turn_between_many_datagrams() {
        UnreliableOutbox outbox = new UnreliableOutbox(port, PEER, 100_000, 100);
        List<Integer> turns = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            outbox.append(Message.of(i), null);
        }
        channel.eventLoop().execute(new Runnable() {
            @Override
            public void run() {
                turns.add(channel.outboundMessages().size());
                if (turns.size() < 5) {
                    channel.eventLoop().execute(this);
                }
            }
        });
        channel.runPendingTasks();
        assertThat(turns).isSorted().hasSize(5);
        assertThat(turns.get(0)).isLessThan(300);
        for (int i = 0; i < 300; i++) {
            DatagramPacket packet = channel.readOutbound();
            assertThat(packet.content().getUnsignedShort(1)).isEqualTo(i);
            packet.release();
        }
        assertThat(outbox.whenWritable()).isCompleted();
    }

    @Test
    void what_has_not_left_is_dropped_at_the_end() {
        UnreliableOutbox outbox = new UnreliableOutbox(port, PEER, 100_000, 100);
        for (int i = 0; i < 300; i++) {
            outbox.append(Message.of(i), null);
        }
        channel.eventLoop().execute(() -> outbox.abort(new IllegalStateException("the end")));
        channel.runPendingTasks();
        assertThat(channel.outboundMessages()).hasSize(128);
    }

    @Test
    void datagrams_that_the_socket_does_not_take_are_dropped_and_counted() {
        gate.shut = true;
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1, 200));
        UnreliableOutbox outbox = new UnreliableOutbox(port, PEER, 10_000, 100);
        for (int i = 0; i < 20; i++) {
            outbox.append(Message.of(1, new byte[80]), null);
        }
        channel.runPendingTasks();
        assertThat(port.overflowed()).isBetween(15L, 19L);
        assertThat(outbox.taken()).isEqualTo(20);
        gate.shut = false;
        channel.flush();
    }

    private static final class Gate extends ChannelOutboundHandlerAdapter {
        private boolean shut;

        @Override
        public void flush(ChannelHandlerContext ctx) {
            if (!shut) {
                ctx.flush();
            }
        }
    }
}
