package io.darkrift.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

/** What goes out over TCP: a batch is one write and one flush. */
final class ReliableOutbox extends Outbox {
    /** To copy less than this costs no more than to count who shares it. */
    private static final int SHARES_FROM = 1_024;

    private final Channel channel;
    private @Nullable ChannelFuture lastWrite;

    ReliableOutbox(Channel channel, int highWaterMark, int maxBody) {
        super(highWaterMark, maxBody);
        this.channel = channel;
    }

    @Override
    EventLoop eventLoop() {
        return channel.eventLoop();
    }

    @Override
    boolean emit(byte[] bytes, int size) {
        ByteBuf buffer;
        try {
            buffer = channel.alloc().ioBuffer(size);
        } catch (Throwable e) {
            // No memory. Messages that were taken are lost, and so the connection must end.
            written(size);
            channel.pipeline().fireExceptionCaught(e);
            return true;
        }
        emit(buffer.writeBytes(bytes, 0, size));
        return true;
    }

    @Override
    int sharesFrom() {
        return SHARES_FROM;
    }

    @Override
    void emit(ByteBuf whole) {
        int size = whole.readableBytes();
        ChannelFuture write = channel.writeAndFlush(whole);
        lastWrite = write;
        write.addListener(done -> {
            if (lastWrite == done) {
                lastWrite = null;
            }
            written(size);
        });
    }

    /** Done when the socket has taken all that was emitted. On the event loop. */
    ChannelFuture lastWrite() {
        return lastWrite == null ? channel.newSucceededFuture() : lastWrite;
    }
}
