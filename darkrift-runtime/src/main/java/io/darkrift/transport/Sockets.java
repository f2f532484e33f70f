package io.darkrift.transport;

import io.darkrift.connection.TransportKind;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** Sockets with the options that a game wants, for each transport. */
public final class Sockets {
    /** What the operating system is asked to keep for a UDP socket that is not read at once. */
    private static final int UDP_BUFFER = 1 << 20;

    /**
     * A connection that always has more to read is left for the others after each buffer, which holds up to 64 KiB:
     * Netty's default of 16 has them wait for a millisecond and more behind one that floods.
     */
    private static final RecvByteBufAllocator ONE_BUFFER_A_TURN =
            new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(1);

    private Sockets() {}

    /** Makes TCP connections. */
    public static Bootstrap tcpClient(EventLoopGroup group, TransportKind kind) {
        Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .option(ChannelOption.RECVBUF_ALLOCATOR, ONE_BUFFER_A_TURN)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true);
        return kind == TransportKind.EPOLL
                ? NativeSockets.tcpClient(bootstrap)
                : bootstrap.channel(NioSocketChannel.class);
    }

    /** Accepts TCP connections. */
    public static ServerBootstrap tcpServer(EventLoopGroup group, TransportKind kind) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 1024)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, ONE_BUFFER_A_TURN)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true);
        return kind == TransportKind.EPOLL
                ? NativeSockets.tcpServer(bootstrap)
                : bootstrap.channel(NioServerSocketChannel.class);
    }

    /**
     * Makes UDP sockets that send empty datagrams too.
     *
     * @throws IllegalArgumentException if the transport can't
     */
    public static Bootstrap udpWithEmpty(EventLoopGroup group, TransportKind kind) {
        if (kind != TransportKind.NIO) {
            throw new IllegalArgumentException("the transport " + kind + " can't send the empty datagram that"
                    + " Dialect.EMPTY_ACK needs: use TransportKind.NIO for this server");
        }
        return udpOptions(group, false).channelFactory(EmptyDatagrams::newChannel);
    }

    /** Makes UDP sockets. */
    public static Bootstrap udp(EventLoopGroup group, TransportKind kind) {
        return kind == TransportKind.EPOLL
                ? NativeSockets.udp(udpOptions(group, true))
                : udpOptions(group, false).channel(NioDatagramChannel.class);
    }

    /** Whether several UDP sockets can have one port, each with its share of the senders. */
    public static boolean canSharePort(TransportKind kind) {
        return kind == TransportKind.EPOLL;
    }

    /** Makes UDP sockets for an event loop, which have their port together with those of others. */
    public static Bootstrap udpSharingPort(EventLoop eventLoop) {
        return NativeSockets.sharingPort(udp(eventLoop, TransportKind.EPOLL));
    }

    private static Bootstrap udpOptions(EventLoopGroup group, boolean atOnce) {
        return new Bootstrap()
                .group(group)
                .option(ChannelOption.SO_RCVBUF, UDP_BUFFER)
                .option(ChannelOption.SO_SNDBUF, UDP_BUFFER)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new DatagramBuffers(atOnce));
    }
}
