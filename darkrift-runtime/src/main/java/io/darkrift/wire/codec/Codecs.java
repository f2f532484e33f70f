package io.darkrift.wire.codec;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.ValueSerializer;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates codecs. A number whose Java type has as many bytes as its wire type is written as its bits, unchecked. */
public final class Codecs {
    private Codecs() {}

    /**
     * Returns a codec of bytes.
     *
     * @param wire how the numbers are written
     * @return the codec
     * @throws IllegalArgumentException if these have more bytes than the Java type
     */
    public static Codec<Byte> ofByte(WireInteger wire) {
        return new NumberCodecs.OfByte(wire);
    }

    /**
     * Returns a codec of shorts.
     *
     * @param wire how the numbers are written
     * @return the codec
     * @throws IllegalArgumentException if these have more bytes than the Java type
     */
    public static Codec<Short> ofShort(WireInteger wire) {
        return new NumberCodecs.OfShort(wire);
    }

    /**
     * Returns a codec of ints.
     *
     * @param wire how the numbers are written
     * @return the codec
     * @throws IllegalArgumentException if these have more bytes than the Java type
     */
    public static Codec<Integer> ofInt(WireInteger wire) {
        return new NumberCodecs.OfInt(wire);
    }

    /**
     * Returns a codec of longs.
     *
     * @param wire how the numbers are written
     * @return the codec
     */
    public static Codec<Long> ofLong(WireInteger wire) {
        return new NumberCodecs.OfLong(wire);
    }

    /**
     * Returns a codec of integers from 0 to 2<sup>64</sup> - 1.
     *
     * @return the codec
     */
    public static Codec<BigInteger> ofBigInteger() {
        return new NumberCodecs.OfBigInteger();
    }

    /**
     * Returns a codec of floats.
     *
     * @return the codec
     */
    public static Codec<Float> ofFloat() {
        return new NumberCodecs.OfFloat();
    }

    /**
     * Returns a codec of doubles.
     *
     * @return the codec
     */
    public static Codec<Double> ofDouble() {
        return new NumberCodecs.OfDouble();
    }

    /**
     * Returns a codec of booleans, a byte each.
     *
     * @return the codec
     */
    public static Codec<Boolean> ofBoolean() {
        return new NumberCodecs.OfBoolean();
    }

    /**
     * Returns a codec of quantized floats.
     *
     * @param min the least
     * @param max the greatest
     * @param bits how many bits a number has: 1 to 32
     * @return the codec
     * @throws IllegalArgumentException if the number of bits is out of its range
     */
    public static Codec<Float> quantizedFloat(double min, double max, int bits) {
        return new NumberCodecs.QuantizedFloat(min, max, bits);
    }

    /**
     * Returns a codec of quantized doubles.
     *
     * @param min the least
     * @param max the greatest
     * @param bits how many bits a number has: 1 to 32
     * @return the codec
     * @throws IllegalArgumentException if the number of bits is out of its range
     */
    public static Codec<Double> quantizedDouble(double min, double max, int bits) {
        return new NumberCodecs.QuantizedDouble(min, max, bits);
    }

    /**
     * Returns a codec of arrays of bytes.
     *
     * @return the codec
     */
    public static Codec<byte[]> ofBytes() {
        return new ArrayCodecs.OfBytes();
    }

    /**
     * Returns a codec of arrays of shorts.
     *
     * @param wire how the numbers are written
     * @return the codec
     * @throws IllegalArgumentException if these have more bytes than the Java type
     */
    public static Codec<short[]> ofShorts(WireInteger wire) {
        return new ArrayCodecs.OfShorts(wire);
    }

    /**
     * Returns a codec of arrays of ints.
     *
     * @param wire how the numbers are written
     * @return the codec
     * @throws IllegalArgumentException if these have more bytes than the Java type
     */
    public static Codec<int[]> ofInts(WireInteger wire) {
        return new ArrayCodecs.OfInts(wire);
    }

    /**
     * Returns a codec of arrays of longs.
     *
     * @param wire how the numbers are written
     * @return the codec
     */
    public static Codec<long[]> ofLongs(WireInteger wire) {
        return new ArrayCodecs.OfLongs(wire);
    }

    /**
     * Returns a codec of arrays of floats.
     *
     * @return the codec
     */
    public static Codec<float[]> ofFloats() {
        return new ArrayCodecs.OfFloats();
    }

    /**
     * Returns a codec of arrays of doubles.
     *
     * @return the codec
     */
    public static Codec<double[]> ofDoubles() {
        return new ArrayCodecs.OfDoubles();
    }

    /**
     * Returns a codec of arrays of booleans, eight to a byte.
     *
     * @return the codec
     */
    public static Codec<boolean[]> ofBooleans() {
        return new ArrayCodecs.OfBooleans();
    }

    /**
     * Returns a codec of lists of booleans, eight to a byte.
     *
     * @return the codec
     */
    public static Codec<List<Boolean>> ofBooleanList() {
        return new ArrayCodecs.OfBooleanList();
    }

    /**
     * Returns a codec of text.
     *
     * @param encoding the encoding
     * @return the codec
     */
    public static Codec<String> ofText(TextEncoding encoding) {
        return new TextCodecs.OfString(encoding);
    }

    /**
     * Returns a codec of characters, each a string of its own.
     *
     * @param encoding the encoding
     * @return the codec
     */
    public static Codec<Character> ofChar(TextEncoding encoding) {
        return new TextCodecs.OfChar(encoding);
    }

    /**
     * Returns a codec of arrays of characters, which are one text.
     *
     * @param encoding the encoding
     * @return the codec
     */
    public static Codec<char[]> ofChars(TextEncoding encoding) {
        return new ArrayCodecs.OfChars(encoding);
    }

    /**
     * Returns a codec of lists of characters, which are one text.
     *
     * @param encoding the encoding
     * @return the codec
     */
    public static Codec<List<Character>> ofCharList(TextEncoding encoding) {
        return new ArrayCodecs.OfCharList(encoding);
    }

    /**
     * Returns a codec of values whose serializer names components in its exceptions.
     *
     * @param <T> the type of the values
     * @param serializer their serializer
     * @param leastBytes the least size of a value in bytes
     * @return the codec
     */
    public static <T> Codec<T> of(ValueSerializer<T> serializer, int leastBytes) {
        return new CollectionCodecs.OfStruct<>(serializer, leastBytes);
    }

    /**
     * Returns a codec of values whose serializer is written by hand.
     *
     * @param <T> the type of the values
     * @param serializer their serializer
     * @return the codec
     */
    public static <T> Codec<T> of(ValueSerializer<T> serializer) {
        return new CollectionCodecs.OfCustom<>(serializer, 0);
    }

    /**
     * Returns a codec of values of the library.
     *
     * @param <T> the type of the values
     * @param serializer their serializer
     * @param size the size of each value in bytes
     * @return the codec
     */
    public static <T> Codec<T> ofReady(ValueSerializer<T> serializer, int size) {
        return new CollectionCodecs.OfCustom<>(serializer, size);
    }

    /**
     * Returns a codec of values that may be absent.
     *
     * @param <T> the type of the values
     * @param value their codec
     * @return the codec
     */
    public static <T> Codec<Optional<T>> optional(Codec<T> value) {
        return new CollectionCodecs.OfOptional<>(value);
    }

    /**
     * Returns a codec of values that may be null.
     *
     * @param <T> the type of the values, null included or not
     * @param value their codec
     * @return the codec
     */
    @SuppressWarnings("unchecked") // what writes and reads all values that are not null does so for those of T
    public static <T extends @Nullable Object> Codec<T> nullable(Codec<? extends T> value) {
        return new CollectionCodecs.OfNullable<>((Codec<T>) value);
    }

    /**
     * Returns a codec of lists. Those that are read are unmodifiable.
     *
     * @param <E> the type of the elements
     * @param element their codec
     * @return the codec
     */
    public static <E extends @Nullable Object> Codec<List<E>> list(Codec<E> element) {
        return new CollectionCodecs.OfList<>(element);
    }

    /**
     * Returns a codec of arrays.
     *
     * @param <E> the type of the elements
     * @param type its class
     * @param element their codec
     * @return the codec
     */
    public static <E extends @Nullable Object> Codec<E[]> array(Class<?> type, Codec<E> element) {
        return new CollectionCodecs.OfArray<>(type, element);
    }

    /**
     * Returns a codec of maps. Those that are read are unmodifiable, and keep the order of the entries.
     *
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @param key the codec of the keys
     * @param value the codec of the values
     * @return the codec
     */
    public static <K, V extends @Nullable Object> Codec<Map<K, V>> map(Codec<K> key, Codec<V> value) {
        return new CollectionCodecs.OfMap<>(key, value);
    }

    /**
     * Returns a codec that rejects what is too long.
     *
     * @param <T> the type of the values: text, or arrays, lists or maps
     * @param max how many characters, elements or entries are allowed
     * @param codec the codec of values of any length
     * @return the codec
     * @throws IllegalArgumentException if that is negative
     */
    public static <T> Codec<T> atMost(int max, Codec<T> codec) {
        return new LimitCodecs.AtMost<>(codec, max);
    }

    /**
     * Returns a codec that rejects integers outside a range.
     *
     * @param <T> the type of the values: numbers, or arrays of them
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param codec the codec of all numbers
     * @return the codec
     */
    public static <T> Codec<T> within(long min, long max, Codec<T> codec) {
        return new LimitCodecs.WithinLongs<>(codec, min, max);
    }

    /**
     * Returns a codec that rejects floats and doubles outside a range.
     *
     * @param <T> the type of the values: numbers, or arrays of them
     * @param min the least that is allowed
     * @param max the greatest that is allowed
     * @param codec the codec of all numbers
     * @return the codec
     */
    public static <T> Codec<T> withinDoubles(double min, double max, Codec<T> codec) {
        return new LimitCodecs.WithinDoubles<>(codec, min, max);
    }

    /**
     * Returns a codec of arrays of primitives whose elements have a codec.
     *
     * @param <A> the type of the arrays
     * @param <E> the box of the elements
     * @param type the class of the arrays
     * @param element the codec of the elements
     * @return the codec
     */
    public static <A, E> Codec<A> primitives(Class<A> type, Codec<E> element) {
        return new CollectionCodecs.OfPrimitives<>(type, element);
    }
}
