package io.darkrift.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.value.InstantSerializer;
import io.darkrift.value.UuidSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.WireException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every codec. */
class CodecsTest {
    private static final String PLACE = "Go.value";

    /**
     * A codec and values that it writes.
     *
     * @param name the method that makes it
     * @param size the bytes of the first value
     */
    private record Case(String name, Codec<?> codec, int size, List<?> values) {
        @SuppressWarnings("unchecked") // the values are of the codec
        Codec<Object> any() {
            return (Codec<Object>) codec;
        }

        @Override
        public String toString() {
            return name + " " + codec;
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // List.of copies them
    private static <T> Case of(String name, Codec<T> codec, int size, T... values) {
        return new Case(name, codec, size, List.of(values));
    }

    static Stream<Case> numbers() {
        return Stream.of(
                of("ofByte", Codecs.ofByte(WireInteger.INT8), 1, (byte) -128, (byte) 127),
                of("ofByte", Codecs.ofByte(WireInteger.UINT8), 1, (byte) -1, (byte) 0),
                of("ofShort", Codecs.ofShort(WireInteger.INT8), 1, (short) -128, (short) 127),
                of("ofShort", Codecs.ofShort(WireInteger.UINT8), 1, (short) 255, (short) 0),
                of("ofShort", Codecs.ofShort(WireInteger.UINT16), 2, (short) -1, Short.MIN_VALUE),
                of("ofInt", Codecs.ofInt(WireInteger.UINT16), 2, 65_535, 0),
                of("ofInt", Codecs.ofInt(WireInteger.INT16), 2, -32_768, 32_767),
                of("ofInt", Codecs.ofInt(WireInteger.UINT32), 4, -1, Integer.MIN_VALUE),
                of("ofLong", Codecs.ofLong(WireInteger.UINT32), 4, 4_294_967_295L, 0L),
                of("ofLong", Codecs.ofLong(WireInteger.INT32), 4, (long) Integer.MIN_VALUE, 7L),
                of("ofLong", Codecs.ofLong(WireInteger.INT64), 8, Long.MIN_VALUE, Long.MAX_VALUE),
                of("ofLong", Codecs.ofLong(WireInteger.UINT64), 8, -1L, 1L),
                of(
                        "ofBigInteger",
                        Codecs.ofBigInteger(),
                        8,
                        BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE)),
                of("ofFloat", Codecs.ofFloat(), 4, 1.5f, Float.NaN, Float.NEGATIVE_INFINITY),
                of("ofDouble", Codecs.ofDouble(), 8, 1.5, Double.MIN_VALUE),
                of("ofBoolean", Codecs.ofBoolean(), 1, true, false),
                of("quantizedFloat", Codecs.quantizedFloat(-1, 1, 12), 2, -1f, 1f),
                of("quantizedDouble", Codecs.quantizedDouble(0, 8, 32), 4, 0.0, 8.0),
                of("within", Codecs.within(3, 5, Codecs.ofInt(WireInteger.UINT8)), 1, 3, 5),
                of("withinDoubles", Codecs.withinDoubles(0.5, 1, Codecs.ofFloat()), 4, 0.5f, 1f));
    }

    static Stream<Case> arrays() {
        return Stream.of(
                of("ofBytes", Codecs.ofBytes(), 6, new byte[] {1, -1}, new byte[0]),
                of("ofShorts", Codecs.ofShorts(WireInteger.UINT8), 6, new short[] {0, 255}),
                of("ofShorts", Codecs.ofShorts(WireInteger.INT16), 6, new short[] {-1}),
                of("ofInts", Codecs.ofInts(WireInteger.UINT16), 8, new int[] {0, 65_535}),
                of("ofInts", Codecs.ofInts(WireInteger.INT32), 8, new int[] {-1}, new int[0]),
                of("ofLongs", Codecs.ofLongs(WireInteger.UINT32), 8, new long[] {4_294_967_295L}),
                of("ofLongs", Codecs.ofLongs(WireInteger.UINT64), 12, new long[] {-1}),
                of("ofFloats", Codecs.ofFloats(), 8, new float[] {1.5f}),
                of("ofDoubles", Codecs.ofDoubles(), 12, new double[] {1.5}),
                of("ofBooleans", Codecs.ofBooleans(), 6, new boolean[] {
                    true, false, true, true, false, true, true, true, true
                }),
                of("ofBooleanList", Codecs.ofBooleanList(), 5, List.of(true, false)),
                of("ofChars", Codecs.ofChars(TextEncoding.UTF_8), 7, "aé".toCharArray(), new char[0]),
                of("ofCharList", Codecs.ofCharList(TextEncoding.US_ASCII), 6, List.of('a', 'b')),
                of(
                        "primitives",
                        Codecs.primitives(float[].class, Codecs.quantizedFloat(-1, 1, 12)),
                        6,
                        new float[] {-1},
                        new float[0]),
                of(
                        "within",
                        Codecs.within(0, 9, Codecs.ofLongs(WireInteger.UINT8)),
                        6,
                        new long[] {0, 9},
                        new long[0]));
    }

    static Stream<Case> others() {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("b", 1);
        map.put("a", 2);
        UUID id = new UUID(1, 2);
        Instant time = Instant.ofEpochSecond(-1, 999_999_999);
        return Stream.of(
                of("ofText", Codecs.ofText(TextEncoding.UTF_16LE), 8, "aé", ""),
                of("ofText", Codecs.ofText(TextEncoding.UTF_8), 7, "aé"),
                of("ofChar", Codecs.ofChar(TextEncoding.UTF_16BE), 6, 'é'),
                of("ofChar", Codecs.ofChar(TextEncoding.US_ASCII), 5, 'a'),
                of("of", Codecs.of(new Words()), 5, "a"),
                of("of", Codecs.of(new Words(), 4), 5, "a"),
                of("ofReady", Codecs.ofReady(UuidSerializer.INSTANCE, 16), 16, id),
                of("ofReady", Codecs.ofReady(InstantSerializer.INSTANCE, 12), 12, time),
                of("optional", Codecs.optional(Codecs.ofInt(WireInteger.INT8)), 2, Optional.of(7), Optional.empty()),
                of("list", Codecs.list(Codecs.ofInt(WireInteger.INT8)), 6, List.of(1, 2), List.of()),
                of(
                        "list",
                        Codecs.list(Codecs.list(Codecs.ofText(TextEncoding.UTF_8))),
                        17,
                        List.of(List.of("a"), List.of())),
                of("array", Codecs.array(String.class, Codecs.ofText(TextEncoding.UTF_8)), 9, new String[] {"a"}),
                of("array", Codecs.array(int[].class, Codecs.ofInts(WireInteger.INT8)), 9, new int[][] {{1}}),
                of("map", Codecs.map(Codecs.ofText(TextEncoding.UTF_8), Codecs.ofInt(WireInteger.INT8)), 16, map),
                of("atMost", Codecs.atMost(2, Codecs.ofText(TextEncoding.UTF_8)), 6, "ab", ""),
                of(
                        "nullable",
                        Codecs.list(Codecs.<@Nullable String>nullable(new Words())),
                        11,
                        Arrays.asList("a", null)));
    }

    /** Text of a serializer by hand, which knows no component. */
    private record Words() implements ValueSerializer<String>, Codec<String> {
        @Override
        public void write(String value, DarkriftWriter out) {
            out.writeString(value, TextEncoding.UTF_8);
        }

        @Override
        public String read(DarkriftReader in) {
            return in.readString(TextEncoding.UTF_8);
        }

        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public void write(@Nullable String value, DarkriftWriter out, String place, int index) {
            write(Places.notNull(value, place, index), out);
        }

        @Override
        public String read(DarkriftReader in, String place) {
            try {
                return read(in);
            } catch (WireException e) {
                throw e.in(place);
            }
        }
    }

    @ParameterizedTest
    @MethodSource({"numbers", "arrays", "others"})
    void readsWhatItWrites(Case given) {
        for (Object value : given.values()) {
            byte[] bytes = written(given, value);
            DarkriftReader in = new DarkriftReader(bytes);

            assertThat(given.any().read(in, PLACE)).isEqualTo(value);
            assertThat(in.remaining()).isZero();
            assertThat(bytes.length).isGreaterThanOrEqualTo(given.codec().leastBytes());
        }
        assertThat(written(given, given.values().get(0))).hasSize(given.size());
    }

    private static byte[] written(Case given, Object value) {
        DarkriftWriter out = new DarkriftWriter(0);
        given.any().write(value, out, PLACE);
        return out.toByteArray();
    }

    @ParameterizedTest
    @MethodSource({"numbers", "arrays", "others"})
    void refusesBytesThatAreCutByTheComponent(Case given) {
        byte[] bytes = written(given, given.values().get(0));
        boolean isNamedByItself = given.codec().toString().startsWith("OfStruct");
        for (int size = 0; size < bytes.length; size++) {
            DarkriftReader in = new DarkriftReader(bytes, 0, size);

            assertThatExceptionOfType(WireException.class)
                    .as("%s bytes", size)
                    .isThrownBy(() -> given.any().read(in, PLACE))
                    .satisfies(e -> assertThat(e.offset()).isBetween(0, bytes.length))
                    .satisfies(e ->
                            assertThat(e.getMessage().startsWith(PLACE + ": ")).isNotEqualTo(isNamedByItself));
        }
    }

    @ParameterizedTest
    @MethodSource({"numbers", "arrays", "others"})
    @SuppressWarnings("NullAway") // null is what is refused
    void refusesNullByTheComponentAndTheIndex(Case given) {
        DarkriftWriter out = new DarkriftWriter();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> given.any().write(null, out, PLACE))
                .withMessage("Go.value is null: DarkRift has no null, give it a value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> given.any().write(null, out, PLACE, 3))
                .withMessageStartingWith("Go.value[3] is null");
        assertThat(out.position()).isZero();
    }

    @Test
    void noCodecIsForgottenHere() {
        List<String> tested = Stream.of(numbers(), arrays(), others())
                .flatMap(cases -> cases.map(Case::name))
                .distinct()
                .toList();

        assertThat(Arrays.stream(Codecs.class.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(tested);
    }

    @Test
    void whatMayBeNullIsNullAgain() {
        Codec<@Nullable String> codec = Codecs.nullable(Codecs.ofText(TextEncoding.UTF_8));
        DarkriftWriter out = new DarkriftWriter();
        codec.write(null, out, PLACE);
        codec.write("a", out, PLACE);
        DarkriftReader in = new DarkriftReader(out.toByteArray());

        assertThat(codec.read(in, PLACE)).isNull();
        assertThat(codec.read(in, PLACE)).isEqualTo("a");
        assertThat(codec.leastBytes()).isEqualTo(1);
    }

    @Test
    void elementsThatAreNullAreRefusedByIndex() {
        List<Integer> numbers = new ArrayList<>(Arrays.asList(1, null));
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("a", 1);
        map.put("b", null);

        refuses(Codecs.list(Codecs.ofInt(WireInteger.INT8)), numbers, "Go.value[1] is null");
        refuses(
                Codecs.array(String.class, Codecs.ofText(TextEncoding.UTF_8)),
                new String[] {"a", null},
                "Go.value[1] is null");
        refuses(Codecs.ofBooleanList(), Arrays.asList(true, null), "Go.value[1] is null");
        refuses(Codecs.ofCharList(TextEncoding.UTF_8), Arrays.asList('a', null), "Go.value[1] is null");
        refuses(
                Codecs.map(Codecs.ofText(TextEncoding.UTF_8), Codecs.ofInt(WireInteger.INT8)),
                map,
                "Go.value[1] is null");
    }

    private static <T> void refuses(Codec<T> codec, T value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.write(value, new DarkriftWriter(), PLACE))
                .withMessageStartingWith(message);
    }

    @Test
    void listsAndMapsThatAreReadCannotBeChanged() {
        List<Integer> list = reread(Codecs.list(Codecs.ofInt(WireInteger.INT8)), List.of(1));
        Map<String, Integer> map =
                reread(Codecs.map(Codecs.ofText(TextEncoding.UTF_8), Codecs.ofInt(WireInteger.INT8)), Map.of("a", 1));

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> list.add(1));
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> map.put("b", 1));
    }

    private static <T> T reread(Codec<T> codec, T value) {
        DarkriftWriter out = new DarkriftWriter();
        codec.write(value, out, PLACE);
        return codec.read(new DarkriftReader(out.toByteArray()), PLACE);
    }

    @Test
    void mapsKeepTheirOrder() {
        Map<Integer, Integer> map = new LinkedHashMap<>();
        List.of(5, 1, 9, 3).forEach(key -> map.put(key, -key));

        assertThat(reread(Codecs.map(Codecs.ofInt(WireInteger.INT8), Codecs.ofInt(WireInteger.INT8)), map))
                .containsExactlyEntriesOf(map);
    }
}
