package io.darkrift.benchmarks.load.peer.netty;

import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One end of a connection: cuts frames in place, and writes messages in the style that is wanted. */
final class NettyPeer extends ChannelInboundHandlerAdapter implements Peer {
    /** How many messages a user writes before a flush, where batches are the style. */
    private static final int BATCH = 64;

    private static final int COALESCED_BYTES = 1 << 16;
    private static final int MAX_BODY = 65_534;

    private final Channel channel;
    private final WriteStyle style;
    private final Receiver receiver;
    private final AtomicInteger unflushed = new AtomicInteger();
    private ByteBuf kept = Unpooled.EMPTY_BUFFER;
    private @Nullable Runnable whenWritable;

    NettyPeer(Channel channel, WriteStyle style, Receiver receiver) {
        this.channel = channel;
        this.style = style;
        this.receiver = receiver;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf in = (ByteBuf) message;
        if (kept.isReadable()) {
            in = Unpooled.wrappedBuffer(kept, in);
        }
        try {
            cut(in);
            kept = in.isReadable() ? Unpooled.copiedBuffer(in) : Unpooled.EMPTY_BUFFER;
        } finally {
            in.release();
        }
    }

    private void cut(ByteBuf in) {
        int at = in.readerIndex();
        int end = in.writerIndex();
        while (end - at >= NettyMessages.LENGTH_BYTES) {
            int body = in.getInt(at);
            if (body < 0 || body > MAX_BODY) {
                throw new IllegalArgumentException("a frame of " + body + " bytes");
            }
            int from = at + NettyMessages.LENGTH_BYTES;
            if (end - from < body) {
                break;
            }
            NettyMessages.read(in, from, body, this, receiver);
            at = from + body;
        }
        in.readerIndex(at);
    }

    @Override
    public void answer(Object message) {
        channel.writeAndFlush(encode(message), channel.voidPromise());
    }

    private ByteBuf encode(Object message) {
        int size = NettyMessages.size(message);
        ByteBuf buffer = channel.alloc().ioBuffer(NettyMessages.LENGTH_BYTES + size);
        buffer.writeInt(size);
        NettyMessages.write(message, buffer);
        return buffer;
    }

    @Override
    public void send(Object message) throws InterruptedException {
        if (!channel.isWritable()) {
            awaitWritable();
        }
        write(message);
    }

    private void write(Object message) {
        if (style == WriteStyle.EACH) {
            channel.writeAndFlush(encode(message), channel.voidPromise());
            return;
        }
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

    private synchronized void awaitWritable() throws InterruptedException {
        flush();
        while (!channel.isWritable() && channel.isActive()) {
            wait();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        synchronized (this) {
            notifyAll();
        }
        Runnable waiting = whenWritable;
        if (waiting != null && channel.isWritable()) {
            whenWritable = null;
            // Not at once: this is called from within a flush.
            channel.eventLoop().execute(waiting);
        }
    }

    @Override
    public void flood(Object message, BooleanSupplier goesOn) {
        channel.eventLoop().execute(() -> fill(message, goesOn));
    }

    private void fill(Object message, BooleanSupplier goesOn) {
        while (channel.isWritable() && goesOn.getAsBoolean()) {
            if (style == WriteStyle.COALESCED) {
                channel.writeAndFlush(many(message), channel.voidPromise());
            } else {
                write(message);
            }
        }
        if (goesOn.getAsBoolean()) {
            whenWritable = () -> fill(message, goesOn);
        }
        flush();
    }

    private ByteBuf many(Object message) {
        ByteBuf buffer = channel.alloc().ioBuffer(COALESCED_BYTES);
        int size = NettyMessages.size(message);
        while (buffer.writableBytes() >= NettyMessages.LENGTH_BYTES + size) {
            buffer.writeInt(size);
            NettyMessages.write(message, buffer);
        }
        return buffer;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        synchronized (this) {
            notifyAll();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }
}
