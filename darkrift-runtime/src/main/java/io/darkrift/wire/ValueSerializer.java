package io.darkrift.wire;

/**
 * Writes values of one type as bytes, and reads them.
 *
 * <p>The annotation processor generates a serializer for each struct. Write one by hand for a class that is not a record,
 * and name it in {@code @SerializedBy}. Serializers have no state, and are safe for use by any number of threads.
 *
 * @param <T> the type of the values
 */
public interface ValueSerializer<T> {
    /**
     * Appends a value.
     *
     * @param value the value
     * @param out the writer to append to
     * @throws IllegalArgumentException if something in the value can't be written
     */
    void write(T value, DarkriftWriter out);

    /**
     * Reads a value.
     *
     * @param in the reader; it stands behind the value afterwards
     * @return the value
     * @throws WireException if the bytes are not such a value
     */
    T read(DarkriftReader in);
}
