package io.darkrift.wire;

import io.darkrift.wire.codec.Codec;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.Reads;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads values with the count of their bytes before them, so that components can be added in later versions.
 * The annotation processor generates such a serializer for each struct that is {@code sized}.
 *
 * <pre>
 * | count  | components | what this version does not know |
 * +--------+------------+---------------------------------+
 *   uint16   count bytes together
 * </pre>
 *
 * <p>The reader never reads beyond the end of a value: what a newer peer has appended is skipped, and components that
 * an older peer does not know have no bytes.
 *
 * @param <T> the type of the values
 */
public abstract class SizedSerializer<T> implements ValueSerializer<T>, Codec<T> {
    private static final int COUNT_BYTES = 2;
    private static final int MAX_BYTES = 65_535;

    private final String name;
    private final int leastBytes;

    /**
     * Creates a serializer.
     *
     * @param name the name of the values, for exceptions
     * @param leastBytes the least size of a value in bytes, including the two bytes of the count
     */
    protected SizedSerializer(String name, int leastBytes) {
        this.name = name;
        this.leastBytes = leastBytes;
    }

    /**
     * Writes the components, which follow the count.
     *
     * @param value the value
     * @param out the writer to append to
     * @throws IllegalArgumentException if a part of the value can't be written
     */
    protected abstract void writeComponents(T value, DarkriftWriter out);

    /**
     * Reads the components, which follow the count. Bytes that are left are skipped afterwards.
     *
     * @param in a reader whose bytes end with those of the value
     * @return the value
     * @throws WireException if the bytes are not such a value
     */
    protected abstract T readComponents(DarkriftReader in);

    @Override
    public final int leastBytes() {
        return leastBytes;
    }

    @Override
    public final void write(T value, DarkriftWriter out) {
        write(value, out, name);
    }

    @Override
    public final void write(@Nullable T value, DarkriftWriter out, String place, int index) {
        T present = index < 0 ? Checks.notNull(value, place) : Checks.notNull(value, place, index);
        int start = out.reserve(COUNT_BYTES);
        writeComponents(present, out);
        int count = out.position() - start - COUNT_BYTES;
        if (count > MAX_BYTES) {
            throw new IllegalArgumentException((index < 0 ? place : place + "[" + index + "]") + " takes " + count
                    + " bytes: a sized struct takes " + MAX_BYTES + " at most, shorten what is in it");
        }
        BigEndian.putInt16(out.array(), start, count);
    }

    @Override
    public final T read(DarkriftReader in) {
        return read(in, name);
    }

    @Override
    public final T read(DarkriftReader in, String place) {
        int count = BigEndian.getUInt16(in.array(), Reads.require(in, COUNT_BYTES, place));
        if (count > in.remaining()) {
            throw untrue(
                    in, place, count, in.remaining() + (in.remaining() == 1 ? " byte is" : " bytes are") + " left");
        }
        if (count < leastBytes - COUNT_BYTES) {
            throw untrue(in, place, count, name + " takes " + (leastBytes - COUNT_BYTES) + " or more");
        }
        int end = in.limit(count);
        try {
            T value = readComponents(in);
            in.skipRemaining();
            return value;
        } finally {
            in.unlimit(end);
        }
    }

    private static WireException untrue(DarkriftReader in, String place, int count, String why) {
        return in.refuse(COUNT_BYTES, place + ": a size of " + count + " bytes can't be true: " + why);
    }
}
