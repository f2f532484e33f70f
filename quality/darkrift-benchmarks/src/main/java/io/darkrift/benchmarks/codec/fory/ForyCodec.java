package io.darkrift.benchmarks.codec.fory;

import io.darkrift.benchmarks.codec.RecordCodec;
import org.apache.fory.Fory;
import org.apache.fory.memory.MemoryBuffer;

/** A registered record, with a buffer that is used again. */
final class ForyCodec<T> extends RecordCodec<T> {
    private final Fory fory;
    private final Class<T> type;
    private final MemoryBuffer buffer = MemoryBuffer.newHeapBuffer(CAPACITY);

    ForyCodec(Fory fory, Class<T> type) {
        this.fory = fory;
        this.type = type;
    }

    @Override
    public int encode(T value) {
        buffer.writerIndex(0);
        fory.serialize(buffer, value);
        return buffer.writerIndex();
    }

    @Override
    public T decode() {
        buffer.readerIndex(0);
        return fory.deserialize(buffer, type);
    }
}
