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
        int at = bytes.start;
        HandBytes.INT32.set(bytes.array, at, size);
        text.put(at + 4, value.text());
        bytes.end = at + 4 + size;
        return 4 + size;
    }

    @Override
    public Chat decode() {
        int at = bytes.start;
        bytes.require(at, 4);
        int size = (int) HandBytes.INT32.get(bytes.array, at);
        bytes.require(at + 4, size);
        return new Chat(text.get(at + 4, size >> 1));
    }
}
