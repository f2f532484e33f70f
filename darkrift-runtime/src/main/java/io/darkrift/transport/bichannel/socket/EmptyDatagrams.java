package io.darkrift.transport.bichannel.socket;

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

    /** Opens a socket of the JDK that can send empty datagrams. */
    static Channel newChannel() {
        try {
            DatagramChannel beneath = DatagramChannel.open();
            NioDatagramChannel channel = new NioDatagramChannel(beneath);
            channel.attr(BENEATH).set(beneath);
            return channel;
        } catch (IOException e) {
            throw new ChannelException("no UDP socket could be opened", e);
        }
    }

    /** Sends one. The channel is of {@link #newChannel()}, or of the native transport. */
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
