package io.darkrift.benchmarks.codec.hand;

import io.darkrift.benchmarks.codec.RecordCodec;
import io.darkrift.benchmarks.message.PlayerUpdate;

/** M3. */
final class HandPlayerUpdate extends RecordCodec<PlayerUpdate> {
    private final HandBytes bytes;
    private final HandText text;

    HandPlayerUpdate(HandBytes bytes, HandText text) {
        this.bytes = bytes;
        this.text = text;
    }

    @Override
    public int encode(PlayerUpdate value) {
        byte[] array = bytes.array;
        int at = bytes.start;
        HandBytes.INT16.set(array, at, (short) value.id());
        HandBytes.FLOAT32.set(array, at + 2, value.x());
        HandBytes.FLOAT32.set(array, at + 6, value.y());
        HandBytes.FLOAT32.set(array, at + 10, value.z());
        HandBytes.FLOAT32.set(array, at + 14, value.yaw());
        HandBytes.FLOAT32.set(array, at + 18, value.pitch());
        HandBytes.INT32.set(array, at + 22, value.health());
        HandBytes.INT64.set(array, at + 26, value.tick());
        array[at + 34] = (byte) (value.grounded() ? 1 : 0);
        String name = value.name();
        HandBytes.INT32.set(array, at + 35, 2 * name.length());
        text.put(at + 39, name);
        int size = 39 + 2 * name.length();
        bytes.end = at + size;
        return size;
    }

    @Override
    public PlayerUpdate decode() {
        byte[] array = bytes.array;
        int at = bytes.start;
        bytes.require(at, 39);
        int size = (int) HandBytes.INT32.get(array, at + 35);
        bytes.require(at + 39, size);
        return new PlayerUpdate(
                (short) HandBytes.INT16.get(array, at) & 0xFFFF,
                (float) HandBytes.FLOAT32.get(array, at + 2),
                (float) HandBytes.FLOAT32.get(array, at + 6),
                (float) HandBytes.FLOAT32.get(array, at + 10),
                (float) HandBytes.FLOAT32.get(array, at + 14),
                (float) HandBytes.FLOAT32.get(array, at + 18),
                (int) HandBytes.INT32.get(array, at + 22),
                (long) HandBytes.INT64.get(array, at + 26),
                array[at + 34] != 0,
                text.get(at + 39, size >> 1));
    }
}
