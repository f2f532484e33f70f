package io.darkrift.benchmarks.codec.netty;

import io.darkrift.benchmarks.codec.RecordCodec;
import io.darkrift.benchmarks.message.Choice;
import io.netty.buffer.ByteBuf;

/** M1. */
final class NettyChoice extends RecordCodec<Choice> {
    private final ByteBuf buffer;

    NettyChoice(ByteBuf buffer) {
        this.buffer = buffer;
    }

    @Override
    public int encode(Choice value) {
        buffer.clear();
        buffer.writeInt(value.item());
        return buffer.writerIndex();
    }

    @Override
    public Choice decode() {
        buffer.readerIndex(0);
        return new Choice(buffer.readInt());
    }
}
