package io.darkrift.benchmarks.codec.hand;

import io.darkrift.benchmarks.codec.RecordCodec;
import io.darkrift.benchmarks.message.PlayerState;
import io.darkrift.benchmarks.message.Snapshot;

/** M4. */
final class HandSnapshot extends RecordCodec<Snapshot> {
    private static final int LEAST_PLAYER_BYTES = 39;

    private final HandBytes bytes;
    private final HandText text;

    HandSnapshot(HandBytes bytes, HandText text) {
        this.bytes = bytes;
        this.text = text;
    }

    @Override
    public int encode(Snapshot value) {
        byte[] array = bytes.array;
        PlayerState[] players = value.players();
        int start = bytes.start;
        HandBytes.INT32.set(array, start, (int) value.tick());
        HandBytes.INT32.set(array, start + 4, players.length);
        int at = start + 8;
        for (PlayerState player : players) {
            at = put(at, player);
        }
        bytes.end = at;
        return at - start;
    }

    private int put(int at, PlayerState player) {
        byte[] array = bytes.array;
        HandBytes.INT16.set(array, at, (short) player.id());
        HandBytes.FLOAT32.set(array, at + 2, player.x());
        HandBytes.FLOAT32.set(array, at + 6, player.y());
        HandBytes.FLOAT32.set(array, at + 10, player.z());
        HandBytes.FLOAT32.set(array, at + 14, player.yaw());
        HandBytes.FLOAT32.set(array, at + 18, player.pitch());
        HandBytes.INT32.set(array, at + 22, player.health());
        HandBytes.INT64.set(array, at + 26, player.tick());
        array[at + 34] = (byte) (player.grounded() ? 1 : 0);
        String name = player.name();
        HandBytes.INT32.set(array, at + 35, 2 * name.length());
        text.put(at + 39, name);
        return at + 39 + 2 * name.length();
    }

    @Override
    public Snapshot decode() {
        byte[] array = bytes.array;
        int start = bytes.start;
        bytes.require(start, 8);
        long tick = (int) HandBytes.INT32.get(array, start) & 0xFFFF_FFFFL;
        int count = (int) HandBytes.INT32.get(array, start + 4);
        if (count < 0 || count > (bytes.end - start - 8) / LEAST_PLAYER_BYTES) {
            throw new IllegalArgumentException("count " + count);
        }
        PlayerState[] players = new PlayerState[count];
        int at = start + 8;
        for (int i = 0; i < count; i++) {
            bytes.require(at, 39);
            int size = (int) HandBytes.INT32.get(array, at + 35);
            bytes.require(at + 39, size);
            players[i] = get(at, size >> 1);
            at += 39 + size;
        }
        return new Snapshot(tick, players);
    }

    private PlayerState get(int at, int length) {
        byte[] array = bytes.array;
        return new PlayerState(
                (short) HandBytes.INT16.get(array, at) & 0xFFFF,
                (float) HandBytes.FLOAT32.get(array, at + 2),
                (float) HandBytes.FLOAT32.get(array, at + 6),
                (float) HandBytes.FLOAT32.get(array, at + 10),
                (float) HandBytes.FLOAT32.get(array, at + 14),
                (float) HandBytes.FLOAT32.get(array, at + 18),
                (int) HandBytes.INT32.get(array, at + 22),
                (long) HandBytes.INT64.get(array, at + 26),
                array[at + 34] != 0,
                text.get(at + 39, length));
    }
}
