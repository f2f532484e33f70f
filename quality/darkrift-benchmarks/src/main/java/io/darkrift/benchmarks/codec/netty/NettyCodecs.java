package io.darkrift.benchmarks.codec.netty;

import io.darkrift.benchmarks.codec.Codec;
import io.darkrift.benchmarks.codec.Subject;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;

/** The wire of DarkRift, written into a direct buffer with its own methods. */
public final class NettyCodecs {
    private NettyCodecs() {}

    /**
     * The codec of a message.
     *
     * @param subject the message
     * @return a new codec
     */
    public static Codec<?> of(Subject subject) {
        ByteBuf buffer = PooledByteBufAllocator.DEFAULT.directBuffer(Codec.CAPACITY, Codec.CAPACITY);
        NettyText text = new NettyText();
        return switch (subject) {
            case M1 -> new NettyChoice(buffer);
            case M2 -> new NettyChoose(buffer);
            case M3 -> new NettyPlayerUpdate(buffer, text);
            case M4 -> new NettySnapshot(buffer, text);
            case M5 -> new NettyChat(buffer, text);
        };
    }
}
