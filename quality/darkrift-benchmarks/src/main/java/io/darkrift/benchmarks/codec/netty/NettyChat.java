package io.darkrift.benchmarks.codec.netty;

import io.darkrift.benchmarks.codec.RecordCodec;
import io.darkrift.benchmarks.message.Chat;
import io.netty.buffer.ByteBuf;

/** M5. */
final class NettyChat extends RecordCodec<Chat> {
    private final ByteBuf buffer;
    private final NettyText text;

    NettyChat(ByteBuf buffer, NettyText text) {
        this.buffer = buffer;
        this.text = text;
    }

    @Override
    public int encode(Chat value) {
        buffer.clear();
        text.write(buffer, value.text());
        return buffer.writerIndex();
    }

    @Override
    public Chat decode() {
        buffer.readerIndex(0);
        return new Chat(text.read(buffer));
    }
}
