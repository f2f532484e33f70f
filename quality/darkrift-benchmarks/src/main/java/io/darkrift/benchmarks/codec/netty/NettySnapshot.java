package io.darkrift.benchmarks.codec.netty;

import io.darkrift.benchmarks.codec.RecordCodec;
import io.darkrift.benchmarks.message.PlayerState;
import io.darkrift.benchmarks.message.Snapshot;
import io.netty.buffer.ByteBuf;

/** M4. */
final class NettySnapshot extends RecordCodec<Snapshot> {
    private static final int LEAST_PLAYER_BYTES = 39;

    private final ByteBuf buffer;
    private final NettyText text;

    NettySnapshot(ByteBuf buffer, NettyText text) {
        this.buffer = buffer;
        this.text = text;
    }

    @Override
    public int encode(Snapshot value) {
        ByteBuf out = buffer;
        out.clear();
        out.writeInt((int) value.tick());
        out.writeInt(value.players().length);
        for (PlayerState player : value.players()) {
            out.writeShort(player.id());
            out.writeFloat(player.x());
            out.writeFloat(player.y());
            out.writeFloat(player.z());
            out.writeFloat(player.yaw());
            out.writeFloat(player.pitch());
            out.writeInt(player.health());
            out.writeLong(player.tick());
            out.writeBoolean(player.grounded());
            text.write(out, player.name());
        }
        return out.writerIndex();
    }

    @Override
    public Snapshot decode() {
        ByteBuf in = buffer;
        in.readerIndex(0);
        long tick = in.readUnsignedInt();
        int count = in.readInt();
        if (count < 0 || count > in.readableBytes() / LEAST_PLAYER_BYTES) {
            throw new IllegalArgumentException("count " + count);
        }
        PlayerState[] players = new PlayerState[count];
        for (int i = 0; i < count; i++) {
            players[i] = new PlayerState(
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
        return new Snapshot(tick, players);
    }
}
