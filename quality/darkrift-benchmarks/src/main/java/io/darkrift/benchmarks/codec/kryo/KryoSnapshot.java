package io.darkrift.benchmarks.codec.kryo;

import io.darkrift.benchmarks.message.PlayerState;
import io.darkrift.benchmarks.message.Snapshot;
import java.util.Arrays;

/** M4, as Kryo likes it. */
final class KryoSnapshot {
    public long tick;
    public KryoPlayer[] players = {};

    KryoSnapshot() {}

    KryoSnapshot(Snapshot snapshot) {
        tick = snapshot.tick();
        players = Arrays.stream(snapshot.players())
                .map(player -> KryoPlayer.of(player.toUpdate()))
                .toArray(KryoPlayer[]::new);
    }

    Snapshot toRecord() {
        return new Snapshot(
                tick,
                Arrays.stream(players)
                        .map(player -> PlayerState.of(player.toUpdate()))
                        .toArray(PlayerState[]::new));
    }
}
