package io.darkrift.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;

/** Sockets of the optional native transport: loaded only where it is there. */
final class NativeSockets {
    private NativeSockets() {}

    static Bootstrap tcpClient(Bootstrap bootstrap) {
        return bootstrap.channel(EpollSocketChannel.class);
    }

    static ServerBootstrap tcpServer(ServerBootstrap bootstrap) {
        return bootstrap.channel(EpollServerSocketChannel.class);
    }

    static Bootstrap udp(Bootstrap bootstrap) {
        return bootstrap.channel(EpollDatagramChannel.class);
    }
}
