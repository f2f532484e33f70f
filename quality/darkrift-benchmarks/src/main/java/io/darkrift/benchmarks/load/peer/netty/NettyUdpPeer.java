package io.darkrift.benchmarks.load.peer.netty;

import io.darkrift.benchmarks.load.peer.Peer;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One end of a pair without a connection: a socket, and the address that datagrams are sent to. */
final class NettyUdpPeer implements Peer {
    /** How many datagrams a user writes before a flush. */
    private static final int BATCH = 64;

    private final Channel channel;
    private final @Nullable InetSocketAddress recipient;
    private final AtomicInteger unflushed = new AtomicInteger();

    NettyUdpPeer(Channel channel, @Nullable InetSocketAddress recipient) {
        this.channel = channel;
        this.recipient = recipient;
    }

    @Override
    public void answer(Object message) {
        channel.writeAndFlush(encode(message), channel.voidPromise());
    }

    private Object encode(Object message) {
        ByteBuf buffer = channel.alloc().ioBuffer(NettyMessages.size(message));
        NettyMessages.write(message, buffer);
        return recipient == null ? buffer : new DatagramPacket(buffer, recipient);
    }

    @Override
    public void send(Object message) {
        if (!channel.isWritable()) {
            channel.flush();
            while (!channel.isWritable()) {
                Thread.yield();
            }
        }
        write(message);
    }

    private void write(Object message) {
        channel.write(encode(message), channel.voidPromise());
        if (unflushed.incrementAndGet() >= BATCH) {
            flush();
        }
    }

    @Override
    public void flush() {
        unflushed.set(0);
        channel.flush();
    }

    @Override
    public void flood(Object message, BooleanSupplier goesOn) {
        channel.eventLoop().execute(() -> fill(message, goesOn));
    }

    private void fill(Object message, BooleanSupplier goesOn) {
        for (int i = 0; i < BATCH && channel.isWritable(); i++) {
            write(message);
        }
        flush();
        if (goesOn.getAsBoolean()) {
            flood(message, goesOn);
        }
    }
}
