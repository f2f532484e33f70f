package io.darkrift.transport.bichannel.socket;

import io.darkrift.connection.LinkExecutor;
import io.darkrift.transport.bichannel.security.LinkSecurity;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DatagramPacket;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A UDP socket that datagrams leave from. Those of one turn of the event loop leave together, in the order in which they
 * were sent. All methods are called on the event loop of the socket, unless they say otherwise.
 */
public final class UdpSocket {
    private static final Logger LOG = LoggerFactory.getLogger(UdpSocket.class);

    private final Channel channel;
    private final @Nullable UdpSocketGroup group;
    private final LongAdder dropped = new LongAdder();
    private final Runnable flush = this::flush;
    private boolean scheduled;
    private boolean failed;

    /**
     * A socket of a client.
     *
     * @param channel the channel, which is connected
     */
    public UdpSocket(Channel channel) {
        this(channel, null);
    }

    /** A socket of a server. */
    UdpSocket(Channel channel, @Nullable UdpSocketGroup group) {
        this.channel = channel;
        this.group = group;
    }

    /** Returns the channel. Safe for use by any thread. */
    public Channel channel() {
        return channel;
    }

    /** Returns the event loop. Safe for use by any thread. */
    public LinkExecutor executor() {
        return (LinkExecutor) channel.eventLoop();
    }

    /** Returns the sockets for the same address, this one among them; null for a client. Safe for use by any thread. */
    public @Nullable UdpSocketGroup group() {
        return group;
    }

    /** Returns the count of datagrams that were dropped because the socket took no more. Safe for use by any thread. */
    public long dropped() {
        return dropped.sum();
    }

    /**
     * Sends a datagram, or drops it if the socket accepts no more.
     *
     * @param recipient where to, or null for a socket that is connected
     * @param bytes an array that holds the datagram; it is copied
     * @param from the index of its first byte
     * @param size its size in bytes
     * @param security what seals it, or null to send it in the clear
     */
    public void send(
            @Nullable InetSocketAddress recipient, byte[] bytes, int from, int size, @Nullable LinkSecurity security) {
        if (!channel.isWritable()) {
            channel.flush();
        }
        if (!channel.isWritable()) {
            dropped.increment();
            return;
        }
        write(recipient, bytes, from, size, security);
    }

    private void write(
            @Nullable InetSocketAddress recipient, byte[] bytes, int from, int size, @Nullable LinkSecurity security) {
        ByteBuf buffer;
        try {
            buffer = channel.alloc().ioBuffer(security == null ? size : size + security.overhead());
        } catch (Throwable e) {
            // No memory: a datagram may be lost.
            dropped.increment();
            if (!failed) {
                failed = true;
                LOG.warn("Dropped a datagram, and will drop more without a line: no memory for {} bytes", size, e);
            }
            return;
        }
        if (security == null) {
            buffer.writeBytes(bytes, from, size);
        } else if (!security.seal(bytes, from, size, buffer)) {
            buffer.release();
            return;
        }
        channel.write(recipient == null ? buffer : new DatagramPacket(buffer, recipient), channel.voidPromise());
        if (!scheduled) {
            try {
                scheduled = true;
                channel.eventLoop().execute(flush);
            } catch (RejectedExecutionException e) {
                flush();
            }
        }
    }

    /**
     * Sends an acknowledgement however much waits, so that nothing that is sent to the same recipient later leaves
     * before it.
     *
     * @param recipient where to
     * @param acknowledgement the datagram; it may be empty
     * @param security what seals it, or null to send it in the clear
     * @return false if it is empty and can't be sent now; it is to be sent again soon
     */
    public boolean acknowledge(InetSocketAddress recipient, byte[] acknowledgement, @Nullable LinkSecurity security) {
        if (acknowledgement.length > 0 || security != null) {
            write(recipient, acknowledgement, 0, acknowledgement.length, security);
            return true;
        }
        // It goes past Netty's queue, and neither the JDK nor Netty tells whether the system took it. With an empty
        // queue there is room.
        channel.flush();
        ChannelOutboundBuffer queue = channel.unsafe().outboundBuffer();
        if (queue != null && queue.totalPendingWriteBytes() > 0) {
            return false;
        }
        try {
            EmptyDatagrams.send(channel, recipient);
        } catch (UncheckedIOException e) {
            LOG.debug("Lost an acknowledgement to {}", recipient, e);
        }
        return true;
    }

    /** Sends what waits, then closes the socket. */
    public void close() {
        channel.flush();
        channel.close();
    }

    /** Sends what waits. */
    public void flush() {
        scheduled = false;
        channel.flush();
    }
}
