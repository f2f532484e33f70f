package io.darkrift.tests.soak;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Passes datagrams on: late, so that they overtake each other, twice, or not at all. All on an event loop of its own:
 * behind the tasks of many streams it would read so seldom that tokens arrive half a minute late.
 */
final class DatagramRelay {
    private static final int MAX_READS = 1_000;

    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Map<InetSocketAddress, Flow> flows = new HashMap<>();
    private final LongAdder passed = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder duplicated = new LongAdder();
    private final EventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("proxy-udp"), NioIoHandler.newFactory());
    private final InetSocketAddress server;
    private final Faults faults;
    private final Random random;
    private final Channel front;

    DatagramRelay(InetSocketAddress server, Faults faults, Random random) {
        this.server = server;
        this.faults = faults;
        this.random = random;
        this.front = open(new FromClients())
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
        front.eventLoop().scheduleAtFixedRate(this::sweep, 2, 2, TimeUnit.SECONDS);
    }

    private Bootstrap open(ChannelHandler handler) {
        return new Bootstrap()
                .group(group)
                .channel(NioDatagramChannel.class)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(2_048).maxMessagesPerRead(MAX_READS))
                .handler(handler);
    }

    int port() {
        return ((InetSocketAddress) front.localAddress()).getPort();
    }

    private void passOn(ByteBuf content, Channel from, InetSocketAddress to) {
        if (random.nextDouble() < faults.drop()) {
            dropped.increment();
            return;
        }
        send(content, from, to);
        if (random.nextDouble() < faults.duplicate()) {
            duplicated.increment();
            send(content, from, to);
        }
    }

    private void send(ByteBuf content, Channel from, InetSocketAddress to) {
        passed.increment();
        byte[] copy = ByteBufUtil.getBytes(content);
        from.eventLoop()
                .schedule(
                        () -> from.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(copy), to)),
                        random.nextInt(1 + faults.maxDelayMillis()),
                        TimeUnit.MILLISECONDS);
    }

    /** Closes what has not been used for a while. */
    private void sweep() {
        long now = System.nanoTime();
        flows.values().removeIf(flow -> {
            boolean idle = now - flow.lastUsed > IDLE_NANOS;
            if (idle) {
                flow.back.close();
            }
            return idle;
        });
    }

    void close() {
        front.eventLoop()
                .submit(() -> {
                    flows.values().forEach(flow -> flow.back.close());
                    front.close();
                })
                .awaitUninterruptibly();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Override
    public String toString() {
        return passed + " passed on, " + dropped + " dropped, " + duplicated + " duplicated";
    }

    /** The datagrams of one client: they reach the server from a port of their own. */
    private final class Flow extends SimpleChannelInboundHandler<DatagramPacket> {
        private final InetSocketAddress client;
        private final Channel back;
        private long lastUsed = System.nanoTime();

        Flow(InetSocketAddress client) {
            this.client = client;
            ChannelFuture opening = open(this).bind("127.0.0.1", 0);
            this.back = opening.channel();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket datagram) {
            passOn(datagram.content(), front, client);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            // Such as a port that is closed already.
        }
    }

    private final class FromClients extends SimpleChannelInboundHandler<DatagramPacket> {
        @Override
        protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket datagram) {
            Flow flow = flows.computeIfAbsent(datagram.sender(), Flow::new);
            flow.lastUsed = System.nanoTime();
            passOn(datagram.content(), flow.back, server);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            // Such as a port that is closed already.
        }
    }
}
