package io.darkrift.benchmarks.codec.darkrift;

import io.darkrift.benchmarks.codec.RecordCodec;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;

/** A serializer, with a writer and a reader that are used for all messages, as the transport does. */
class DarkriftCodec<T> extends RecordCodec<T> {
    private final MessageSerializer<T> serializer;
    private final DarkriftWriter writer = new DarkriftWriter(CAPACITY);
    private final DarkriftReader reader = new DarkriftReader(new byte[0]);

    DarkriftCodec(MessageSerializer<T> serializer) {
        this.serializer = serializer;
    }

    /** Returns what was encoded last, and is decoded. */
    final byte[] encoded() {
        return writer.array();
    }

    @Override
    public int encode(T value) {
        writer.rewind(0);
        serializer.write(value, writer);
        return writer.position();
    }

    @Override
    public T decode() {
        reader.wrap(writer.array(), 0, writer.position());
        return serializer.read(reader);
    }
}
