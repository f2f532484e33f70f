package io.darkrift.benchmarks.codec.sbe;

import io.darkrift.benchmarks.codec.RecordCodec;
import io.darkrift.benchmarks.codec.sbe.utf16.SnapshotDecoder;
import io.darkrift.benchmarks.codec.sbe.utf16.SnapshotEncoder;
import io.darkrift.benchmarks.message.PlayerState;
import io.darkrift.benchmarks.message.Snapshot;
import org.agrona.MutableDirectBuffer;

/** M4, in UTF-16. */
final class SbeWideSnapshot extends RecordCodec<Snapshot> {
    private final MutableDirectBuffer buffer;
    private final SnapshotEncoder encoder = new SnapshotEncoder();
    private final SnapshotDecoder decoder = new SnapshotDecoder();

    SbeWideSnapshot(MutableDirectBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public int encode(Snapshot value) {
        encoder.wrap(buffer, 0).tick(value.tick());
        SnapshotEncoder.PlayersEncoder players = encoder.playersCount(value.players().length);
        for (PlayerState player : value.players()) {
            players.next()
                    .id(player.id())
                    .x(player.x())
                    .y(player.y())
                    .z(player.z())
                    .yaw(player.yaw())
                    .pitch(player.pitch())
                    .health(player.health())
                    .tick(player.tick())
                    .grounded((short) (player.grounded() ? 1 : 0))
                    .name(player.name());
        }
        return encoder.encodedLength();
    }

    @Override
    public Snapshot decode() {
        decoder.wrap(buffer, 0, SnapshotDecoder.BLOCK_LENGTH, SnapshotDecoder.SCHEMA_VERSION);
        long tick = decoder.tick();
        SnapshotDecoder.PlayersDecoder in = decoder.players();
        PlayerState[] players = new PlayerState[in.count()];
        for (int i = 0; i < players.length; i++) {
            in.next();
            players[i] = new PlayerState(
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
        return new Snapshot(tick, players);
    }
}
