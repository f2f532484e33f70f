package io.darkrift.benchmarks.codec;

/**
 * Encodes and decodes one of the messages, into a buffer of its own.
 *
 * @param <T> what the contender encodes: the record, or an object of its own
 */
public interface Codec<T> {
    /** Room for the largest message in any encoding. */
    int CAPACITY = 16_384;

    /**
     * Encodes a message in place of the former.
     *
     * @param value the message
     * @return how many bytes it takes
     */
    int encode(T value);

    /**
     * Decodes the message that was encoded last.
     *
     * @return a new object
     */
    T decode();

    /**
     * Returns what the contender encodes for a message.
     *
     * @param message one of {@link io.darkrift.benchmarks.message}
     * @return what says the same
     */
    T of(Object message);

    /**
     * The opposite of {@link #of}.
     *
     * @param value what was decoded
     * @return the message
     */
    Object toMessage(T value);
}
