package io.darkrift.tests.model;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws random values, those at the ends of their range more often than chance would have it. */
final class Draw {
    private final Random random;

    Draw(long seed) {
        random = new Random(seed);
    }

    byte int8() {
        return (byte) between(Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    short int16() {
        return (short) between(Short.MIN_VALUE, Short.MAX_VALUE);
    }

    int int32() {
        return (int) between(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    long int64() {
        return between(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    int uint8() {
        return (int) between(0, 255);
    }

    int uint16() {
        return (int) between(0, 65_535);
    }

    long uint32() {
        return between(0, 4_294_967_295L);
    }

    BigInteger uint64() {
        return new BigInteger(Long.toUnsignedString(int64()));
    }

    /** A number of a range, both ends included. */
    long between(long min, long max) {
        return switch (random.nextInt(6)) {
            case 0 -> min;
            case 1 -> max;
            case 2 -> min <= 0 && max >= 0 ? 0 : min;
            default -> min == Long.MIN_VALUE ? random.nextLong() : min + (long) (random.nextDouble() * (max - min));
        };
    }

    float single() {
        return Float.intBitsToFloat(random.nextInt());
    }

    double twice() {
        return Double.longBitsToDouble(random.nextLong());
    }

    boolean flag() {
        return random.nextBoolean();
    }

    char character() {
        return (char) between(0, 0xD7FF);
    }

    char asciiCharacter() {
        return (char) between(0, 0x7F);
    }

    /** Text of whole characters, some of them beyond the first plane. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = count(); i > 0; i--) {
            text.appendCodePoint(random.nextInt(8) == 0 ? 0x1F600 + random.nextInt(64) : character());
        }
        return text.toString();
    }

    String ascii() {
        StringBuilder text = new StringBuilder();
        for (int i = count(); i > 0; i--) {
            text.append(asciiCharacter());
        }
        return text.toString();
    }

    <E extends Enum<E>> E constant(Class<E> type) {
        E[] constants = type.getEnumConstants();
        return constants[random.nextInt(constants.length)];
    }

    <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }

    /** A value, or null. */
    <T> T orNull(Supplier<T> value) {
        return maybe(value).orElse(null);
    }

    <K, V> Map<K, V> map(Supplier<K> key, Supplier<V> value) {
        Map<K, V> map = new LinkedHashMap<>();
        for (int i = count(); i > 0; i--) {
            map.put(key.get(), value.get());
        }
        return map;
    }

    /** Not more than so many of what may be longer. */
    <T> List<T> few(int most, Supplier<T> element) {
        return Stream.generate(element).limit(random.nextInt(most + 1)).toList();
    }

    <T> List<T> list(Supplier<T> element) {
        return Stream.generate(element).limit(count()).toList();
    }

    /** An array, of primitives or of objects. */
    @SuppressWarnings("unchecked") // the caller gives the class of the array that it wants
    <A> A array(Class<A> type, Supplier<?> element) {
        Object array = Array.newInstance(type.getComponentType(), count());
        IntStream.range(0, Array.getLength(array)).forEach(i -> Array.set(array, i, element.get()));
        return (A) array;
    }

    private int count() {
        return random.nextInt(4) == 0 ? 0 : random.nextInt(12);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    byte[] bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes;
    }
}
