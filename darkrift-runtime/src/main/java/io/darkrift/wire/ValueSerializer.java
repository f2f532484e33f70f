package io.darkrift.wire;

/**
 * Writes values of one type as bytes, and reads them.
 *
 * <p>The annotation processor writes one for each struct. Write one by hand for a class that is not a record, and name
 * it in {@code @SerializedBy}. Serializers have no state: any thread may use one at any time.
 *
 * @param <T> the type of the values
 */
public interface ValueSerializer<T> {
    /**
     * Appends a value.
     *
     * @param value the value
     * @param out where to
     * @throws IllegalArgumentException if something in the value can't be written
     */
    void write(T value, DarkriftWriter out);

    /**
     * Reads a value.
     *
     * @param in where from; stands behind the value afterwards
     * @return the value
     * @throws WireException if the bytes are no such value
     */
    T read(DarkriftReader in);
}
