package io.darkrift.wire.codec;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.WireException;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads values of one type, and names the component in exceptions. Codecs are immutable, and safe for use by
 * any number of threads.
 *
 * <p>The implementations are records: HotSpot trusts their fields, so that it inlines all of a codec that a constant
 * holds.
 *
 * @param <T> the type of the values
 */
public interface Codec<T extends @Nullable Object> {
    /**
     * Returns the least size of a value. The count of a list is checked against it.
     *
     * @return the size in bytes, 0 if it is not known
     */
    int leastBytes();

    /**
     * Writes an element of a list, an array or a map.
     *
     * @param value the element; a null is an exception, unless the codec is of nullable values
     * @param out where to
     * @param place the component that holds it, such as {@code Choose.items}
     * @param index the index of the element; negative if it is the component itself
     * @throws IllegalArgumentException if the value can't be written
     */
    void write(@Nullable T value, DarkriftWriter out, String place, int index);

    /**
     * Writes a component.
     *
     * @param value the value; a null is an exception, unless the codec is of nullable values
     * @param out where to
     * @param place the component, such as {@code Choose.items}
     * @throws IllegalArgumentException if the value can't be written
     */
    default void write(@Nullable T value, DarkriftWriter out, String place) {
        write(value, out, place, -1);
    }

    /**
     * Reads a value.
     *
     * @param in where from
     * @param place the component
     * @return the value; null only where the codec is of nullable values
     * @throws WireException if the bytes are not such a value
     */
    T read(DarkriftReader in, String place);
}
