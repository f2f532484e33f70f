package io.darkrift.wire.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A codec, what makes values of it, and what makes their bytes without it, as the description of the wire has them.
 *
 * @param <T> the type of the values
 */
final class RandomCodec<T> {
    private enum Gait {
        WALK,
        RUN,
        FLY
    }

    private sealed interface Shape permits Dot, Box {}

    private record Dot(byte x) implements Shape {}

    private record Box(long size) implements Shape {}

    private static final ValueSerializer<Dot> DOT = new ValueSerializer<>() {
        @Override
        public void write(Dot value, DarkriftWriter out) {
            out.writeInt8(value.x());
        }

        @Override
        public Dot read(DarkriftReader in) {
            return new Dot((byte) WireInteger.INT8.load(in.array(), require(in, 1)));
        }
    };

    private static final ValueSerializer<Box> BOX = new ValueSerializer<>() {
        @Override
        public void write(Box value, DarkriftWriter out) {
            out.writeInt64(value.size());
        }

        @Override
        public Box read(DarkriftReader in) {
            return new Box(WireInteger.INT64.load(in.array(), require(in, 8)));
        }
    };

    /** Generated serializers name the component by themselves. */
    private static int require(DarkriftReader in, int bytes) {
        return io.darkrift.wire.support.Reads.require(in, bytes, "Go.value");
    }

    private interface Bytes<T> {
        void write(T value, DataOutputStream out) throws IOException;
    }

    private final String name;
    private final Codec<T> codec;
    private final Function<Random, T> values;
    private final Bytes<T> bytes;

    private RandomCodec(String name, Codec<T> codec, Function<Random, T> values, Bytes<T> bytes) {
        this.name = name;
        this.codec = codec;
        this.values = values;
        this.bytes = bytes;
    }

    /** Makes a codec of any kind. */
    @SuppressWarnings("unchecked") // values are made for it, and given to it
    static RandomCodec<Object> of(Random random) {
        return (RandomCodec<Object>) any(random, 3);
    }

    Codec<T> codec() {
        return codec;
    }

    T value(Random random) {
        return values.apply(random);
    }

    byte[] bytes(T value) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            bytes.write(value, new DataOutputStream(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }

    private static RandomCodec<?> any(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 3 : 8);
        return switch (kind) {
            case 0 -> number(random);
            case 1 -> text(random);
            case 2 -> random.nextBoolean() ? array(random) : numbered(random);
            case 3 -> list(any(random, depth - 1), random);
            case 4 -> objects(any(random, depth - 1));
            case 5 -> map(key(random), any(random, depth - 1));
            case 6 -> optional(any(random, depth - 1));
            default -> list(nullable(any(random, depth - 1)), random);
        };
    }

    // ---- numbers

    private static WireInteger wire(Random random, int bytes) {
        WireInteger[] all = WireInteger.values();
        return all[random.nextInt(2 * (32 - Integer.numberOfLeadingZeros(bytes)))];
    }

    /** A number that a wire integer holds. */
    private static long number(WireInteger wire, Random random) {
        byte[] some = new byte[8];
        // Edges come often.
        long bits = random.nextInt(3) > 0
                ? random.nextLong()
                : List.of(0L, -1L, 1L << 8 * wire.bytes() - 1).get(random.nextInt(3));
        wire.store(some, 0, bits);
        return wire.load(some, 0);
    }

    private static void write(WireInteger wire, long value, DataOutputStream out) throws IOException {
        for (int i = wire.bytes() - 1; i >= 0; i--) {
            out.writeByte((int) (value >> 8 * i));
        }
    }

    private static <T> RandomCodec<T> integer(
            String name, Function<WireInteger, Codec<T>> codec, WireInteger wire, Function<Long, T> box) {
        return new RandomCodec<>(
                name + wire,
                codec.apply(wire),
                random -> box.apply(number(wire, random)),
                (value, out) -> write(wire, ((Number) value).longValue(), out));
    }

    private static RandomCodec<?> number(Random random) {
        int bits = 1 + random.nextInt(32);
        long steps = (1L << bits) - 1;
        return switch (random.nextInt(10)) {
            case 0 -> integer("byte ", Codecs::ofByte, wire(random, 1), Long::byteValue);
            case 1 -> integer("short ", Codecs::ofShort, wire(random, 2), Long::shortValue);
            case 2 -> integer("int ", Codecs::ofInt, wire(random, 4), Long::intValue);
            case 3 -> integer("long ", Codecs::ofLong, wire(random, 8), Long::longValue);
            case 4 ->
                new RandomCodec<>(
                        "BigInteger",
                        Codecs.ofBigInteger(),
                        each -> new BigInteger(64, each),
                        (value, out) -> out.writeLong(value.longValue()));
            case 5 ->
                new RandomCodec<>(
                        "float",
                        Codecs.ofFloat(),
                        each -> Float.intBitsToFloat(each.nextInt()),
                        (value, out) -> out.writeInt(Float.floatToRawIntBits(value)));
            case 6 ->
                new RandomCodec<>(
                        "double",
                        Codecs.ofDouble(),
                        each -> Double.longBitsToDouble(each.nextLong()),
                        (value, out) -> out.writeLong(Double.doubleToRawLongBits(value)));
            case 7 ->
                new RandomCodec<>(
                        "boolean", Codecs.ofBoolean(), Random::nextBoolean, (value, out) -> out.writeBoolean(value));
            case 8 ->
                new RandomCodec<>(
                        "double of " + bits + " bits",
                        Codecs.quantizedDouble(0, steps, bits),
                        each -> (double) (each.nextLong() & steps),
                        (value, out) -> writeBits(value.longValue(), bits, out));
            default ->
                new RandomCodec<>(
                        "int within 1 to 6",
                        Codecs.within(1, 6, Codecs.ofInt(WireInteger.UINT8)),
                        each -> 1 + each.nextInt(6),
                        (value, out) -> out.writeByte(value));
        };
    }

    /** Writes bits into the highest of as few bytes as hold them. */
    private static void writeBits(long value, int bits, DataOutputStream out) throws IOException {
        int bytes = (bits + 7) / 8;
        long shifted = value << 8 * bytes - bits;
        for (int i = bytes - 1; i >= 0; i--) {
            out.writeByte((int) (shifted >> 8 * i));
        }
    }

    // ---- text

    private static Charset charset(TextEncoding encoding) {
        return switch (encoding) {
            case UTF_16LE -> UTF_16LE;
            case UTF_16BE -> UTF_16BE;
            case UTF_8 -> UTF_8;
            case US_ASCII -> US_ASCII;
        };
    }

    private static TextEncoding encoding(Random random) {
        return TextEncoding.values()[random.nextInt(TextEncoding.values().length)];
    }

    private static String text(Random random, TextEncoding encoding) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(12); left > 0; left--) {
            text.appendCodePoint(
                    encoding == TextEncoding.US_ASCII
                            ? random.nextInt(128)
                            : new int[] {'a', 0, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF}
                                    [random.nextInt(9)]);
        }
        return text.toString();
    }

    private static void write(String text, TextEncoding encoding, DataOutputStream out) throws IOException {
        byte[] encoded = text.getBytes(charset(encoding));
        out.writeInt(encoded.length);
        out.write(encoded);
    }

    private static RandomCodec<?> text(Random random) {
        TextEncoding encoding = encoding(random);
        Codec<String> text = Codecs.ofText(encoding);
        return random.nextInt(4) > 0
                ? new RandomCodec<>(
                        "text in " + encoding,
                        random.nextBoolean() ? text : Codecs.atMost(24, text),
                        each -> text(each, encoding),
                        (value, out) -> write(value, encoding, out))
                : new RandomCodec<>(
                        "char in " + encoding,
                        Codecs.ofChar(encoding),
                        each -> (char) each.nextInt(encoding == TextEncoding.US_ASCII ? 128 : 0xD800),
                        (value, out) -> write(value.toString(), encoding, out));
    }

    // ---- arrays

    /** An array of primitives, each of which is written on its own. */
    private static <A> RandomCodec<A> array(
            Class<A> type, String name, Codec<A> codec, Function<Random, ?> elements, Bytes<Number> bytes) {
        return new RandomCodec<>(
                type.getSimpleName() + name,
                codec,
                random -> {
                    A array = type.cast(Array.newInstance(type.getComponentType(), random.nextInt(20)));
                    for (int i = 0; i < Array.getLength(array); i++) {
                        Array.set(array, i, elements.apply(random));
                    }
                    return array;
                },
                (value, out) -> {
                    out.writeInt(Array.getLength(value));
                    for (int i = 0; i < Array.getLength(value); i++) {
                        bytes.write((Number) Array.get(value, i), out);
                    }
                });
    }

    private static <A> RandomCodec<A> integers(
            Class<A> type, Function<WireInteger, Codec<A>> codec, WireInteger wire, Function<Long, ?> box) {
        return array(
                type,
                " " + wire,
                codec.apply(wire),
                random -> box.apply(number(wire, random)),
                (value, out) -> write(wire, value.longValue(), out));
    }

    private static RandomCodec<?> array(Random random) {
        TextEncoding encoding = encoding(random);
        return switch (random.nextInt(10)) {
            case 0 -> integers(byte[].class, wire -> Codecs.ofBytes(), WireInteger.INT8, Long::byteValue);
            case 1 -> integers(short[].class, Codecs::ofShorts, wire(random, 2), Long::shortValue);
            case 2 -> integers(int[].class, Codecs::ofInts, wire(random, 4), Long::intValue);
            case 3 -> integers(long[].class, Codecs::ofLongs, wire(random, 8), Long::longValue);
            case 4 ->
                array(
                        float[].class,
                        "",
                        Codecs.ofFloats(),
                        Random::nextFloat,
                        (value, out) -> out.writeFloat(value.floatValue()));
            case 5 ->
                array(
                        double[].class,
                        "",
                        Codecs.ofDoubles(),
                        Random::nextGaussian,
                        (value, out) -> out.writeDouble(value.doubleValue()));
            case 6 ->
                array(
                        float[].class,
                        " of 12 bits",
                        Codecs.primitives(float[].class, Codecs.quantizedFloat(0, 4_095, 12)),
                        each -> (float) each.nextInt(4_096),
                        (value, out) -> writeBits(value.longValue(), 12, out));
            case 7 ->
                new RandomCodec<>(
                        "char[] in " + encoding,
                        Codecs.ofChars(encoding),
                        each -> text(each, encoding).toCharArray(),
                        (value, out) -> write(new String(value), encoding, out));
            case 8 ->
                new RandomCodec<>(
                        "List<Boolean>", Codecs.ofBooleanList(), RandomCodec::booleans, RandomCodec::writeBooleans);
            default ->
                new RandomCodec<>(
                        "List<Character> in " + encoding,
                        Codecs.ofCharList(encoding),
                        each -> text(each, encoding)
                                .chars()
                                .mapToObj(value -> (char) value)
                                .toList(),
                        (value, out) -> {
                            StringBuilder text = new StringBuilder();
                            value.forEach(text::append);
                            write(text.toString(), encoding, out);
                        });
        };
    }

    private static List<Boolean> booleans(Random random) {
        return random.ints(random.nextInt(20), 0, 2).mapToObj(bit -> bit == 1).toList();
    }

    /** Eight to a byte, the first in the highest bit. */
    private static void writeBooleans(List<Boolean> value, DataOutputStream out) throws IOException {
        out.writeInt(value.size());
        for (int from = 0; from < value.size(); from += 8) {
            int bits = 0;
            for (int i = from; i < Math.min(from + 8, value.size()); i++) {
                bits |= value.get(i) ? 0x80 >> i - from : 0;
            }
            out.writeByte(bits);
        }
    }

    // ---- what has a number, and what is made of others

    private static RandomCodec<?> numbered(Random random) {
        WireInteger wire = wire(random, 8);
        return random.nextBoolean()
                ? new RandomCodec<>(
                        "Gait as " + wire,
                        EnumTable.of(Gait.class, "WALK=0 RUN=100", "FLY=7").codec(wire),
                        each -> Gait.values()[each.nextInt(3)],
                        (value, out) -> write(wire, new long[] {0, 100, 7}[value.ordinal()], out))
                : new RandomCodec<>(
                        "Shape as " + wire,
                        UnionCodec.of(Shape.class, wire, 1)
                                .with(100, Dot.class, DOT)
                                .with(0, Box.class, BOX),
                        each -> each.nextBoolean() ? new Dot((byte) each.nextInt()) : new Box(each.nextLong()),
                        (value, out) -> {
                            write(wire, value instanceof Dot ? 100 : 0, out);
                            if (value instanceof Dot dot) {
                                out.writeByte(dot.x());
                            } else {
                                out.writeLong(((Box) value).size());
                            }
                        });
    }

    private static <E extends @Nullable Object> RandomCodec<List<E>> list(RandomCodec<E> element, Random random) {
        Codec<List<E>> list = Codecs.list(element.codec);
        return new RandomCodec<>(
                "list of " + element,
                random.nextBoolean() ? list : Codecs.atMost(4, list),
                each -> {
                    List<E> values = new ArrayList<>();
                    for (int left = each.nextInt(5); left > 0; left--) {
                        values.add(element.value(each));
                    }
                    return Collections.unmodifiableList(values);
                },
                (value, out) -> {
                    out.writeInt(value.size());
                    for (E each : value) {
                        element.bytes.write(each, out);
                    }
                });
    }

    private static <E> RandomCodec<E[]> objects(RandomCodec<E> element) {
        return new RandomCodec<>(
                "array of " + element,
                Codecs.array(Object.class, element.codec),
                random -> {
                    @SuppressWarnings("unchecked") // as the codec does
                    E[] values = (E[]) new Object[random.nextInt(5)];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = element.value(random);
                    }
                    return values;
                },
                (value, out) -> {
                    out.writeInt(value.length);
                    for (E each : value) {
                        element.bytes.write(each, out);
                    }
                });
    }

    private static RandomCodec<?> key(Random random) {
        TextEncoding encoding = encoding(random);
        return random.nextBoolean()
                ? integer("long ", Codecs::ofLong, wire(random, 8), Long::longValue)
                : new RandomCodec<>(
                        "text in " + encoding,
                        Codecs.ofText(encoding),
                        each -> text(each, encoding),
                        (value, out) -> write(value, encoding, out));
    }

    private static <K, V> RandomCodec<Map<K, V>> map(RandomCodec<K> key, RandomCodec<V> value) {
        return new RandomCodec<>(
                "map from " + key + " to " + value,
                Codecs.map(key.codec, value.codec),
                random -> {
                    Map<K, V> map = new LinkedHashMap<>();
                    for (int left = random.nextInt(5); left > 0; left--) {
                        map.put(key.value(random), value.value(random));
                    }
                    return Collections.unmodifiableMap(map);
                },
                (map, out) -> {
                    out.writeInt(map.size());
                    for (Map.Entry<K, V> entry : map.entrySet()) {
                        key.bytes.write(entry.getKey(), out);
                        value.bytes.write(entry.getValue(), out);
                    }
                });
    }

    private static <T> RandomCodec<Optional<T>> optional(RandomCodec<T> part) {
        return new RandomCodec<>(
                "optional " + part,
                Codecs.optional(part.codec),
                random -> random.nextBoolean() ? Optional.of(part.value(random)) : Optional.empty(),
                (value, out) -> {
                    out.writeBoolean(value.isPresent());
                    if (value.isPresent()) {
                        part.bytes.write(value.get(), out);
                    }
                });
    }

    private static <T> RandomCodec<@Nullable T> nullable(RandomCodec<T> part) {
        return new RandomCodec<@Nullable T>(
                "nullable " + part,
                Codecs.<@Nullable T>nullable(part.codec),
                random -> random.nextBoolean() ? part.value(random) : null,
                (value, out) -> {
                    out.writeBoolean(value != null);
                    if (value != null) {
                        part.bytes.write(value, out);
                    }
                });
    }
}
