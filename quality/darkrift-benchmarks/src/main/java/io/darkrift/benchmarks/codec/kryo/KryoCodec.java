package io.darkrift.benchmarks.codec.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import io.darkrift.benchmarks.codec.Codec;
import java.util.function.Function;

/** A registered class, with buffers that are used again. The class of the message is known, and not written. */
final class KryoCodec<M, T> implements Codec<T> {
    private final Kryo kryo;
    private final Class<T> type;
    private final Function<M, T> of;
    private final Function<T, M> toMessage;
    private final Output output = new Output(CAPACITY);
    private final Input input = new Input(output.getBuffer());

    KryoCodec(Kryo kryo, Class<T> type, Function<M, T> of, Function<T, M> toMessage) {
        this.kryo = kryo;
        this.type = type;
        this.of = of;
        this.toMessage = toMessage;
        output.setVariableLengthEncoding(false);
        input.setVariableLengthEncoding(false);
    }

    @Override
    public int encode(T value) {
        output.setPosition(0);
        kryo.writeObject(output, value);
        return output.position();
    }

    @Override
    public T decode() {
        input.setPosition(0);
        input.setLimit(output.position());
        return kryo.readObject(input, type);
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
