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
        int at = bytes.start;
        HandBytes.INT32.set(bytes.array, at, value.item());
        bytes.end = at + 4;
        return 4;
    }

    @Override
    public Choice decode() {
        int at = bytes.start;
        bytes.require(at, 4);
        return new Choice((int) HandBytes.INT32.get(bytes.array, at));
    }
}
