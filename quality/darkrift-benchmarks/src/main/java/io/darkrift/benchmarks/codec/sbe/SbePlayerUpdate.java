package io.darkrift.benchmarks.codec.sbe;

import io.darkrift.benchmarks.codec.RecordCodec;
import io.darkrift.benchmarks.codec.sbe.ascii.PlayerDecoder;
import io.darkrift.benchmarks.codec.sbe.ascii.PlayerEncoder;
import io.darkrift.benchmarks.message.PlayerUpdate;
import org.agrona.MutableDirectBuffer;

/** M3. */
final class SbePlayerUpdate extends RecordCodec<PlayerUpdate> {
    private final MutableDirectBuffer buffer;
    private final PlayerEncoder encoder = new PlayerEncoder();
    private final PlayerDecoder decoder = new PlayerDecoder();

    SbePlayerUpdate(MutableDirectBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public int encode(PlayerUpdate value) {
        return encoder.wrap(buffer, 0)
                .id(value.id())
                .x(value.x())
                .y(value.y())
                .z(value.z())
                .yaw(value.yaw())
                .pitch(value.pitch())
                .health(value.health())
                .tick(value.tick())
                .grounded((short) (value.grounded() ? 1 : 0))
                .name(value.name())
                .encodedLength();
    }

    @Override
    public PlayerUpdate decode() {
        PlayerDecoder in = decoder;
        in.wrap(buffer, 0, PlayerDecoder.BLOCK_LENGTH, PlayerDecoder.SCHEMA_VERSION);
        return new PlayerUpdate(
                in.id(),
                in.x(),
                in.y(),
                in.z(),
                in.yaw(),
                in.pitch(),
                in.health(),
                in.tick(),
                in.grounded() != 0,
                in.name());
    }
}
