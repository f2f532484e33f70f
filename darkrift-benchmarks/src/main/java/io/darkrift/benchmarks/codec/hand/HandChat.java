package io.darkrift.benchmarks.codec.hand;

import io.darkrift.benchmarks.codec.RecordCodec;
import io.darkrift.benchmarks.message.Chat;

/** M5. */
final class HandChat extends RecordCodec<Chat> {
    private final HandBytes bytes;
    private final HandText text;

    HandChat(HandBytes bytes, HandText text) {
        this.bytes = bytes;
        this.text = text;
    }

    @Override
    public int encode(Chat value) {
        int size = 2 * value.text().length();
        HandBytes.INT32.set(bytes.array, 0, size);
        text.put(4, value.text());
        bytes.end = 4 + size;
        return bytes.end;
    }

    @Override
    public Chat decode() {
        bytes.require(0, 4);
        int size = (int) HandBytes.INT32.get(bytes.array, 0);
        bytes.require(4, size);
        return new Chat(text.get(4, size >> 1));
    }
}
