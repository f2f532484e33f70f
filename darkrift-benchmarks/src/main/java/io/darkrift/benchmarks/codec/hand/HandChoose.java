package io.darkrift.benchmarks.codec.hand;

import io.darkrift.benchmarks.codec.RecordCodec;
import io.darkrift.benchmarks.message.Choose;

/** M2. */
final class HandChoose extends RecordCodec<Choose> {
    private final HandBytes bytes;

    HandChoose(HandBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public int encode(Choose value) {
        byte[] array = bytes.array;
        int[] items = value.items();
        HandBytes.INT32.set(array, 0, items.length);
        for (int i = 0; i < items.length; i++) {
            HandBytes.INT32.set(array, 4 + 4 * i, items[i]);
        }
        bytes.end = 4 + 4 * items.length;
        return bytes.end;
    }

    @Override
    public Choose decode() {
        byte[] array = bytes.array;
        bytes.require(0, 4);
        int count = (int) HandBytes.INT32.get(array, 0);
        if (count < 0 || count > bytes.end - 4 >> 2) {
            throw new IllegalArgumentException("count " + count);
        }
        int[] items = new int[count];
        for (int i = 0; i < count; i++) {
            items[i] = (int) HandBytes.INT32.get(array, 4 + 4 * i);
        }
        return new Choose(items);
    }
}
