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
        HandBytes.INT16.set(array, 0, (short) value.id());
        HandBytes.FLOAT32.set(array, 2, value.x());
        HandBytes.FLOAT32.set(array, 6, value.y());
        HandBytes.FLOAT32.set(array, 10, value.z());
        HandBytes.FLOAT32.set(array, 14, value.yaw());
        HandBytes.FLOAT32.set(array, 18, value.pitch());
        HandBytes.INT32.set(array, 22, value.health());
        HandBytes.INT64.set(array, 26, value.tick());
        array[34] = (byte) (value.grounded() ? 1 : 0);
        String name = value.name();
        HandBytes.INT32.set(array, 35, 2 * name.length());
        text.put(39, name);
        bytes.end = 39 + 2 * name.length();
        return bytes.end;
    }

    @Override
    public PlayerUpdate decode() {
        byte[] array = bytes.array;
        bytes.require(0, 39);
        int size = (int) HandBytes.INT32.get(array, 35);
        bytes.require(39, size);
        return new PlayerUpdate(
                (short) HandBytes.INT16.get(array, 0) & 0xFFFF,
                (float) HandBytes.FLOAT32.get(array, 2),
                (float) HandBytes.FLOAT32.get(array, 6),
                (float) HandBytes.FLOAT32.get(array, 10),
                (float) HandBytes.FLOAT32.get(array, 14),
                (float) HandBytes.FLOAT32.get(array, 18),
                (int) HandBytes.INT32.get(array, 22),
                (long) HandBytes.INT64.get(array, 26),
                array[34] != 0,
                text.get(39, size >> 1));
    }
}
