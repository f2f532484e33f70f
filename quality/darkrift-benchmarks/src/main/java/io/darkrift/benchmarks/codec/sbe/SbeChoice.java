package io.darkrift.benchmarks.codec.sbe;

import io.darkrift.benchmarks.codec.RecordCodec;
import io.darkrift.benchmarks.codec.sbe.ascii.ChoiceDecoder;
import io.darkrift.benchmarks.codec.sbe.ascii.ChoiceEncoder;
import io.darkrift.benchmarks.message.Choice;
import org.agrona.MutableDirectBuffer;

/** M1. */
final class SbeChoice extends RecordCodec<Choice> {
    private final MutableDirectBuffer buffer;
    private final ChoiceEncoder encoder = new ChoiceEncoder();
    private final ChoiceDecoder decoder = new ChoiceDecoder();

    SbeChoice(MutableDirectBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public int encode(Choice value) {
        return encoder.wrap(buffer, 0).item(value.item()).encodedLength();
    }

    @Override
    public Choice decode() {
        decoder.wrap(buffer, 0, ChoiceDecoder.BLOCK_LENGTH, ChoiceDecoder.SCHEMA_VERSION);
        return new Choice(decoder.item());
    }
}
