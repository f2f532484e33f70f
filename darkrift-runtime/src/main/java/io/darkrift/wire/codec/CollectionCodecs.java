package io.darkrift.wire.codec;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.support.Lists;
import io.darkrift.wire.support.Maps;
import io.darkrift.wire.support.Reads;
import java.lang.reflect.Array;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Codecs that are made of others. The size of a collection is read once, and exactly this many elements are written.
 */
final class CollectionCodecs {
    private CollectionCodecs() {}

    /** Values of a generated serializer, whose exceptions name the component themselves. */
    record OfStruct<T>(ValueSerializer<T> serializer, int leastBytes) implements Codec<T> {
        @Override
        public void write(T value, DarkriftWriter out, String place, int index) {
            serializer.write(Places.notNull(value, place, index), out);
        }

        @Override
        public T read(DarkriftReader in, String place) {
            return serializer.read(in);
        }
    }

    /** Values of a serializer that does not know the component, of the library or written by hand. */
    record OfCustom<T>(ValueSerializer<T> serializer, int leastBytes) implements Codec<T> {
        @Override
        public void write(T value, DarkriftWriter out, String place, int index) {
            serializer.write(Places.notNull(value, place, index), out);
        }

        @Override
        public T read(DarkriftReader in, String place) {
            return Reads.value(in, serializer, place);
        }
    }

    record OfOptional<T>(Codec<T> value) implements Codec<Optional<T>> {
        @Override
        public int leastBytes() {
            return 1;
        }

        @Override
        public void write(Optional<T> optional, DarkriftWriter out, String place, int index) {
            boolean isPresent = Places.notNull(optional, place, index).isPresent();
            out.writeBoolean(isPresent);
            if (isPresent) {
                value.write(optional.get(), out, place, index);
            }
        }

        @Override
        public Optional<T> read(DarkriftReader in, String place) {
            return Reads.bool(in, place) ? Optional.of(value.read(in, place)) : Optional.empty();
        }
    }

    record OfNullable<T extends @Nullable Object>(Codec<T> value) implements Codec<T> {
        @Override
        public int leastBytes() {
            return 1;
        }

        @Override
        public void write(@Nullable T present, DarkriftWriter out, String place, int index) {
            out.writeBoolean(present != null);
            if (present != null) {
                value.write(present, out, place, index);
            }
        }

        @Override
        public @Nullable T read(DarkriftReader in, String place) {
            return Reads.bool(in, place) ? value.read(in, place) : null;
        }
    }

    record OfList<E extends @Nullable Object>(Codec<E> element) implements Codec<List<E>> {
        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public void write(List<E> value, DarkriftWriter out, String place, int index) {
            List<E> list = Places.notNull(value, place, index);
            int count = list.size();
            out.writeCount(count, element.leastBytes());
            Iterator<E> elements = list.iterator();
            for (int i = 0; i < count; i++) {
                writeElement(element, elements.next(), out, place, i);
            }
        }

        @Override
        public List<E> read(DarkriftReader in, String place) {
            @SuppressWarnings("unchecked") // The array does not leave the list, which has no type at run time.
            E[] elements = (E[]) new Object[Reads.count(in, element.leastBytes(), place)];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = element.read(in, place);
            }
            return element instanceof OfNullable ? Lists.ofNullable(elements) : List.of(elements);
        }
    }

    record OfArray<E extends @Nullable Object>(Class<?> type, Codec<E> element) implements Codec<E[]> {
        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public void write(E[] value, DarkriftWriter out, String place, int index) {
            E[] array = Places.notNull(value, place, index);
            out.writeCount(array.length, element.leastBytes());
            for (int i = 0; i < array.length; i++) {
                writeElement(element, array[i], out, place, i);
            }
        }

        @Override
        public E[] read(DarkriftReader in, String place) {
            @SuppressWarnings("unchecked") // The factory is given the class of E.
            E[] array = (E[]) Array.newInstance(type, Reads.count(in, element.leastBytes(), place));
            for (int i = 0; i < array.length; i++) {
                array[i] = element.read(in, place);
            }
            return array;
        }
    }

    /** Arrays of primitives whose elements have a codec, one by one. */
    record OfPrimitives<A, E>(Class<A> type, Codec<E> element) implements Codec<A> {
        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        @SuppressWarnings("unchecked") // The factory is given the class of A, and a codec of its elements.
        public void write(A value, DarkriftWriter out, String place, int index) {
            int length = Array.getLength(Places.notNull(value, place, index));
            out.writeCount(length, element.leastBytes());
            for (int i = 0; i < length; i++) {
                element.write((E) Array.get(value, i), out, place, i);
            }
        }

        @Override
        public A read(DarkriftReader in, String place) {
            int length = Reads.count(in, element.leastBytes(), place);
            A array = type.cast(Array.newInstance(type.getComponentType(), length));
            for (int i = 0; i < length; i++) {
                Array.set(array, i, element.read(in, place));
            }
            return array;
        }
    }

    record OfMap<K, V extends @Nullable Object>(Codec<K> key, Codec<V> value) implements Codec<Map<K, V>> {
        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public void write(Map<K, V> map, DarkriftWriter out, String place, int index) {
            int count = Places.notNull(map, place, index).size();
            out.writeCount(count, leastBytesOfEntry());
            Iterator<Map.Entry<K, V>> entries = map.entrySet().iterator();
            for (int i = 0; i < count; i++) {
                Map.Entry<K, V> entry = entries.next();
                writeElement(key, entry.getKey(), out, place, i);
                writeElement(value, entry.getValue(), out, place, i);
            }
        }

        @Override
        public Map<K, V> read(DarkriftReader in, String place) {
            int count = Reads.count(in, leastBytesOfEntry(), place);
            Map<K, V> map = Maps.forEntries(count);
            for (int i = 0; i < count; i++) {
                K each = key.read(in, place);
                Maps.put(in, map, each, value.read(in, place), place);
            }
            return Collections.unmodifiableMap(map);
        }

        private int leastBytesOfEntry() {
            return key.leastBytes() + value.leastBytes();
        }
    }

    /** Writes an element. Where that fails within a collection, tries again with a place that has both indexes. */
    private static <E extends @Nullable Object> void writeElement(
            Codec<E> codec, E element, DarkriftWriter out, String place, int index) {
        try {
            codec.write(element, out, place, index);
        } catch (IllegalArgumentException e) {
            codec.write(element, out, Places.of(place, index));
            throw e;
        }
    }
}
