package io.darkrift.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;

/** Sockets of the optional native transport: loaded only where it is there. */
final class NativeSockets {
    /** After so many seconds without a byte from the peer, the system asks whether it is still there. */
    private static final int KEEPALIVE_IDLE_SECONDS = 15;

    private static final int KEEPALIVE_INTERVAL_SECONDS = 5;
    private static final int KEEPALIVE_PROBES = 3;

    /** A peer that does not confirm what was sent for so long is gone. */
    private static final int USER_TIMEOUT_MILLIS = 30_000;

    private NativeSockets() {}

    static Bootstrap tcpClient(Bootstrap bootstrap) {
        return bootstrap
                .channel(EpollSocketChannel.class)
                .option(EpollChannelOption.TCP_KEEPIDLE, KEEPALIVE_IDLE_SECONDS)
                .option(EpollChannelOption.TCP_KEEPINTVL, KEEPALIVE_INTERVAL_SECONDS)
                .option(EpollChannelOption.TCP_KEEPCNT, KEEPALIVE_PROBES)
                .option(EpollChannelOption.TCP_USER_TIMEOUT, USER_TIMEOUT_MILLIS);
    }

    static ServerBootstrap tcpServer(ServerBootstrap bootstrap) {
        return bootstrap
                .channel(EpollServerSocketChannel.class)
                .childOption(EpollChannelOption.TCP_KEEPIDLE, KEEPALIVE_IDLE_SECONDS)
                .childOption(EpollChannelOption.TCP_KEEPINTVL, KEEPALIVE_INTERVAL_SECONDS)
                .childOption(EpollChannelOption.TCP_KEEPCNT, KEEPALIVE_PROBES)
                .childOption(EpollChannelOption.TCP_USER_TIMEOUT, USER_TIMEOUT_MILLIS);
    }

    static Bootstrap udp(Bootstrap bootstrap) {
        // The size of the pieces that a buffer is cut into: more than one, and it is read with recvmmsg.
        return bootstrap
                .channel(EpollDatagramChannel.class)
                .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DatagramBuffers.MAX_DATAGRAM);
    }

    static Bootstrap sharingPort(Bootstrap bootstrap) {
        return bootstrap.option(EpollChannelOption.SO_REUSEPORT, true);
    }
}
