package io.darkrift.benchmarks.load.peer.netty;

import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.peer.Library;
import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Servers and clients of raw Netty over UDP. */
public final class NettyUdp implements Library {
    /** As large as the buffers of this library's sockets. */
    private static final int SOCKET_BUFFER = 1 << 20;

    private static final int MAX_DATAGRAM = 2048;

    private final NettyLoops loops;

    /**
     * Sets it up.
     *
     * @param options "transport", "loops"
     */
    public NettyUdp(Fields options) {
        loops = NettyLoops.of(options);
    }

    @Override
    public int listen(Supplier<Receiver> receivers) throws InterruptedException {
        Channel channel = socket().handler(new Server(receivers))
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    @Override
    public Peer connect(int port, Receiver receiver) throws InterruptedException {
        Channel channel = socket().handler(new Client(receiver))
                .connect("127.0.0.1", port)
                .sync()
                .channel();
        return new NettyUdpPeer(channel, null);
    }

    private Bootstrap socket() {
        return new Bootstrap()
                .group(loops.group())
                .channel(loops.datagram())
                .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
                .option(ChannelOption.SO_SNDBUF, SOCKET_BUFFER)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(MAX_DATAGRAM));
    }

    private record Known(Peer peer, Receiver receiver) {
        void read(ByteBuf in) {
            NettyMessages.read(in, in.readerIndex(), in.readableBytes(), peer, receiver);
        }
    }

    /** Knows clients by their addresses. */
    private static final class Server extends SimpleChannelInboundHandler<DatagramPacket> {
        private final Supplier<Receiver> receivers;
        private final ConcurrentHashMap<InetSocketAddress, Known> clients = new ConcurrentHashMap<>();

        Server(Supplier<Receiver> receivers) {
            this.receivers = receivers;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket datagram) {
            Known known = clients.get(datagram.sender());
            if (known == null) {
                known = new Known(new NettyUdpPeer(ctx.channel(), datagram.sender()), receivers.get());
                clients.put(datagram.sender(), known);
            }
            known.read(datagram.content());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            // Such as the news that the client's port is closed.
        }
    }

    private static final class Client extends SimpleChannelInboundHandler<Object> {
        private final Receiver receiver;

        Client(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, Object message) {
            ByteBuf in = message instanceof DatagramPacket datagram ? datagram.content() : (ByteBuf) message;
            NettyMessages.read(
                    in, in.readerIndex(), in.readableBytes(), new NettyUdpPeer(ctx.channel(), null), receiver);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            // Such as the news that the server's port is closed.
        }
    }
}
