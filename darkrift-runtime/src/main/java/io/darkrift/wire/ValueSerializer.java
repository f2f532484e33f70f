package io.darkrift.wire;

/**
 * Writes values of one type as bytes, and reads them.
 *
 * <p>The annotation processor generates a serializer for each struct. Write one by hand for a class that is not a
 * record, and name it in {@code @SerializedBy}. A serializer must be safe for use by any number of threads, and so has
 * no state that changes.
 *
 * @param <T> the type of the values
 */
public interface ValueSerializer<T> {
    /**
     * Appends a value to a writer.
     *
     * @param value the value
     * @param out the writer to append to
     * @throws IllegalArgumentException if a part of the value can't be written
     */
    void write(T value, DarkriftWriter out);

    /**
     * Reads a value from a reader.
     *
     * @param in the reader; its position is after the value when this method returns
     * @return the value
     * @throws WireException if the bytes are not such a value
     */
    T read(DarkriftReader in);
}
