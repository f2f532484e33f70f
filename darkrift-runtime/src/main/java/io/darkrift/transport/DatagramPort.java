package io.darkrift.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A UDP socket that datagrams leave from. Those of one turn of the event loop leave together. All methods but the
 * constructor and {@link #channel()} are called on the event loop of the socket.
 */
public final class DatagramPort {
    private final Channel channel;
    private final LongAdder overflowed = new LongAdder();
    private final Runnable flush = this::flush;
    private boolean scheduled;

    /**
     * A port.
     *
     * @param channel the socket
     */
    public DatagramPort(Channel channel) {
        this.channel = channel;
    }

    /** The socket. */
    public Channel channel() {
        return channel;
    }

    /** The count of datagrams that were dropped because the socket took no more. */
    public long overflowed() {
        return overflowed.sum();
    }

    /**
     * Sends a datagram.
     *
     * @param recipient where to, or null for a socket that is connected
     * @param bytes an array that holds the datagram; it is copied
     * @param from the index of its first byte
     * @param size its size in bytes
     */
    public void send(@Nullable InetSocketAddress recipient, byte[] bytes, int from, int size) {
        if (!channel.isWritable()) {
            channel.flush();
        }
        if (!channel.isWritable()) {
            overflowed.increment();
            return;
        }
        ByteBuf buffer = channel.alloc().ioBuffer(size);
        buffer.writeBytes(bytes, from, size);
        channel.write(recipient == null ? buffer : new DatagramPacket(buffer, recipient), channel.voidPromise());
        if (!scheduled) {
            scheduled = true;
            channel.eventLoop().execute(flush);
        }
    }

    /**
     * Sends a datagram without any bytes, at once.
     *
     * @param recipient where to
     */
    public void sendEmpty(InetSocketAddress recipient) {
        EmptyDatagrams.send(channel, recipient);
    }

    private void flush() {
        scheduled = false;
        channel.flush();
    }
}
