package io.darkrift.benchmarks.codec.hand;

import io.darkrift.benchmarks.codec.RecordCodec;
import io.darkrift.benchmarks.message.Choice;

/** M1. */
final class HandChoice extends RecordCodec<Choice> {
    private final HandBytes bytes;

    HandChoice(HandBytes bytes) {
        this.bytes = bytes;
    }

    @Override
    public int encode(Choice value) {
        HandBytes.INT32.set(bytes.array, 0, value.item());
        bytes.end = 4;
        return 4;
    }

    @Override
    public Choice decode() {
        bytes.require(0, 4);
        return new Choice((int) HandBytes.INT32.get(bytes.array, 0));
    }
}
