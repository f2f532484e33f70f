package io.darkrift.benchmarks.codec.sbe;

import io.darkrift.benchmarks.codec.RecordCodec;
import io.darkrift.benchmarks.codec.sbe.utf16.ChatDecoder;
import io.darkrift.benchmarks.codec.sbe.utf16.ChatEncoder;
import io.darkrift.benchmarks.message.Chat;
import org.agrona.MutableDirectBuffer;

/** M5, in UTF-16. */
final class SbeWideChat extends RecordCodec<Chat> {
    private final MutableDirectBuffer buffer;
    private final ChatEncoder encoder = new ChatEncoder();
    private final ChatDecoder decoder = new ChatDecoder();

    SbeWideChat(MutableDirectBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public int encode(Chat value) {
        return encoder.wrap(buffer, 0).text(value.text()).encodedLength();
    }

    @Override
    public Chat decode() {
        decoder.wrap(buffer, 0, ChatDecoder.BLOCK_LENGTH, ChatDecoder.SCHEMA_VERSION);
        return new Chat(decoder.text());
    }
}
