package io.darkrift.transport.bichannel.socket;

import io.darkrift.connection.TransportKind;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * Sends empty datagrams, which darkriftpy waits for and Netty leaves out: past Netty, through the socket that lies
 * beneath a channel.
 */
final class EmptyDatagrams {
    private static final AttributeKey<DatagramChannel> BENEATH = AttributeKey.valueOf(EmptyDatagrams.class, "beneath");

    private EmptyDatagrams() {}

    /** Has a bootstrap make sockets that can send empty datagrams. */
    static Bootstrap enable(Bootstrap bootstrap, TransportKind kind) {
        // The channels of the native transport give access to their sockets anyway.
        return kind == TransportKind.EPOLL ? bootstrap : bootstrap.channelFactory(EmptyDatagrams::newChannel);
    }

    private static Channel newChannel() {
        try {
            DatagramChannel beneath = DatagramChannel.open();
            NioDatagramChannel channel = new NioDatagramChannel(beneath);
            channel.attr(BENEATH).set(beneath);
            return channel;
        } catch (IOException e) {
            throw new ChannelException("no UDP socket could be opened", e);
        }
    }

    /** Sends one. The channel is of a bootstrap that was given to {@link #enable}. */
    static void send(Channel channel, InetSocketAddress recipient) {
        try {
            DatagramChannel beneath = channel.attr(BENEATH).get();
            if (beneath == null) {
                NativeSockets.sendEmpty(channel, recipient);
            } else {
                beneath.send(ByteBuffer.allocate(0), recipient);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
