package io.darkrift.benchmarks.codec.netty;

import io.darkrift.benchmarks.codec.RecordCodec;
import io.darkrift.benchmarks.message.PlayerUpdate;
import io.netty.buffer.ByteBuf;

/** M3. */
final class NettyPlayerUpdate extends RecordCodec<PlayerUpdate> {
    private final ByteBuf buffer;
    private final NettyText text;

    NettyPlayerUpdate(ByteBuf buffer, NettyText text) {
        this.buffer = buffer;
        this.text = text;
    }

    @Override
    public int encode(PlayerUpdate value) {
        ByteBuf out = buffer;
        out.clear();
        out.writeShort(value.id());
        out.writeFloat(value.x());
        out.writeFloat(value.y());
        out.writeFloat(value.z());
        out.writeFloat(value.yaw());
        out.writeFloat(value.pitch());
        out.writeInt(value.health());
        out.writeLong(value.tick());
        out.writeBoolean(value.grounded());
        text.write(out, value.name());
        return out.writerIndex();
    }

    @Override
    public PlayerUpdate decode() {
        ByteBuf in = buffer;
        in.readerIndex(0);
        return new PlayerUpdate(
                in.readUnsignedShort(),
                in.readFloat(),
                in.readFloat(),
                in.readFloat(),
                in.readFloat(),
                in.readFloat(),
                in.readInt(),
                in.readLong(),
                in.readBoolean(),
                text.read(in));
    }
}
