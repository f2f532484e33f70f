package io.darkrift.transport.bichannel.socket;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollDatagramChannelConfig;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Sockets of the optional native transport: loaded only where it is there.
 *
 * <p>TCP_USER_TIMEOUT stays unset: it would also end connections whose peer is alive and merely does not read for a
 * while, since the system counts unanswered probes of a closed window, too. Silent peers are noticed by keep-alive
 * here, and by pings and the idle timeout of the connection.
 */
final class NativeSockets {
    /** After so many seconds without a byte from the peer, the system asks whether it is still there. */
    private static final int KEEPALIVE_IDLE_SECONDS = 15;

    private static final int KEEPALIVE_INTERVAL_SECONDS = 5;
    private static final int KEEPALIVE_PROBES = 3;

    private NativeSockets() {}

    static Bootstrap tcpClient(Bootstrap bootstrap) {
        return bootstrap
                .channel(EpollSocketChannel.class)
                .option(EpollChannelOption.TCP_KEEPIDLE, KEEPALIVE_IDLE_SECONDS)
                .option(EpollChannelOption.TCP_KEEPINTVL, KEEPALIVE_INTERVAL_SECONDS)
                .option(EpollChannelOption.TCP_KEEPCNT, KEEPALIVE_PROBES);
    }

    static ServerBootstrap tcpServer(ServerBootstrap bootstrap) {
        return bootstrap
                .channel(EpollServerSocketChannel.class)
                .childOption(EpollChannelOption.TCP_KEEPIDLE, KEEPALIVE_IDLE_SECONDS)
                .childOption(EpollChannelOption.TCP_KEEPINTVL, KEEPALIVE_INTERVAL_SECONDS)
                .childOption(EpollChannelOption.TCP_KEEPCNT, KEEPALIVE_PROBES);
    }

    static Bootstrap udp(Bootstrap bootstrap) {
        // The size of the pieces that a buffer is cut into: more than one, and it is read with recvmmsg.
        return bootstrap
                .channel(EpollDatagramChannel.class)
                .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, DatagramBuffers.MAX_DATAGRAM);
    }

    /** Reads with recvfrom, which costs one system call less than recvmmsg, and leaves out empty datagrams. */
    static void readOneByOne(Channel channel) {
        channel.config().setOption(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, 0);
    }

    /** Returns whether a channel is read with recvmmsg. */
    static boolean readsManyAtOnce(ChannelConfig config) {
        return ((EpollDatagramChannelConfig) config).getMaxDatagramPayloadSize() > 0;
    }

    static Bootstrap sharingPort(Bootstrap bootstrap) {
        return bootstrap.option(EpollChannelOption.SO_REUSEPORT, true);
    }

    /** Sends an empty datagram, which Netty's channel would leave out. */
    static void sendEmpty(Channel channel, InetSocketAddress recipient) throws IOException {
        Socket socket = (Socket) ((UnixChannel) channel).fd();
        socket.sendTo(ByteBuffer.allocateDirect(1), 0, 0, recipient.getAddress(), recipient.getPort());
    }
}
