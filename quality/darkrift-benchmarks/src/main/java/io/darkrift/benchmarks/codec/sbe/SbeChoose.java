package io.darkrift.benchmarks.codec.sbe;

import io.darkrift.benchmarks.codec.RecordCodec;
import io.darkrift.benchmarks.codec.sbe.ascii.ChooseDecoder;
import io.darkrift.benchmarks.codec.sbe.ascii.ChooseEncoder;
import io.darkrift.benchmarks.message.Choose;
import org.agrona.MutableDirectBuffer;

/** M2. */
final class SbeChoose extends RecordCodec<Choose> {
    private final MutableDirectBuffer buffer;
    private final ChooseEncoder encoder = new ChooseEncoder();
    private final ChooseDecoder decoder = new ChooseDecoder();

    SbeChoose(MutableDirectBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public int encode(Choose value) {
        encoder.wrap(buffer, 0);
        int[] items = value.items();
        for (int i = 0; i < items.length; i++) {
            encoder.items(i, items[i]);
        }
        return encoder.encodedLength();
    }

    @Override
    public Choose decode() {
        decoder.wrap(buffer, 0, ChooseDecoder.BLOCK_LENGTH, ChooseDecoder.SCHEMA_VERSION);
        int[] items = new int[ChooseDecoder.itemsLength()];
        for (int i = 0; i < items.length; i++) {
            items[i] = decoder.items(i);
        }
        return new Choose(items);
    }
}
