package io.darkrift.wire.codec;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.SizedSerializer;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.Reads;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the number of a struct, and the struct: one of those that a sealed interface permits.
 *
 * @param <T> the sealed interface
 */
public final class UnionCodec<T> implements Codec<T> {
    private record Variant<T>(long number, Class<? extends T> type, ValueSerializer<? extends T> serializer) {
        @SuppressWarnings("unchecked") // with() keeps class and serializer together
        void write(Object value, DarkriftWriter out, String place, int index) {
            if (serializer instanceof SizedSerializer<? extends T> sized) {
                ((SizedSerializer<Object>) sized).write(value, out, place, index);
            } else {
                ((ValueSerializer<Object>) serializer).write(value, out);
            }
        }

        T read(DarkriftReader in, String place) {
            return serializer instanceof SizedSerializer<? extends T> sized
                    ? sized.read(in, place)
                    : serializer.read(in);
        }
    }

    private final Class<T> type;
    private final WireInteger wire;
    private final int leastBytes;
    private final List<Variant<T>> variants;

    private UnionCodec(Class<T> type, WireInteger wire, int leastBytes, List<Variant<T>> variants) {
        this.type = type;
        this.wire = wire;
        this.leastBytes = leastBytes;
        this.variants = List.copyOf(variants);
    }

    /**
     * Returns a union without structs.
     *
     * @param <T> the sealed interface
     * @param type its class
     * @param wire how the numbers are written
     * @param leastBytes the least size of a struct in bytes
     * @return the codec, to be given structs
     */
    public static <T> UnionCodec<T> of(Class<T> type, WireInteger wire, int leastBytes) {
        return new UnionCodec<>(type, wire, wire.bytes() + leastBytes, List.of());
    }

    /**
     * Returns the same union with another struct.
     *
     * @param <S> the struct
     * @param number its number
     * @param struct its class
     * @param serializer its serializer
     * @return a new codec
     * @throws IllegalArgumentException if the number is not one of those that are written
     */
    public <S extends T> UnionCodec<T> with(long number, Class<S> struct, ValueSerializer<S> serializer) {
        wire.check(number, Long.BYTES, "the number of " + struct.getSimpleName(), -1);
        List<Variant<T>> all = new ArrayList<>(variants);
        all.add(new Variant<>(number, struct, serializer));
        return new UnionCodec<>(type, wire, leastBytes, all);
    }

    @Override
    public int leastBytes() {
        return leastBytes;
    }

    @Override
    public void write(T value, DarkriftWriter out, String place, int index) {
        Class<?> actual = Places.notNull(value, place, index).getClass();
        for (int i = 0; i < variants.size(); i++) {
            Variant<T> variant = variants.get(i);
            if (variant.type() == actual) {
                int at = out.reserve(wire.bytes());
                wire.store(out.array(), at, variant.number());
                variant.write(value, out, place, index);
                return;
            }
        }
        throw Checks.noVariant(value, type.getSimpleName(), Places.of(place, index));
    }

    @Override
    public T read(DarkriftReader in, String place) {
        int at = Reads.require(in, wire.bytes(), place);
        long number = wire.load(in.array(), at);
        for (int i = 0; i < variants.size(); i++) {
            Variant<T> variant = variants.get(i);
            if (variant.number() == number) {
                return variant.read(in, place);
            }
        }
        throw Reads.noVariant(in, number, type.getSimpleName(), place);
    }
}
