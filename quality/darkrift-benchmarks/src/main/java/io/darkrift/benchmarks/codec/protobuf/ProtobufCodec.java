package io.darkrift.benchmarks.codec.protobuf;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.darkrift.benchmarks.codec.Codec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/**
 * A generated message, which is built before it is encoded: making it out of a record, or a record out of it, is not
 * measured.
 */
final class ProtobufCodec<M, T extends MessageLite> implements Codec<T> {
    private final Parser<T> parser;
    private final Function<M, T> of;
    private final Function<T, M> toMessage;
    private final byte[] bytes = new byte[CAPACITY];
    private int size;

    ProtobufCodec(Parser<T> parser, Function<M, T> of, Function<T, M> toMessage) {
        this.parser = parser;
        this.of = of;
        this.toMessage = toMessage;
    }

    @Override
    public int encode(T value) {
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            value.writeTo(out);
            size = out.getTotalBytesWritten();
            return size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public T decode() {
        try {
            return parser.parseFrom(bytes, 0, size);
        } catch (InvalidProtocolBufferException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // a codec is only asked for its own message
    public T of(Object message) {
        return of.apply((M) message);
    }

    @Override
    public Object toMessage(T value) {
        return toMessage.apply(value);
    }
}
