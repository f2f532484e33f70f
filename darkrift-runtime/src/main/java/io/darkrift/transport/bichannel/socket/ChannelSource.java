package io.darkrift.transport.bichannel.socket;

import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;

/** Event loops that make the channels themselves, in memory, in place of sockets: those of a test. */
interface ChannelSource {
    /** Makes a TCP channel of a client, which is a {@link io.netty.channel.socket.SocketChannel}. */
    Channel newTcpClient();

    /** Makes a channel that accepts TCP channels. */
    ServerChannel newTcpServer();

    /** Makes a UDP channel. */
    Channel newUdp();
}
