package io.darkrift.benchmarks.codec.netty;

import io.darkrift.benchmarks.codec.RecordCodec;
import io.darkrift.benchmarks.message.Choose;
import io.netty.buffer.ByteBuf;

/** M2. */
final class NettyChoose extends RecordCodec<Choose> {
    private final ByteBuf buffer;

    NettyChoose(ByteBuf buffer) {
        this.buffer = buffer;
    }

    @Override
    public int encode(Choose value) {
        buffer.clear();
        int[] items = value.items();
        buffer.writeInt(items.length);
        for (int item : items) {
            buffer.writeInt(item);
        }
        return buffer.writerIndex();
    }

    @Override
    public Choose decode() {
        buffer.readerIndex(0);
        int count = buffer.readInt();
        if (count < 0 || count > buffer.readableBytes() >> 2) {
            throw new IllegalArgumentException("count " + count);
        }
        int[] items = new int[count];
        for (int i = 0; i < count; i++) {
            items[i] = buffer.readInt();
        }
        return new Choose(items);
    }
}
