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
        int at = bytes.start;
        HandBytes.INT32.set(array, at, items.length);
        for (int i = 0; i < items.length; i++) {
            HandBytes.INT32.set(array, at + 4 + 4 * i, items[i]);
        }
        int size = 4 + 4 * items.length;
        bytes.end = at + size;
        return size;
    }

    @Override
    public Choose decode() {
        byte[] array = bytes.array;
        int at = bytes.start;
        bytes.require(at, 4);
        int count = (int) HandBytes.INT32.get(array, at);
        if (count < 0 || count > bytes.end - at - 4 >> 2) {
            throw new IllegalArgumentException("count " + count);
        }
        int[] items = new int[count];
        for (int i = 0; i < count; i++) {
            items[i] = (int) HandBytes.INT32.get(array, at + 4 + 4 * i);
        }
        return new Choose(items);
    }
}
