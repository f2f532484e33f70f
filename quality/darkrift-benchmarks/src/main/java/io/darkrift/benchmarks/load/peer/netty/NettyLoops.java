package io.darkrift.benchmarks.load.peer.netty;

import io.darkrift.benchmarks.load.child.Fields;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;

/** The event loops of one transport, and the classes of its channels. */
record NettyLoops(
        EventLoopGroup group,
        Class<? extends ServerChannel> server,
        Class<? extends SocketChannel> client,
        Class<? extends DatagramChannel> datagram) {
    static NettyLoops of(Fields options) {
        int loops = options.integer("loops", 1);
        if (options.text("transport", "nio").equals("epoll")) {
            return new NettyLoops(
                    new MultiThreadIoEventLoopGroup(loops, EpollIoHandler.newFactory()),
                    EpollServerSocketChannel.class,
                    EpollSocketChannel.class,
                    EpollDatagramChannel.class);
        }
        return new NettyLoops(
                new MultiThreadIoEventLoopGroup(loops, NioIoHandler.newFactory()),
                NioServerSocketChannel.class,
                NioSocketChannel.class,
                NioDatagramChannel.class);
    }
}
