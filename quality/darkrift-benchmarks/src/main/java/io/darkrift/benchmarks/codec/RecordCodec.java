package io.darkrift.benchmarks.codec;

/**
 * A codec of the records themselves.
 *
 * @param <T> the record
 */
public abstract class RecordCodec<T> implements Codec<T> {
    @Override
    @SuppressWarnings("unchecked") // a codec is only asked for its own message
    public final T of(Object message) {
        return (T) message;
    }

    @Override
    public final Object toMessage(T value) {
        return value;
    }
}
