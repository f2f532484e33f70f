package io.darkrift.transport.bichannel.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UdpSocketTest {
    private static final InetSocketAddress PEER = new InetSocketAddress("127.0.0.1", 9);

    private final Gate gate = new Gate();
    private final EmbeddedChannel channel = new EmbeddedChannel(gate);
    private final UdpSocket socket = new UdpSocket(channel);

    @AfterEach
    void close() {
        gate.shut = false;
        channel.flush();
        channel.finishAndReleaseAll();
    }

    @Test
    void datagrams_leave_at_the_end_of_the_turn() {
        socket.send(PEER, new byte[] {9, 1, 2, 9}, 1, 2, null);
        assertThat(channel.outboundMessages()).isEmpty();
        socket.send(null, new byte[] {3}, 0, 1, null);
        channel.runPendingTasks();
        DatagramPacket packet = channel.readOutbound();
        assertThat(packet.recipient()).isEqualTo(PEER);
        assertThat(ByteBufUtil.hexDump(packet.content())).isEqualTo("0102");
        packet.release();
        ByteBuf connected = channel.readOutbound();
        assertThat(ByteBufUtil.hexDump(connected)).isEqualTo("03");
        connected.release();
    }

    @Test
    void a_socket_that_takes_no_more_drops_messages_but_no_acknowledgement() {
        gate.shut = true;
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1, 100));
        for (int i = 0; i < 50; i++) {
            socket.send(PEER, new byte[50], 0, 50, null);
        }
        long dropped = socket.dropped();
        assertThat(dropped).isBetween(40L, 49L);
        assertThat(socket.acknowledge(PEER, new byte[12], null)).isTrue();
        assertThat(socket.dropped()).isEqualTo(dropped);
        gate.shut = false;
        channel.runPendingTasks();
        DatagramPacket last = null;
        for (DatagramPacket packet = channel.readOutbound(); packet != null; packet = channel.readOutbound()) {
            last = packet;
            last.release();
        }
        assertThat(last.content().capacity()).isEqualTo(12);
    }

    @Test
    void an_empty_acknowledgement_waits_until_what_was_sent_before_has_left() {
        gate.shut = true;
        socket.send(PEER, new byte[5], 0, 5, null);
        assertThat(socket.acknowledge(PEER, new byte[0], null)).isFalse();
    }

    @Test
    void a_datagram_that_finds_no_memory_is_dropped_and_nothing_else() {
        channel.config().setAllocator(new NoMemory());
        socket.send(PEER, new byte[5], 0, 5, null);
        socket.send(PEER, new byte[5], 0, 5, null);
        assertThat(socket.dropped()).isEqualTo(2);
        channel.config().setAllocator(UnpooledByteBufAllocator.DEFAULT);
        socket.send(PEER, new byte[5], 0, 5, null);
        channel.runPendingTasks();
        assertThat(channel.outboundMessages()).hasSize(1);
    }

    /** Keeps what is written from leaving. */
    private static final class Gate extends ChannelOutboundHandlerAdapter {
        private boolean shut;

        @Override
        public void flush(ChannelHandlerContext ctx) {
            if (!shut) {
                ctx.flush();
            }
        }
    }

    private static final class NoMemory extends AbstractByteBufAllocator {
        @Override
        protected ByteBuf newHeapBuffer(int size, int limit) {
            throw new OutOfMemoryError("as planned");
        }

        @Override
        protected ByteBuf newDirectBuffer(int size, int limit) {
            throw new OutOfMemoryError("as planned");
        }

        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }
    }
}
