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
        ChooseEncoder.ItemsEncoder items = encoder.itemsCount(value.items().length);
        for (int item : value.items()) {
            items.next().item(item);
        }
        return encoder.encodedLength();
    }

    @Override
    public Choose decode() {
        decoder.wrap(buffer, 0, ChooseDecoder.BLOCK_LENGTH, ChooseDecoder.SCHEMA_VERSION);
        ChooseDecoder.ItemsDecoder group = decoder.items();
        int[] items = new int[group.count()];
        for (int i = 0; i < items.length; i++) {
            items[i] = group.next().item();
        }
        return new Choose(items);
    }
}
