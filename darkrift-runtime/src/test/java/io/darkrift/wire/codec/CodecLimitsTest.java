package io.darkrift.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.WireException;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What codecs refuse, and how they name it. */
class CodecLimitsTest {
    private static final String PLACE = "Go.value";
    private static final Codec<Integer> UINT8 = Codecs.ofInt(WireInteger.UINT8);

    private static <T> void refusesToWrite(Codec<T> codec, T value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.write(value, new DarkriftWriter(), PLACE))
                .withMessageStartingWith(PLACE + message);
    }

    /** Writes a value with a codec that allows more. */
    private static <T> void refusesToRead(Codec<T> codec, Codec<T> other, T value, String message) {
        DarkriftWriter out = new DarkriftWriter();
        other.write(value, out, PLACE);

        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> codec.read(new DarkriftReader(out.toByteArray()), PLACE))
                .withMessageStartingWith(PLACE + ": " + message);
    }

    private static <T> void refuses(Codec<T> codec, Codec<T> other, T value, String written, String read) {
        refusesToWrite(codec, value, written);
        refusesToRead(codec, other, value, read);
    }

    @Test
    void numbersThatTheWireTypeDoesNotHoldAreRefused() {
        refusesToWrite(UINT8, 256, " is 256: a UInt8 holds 0 to 255");
        refusesToWrite(UINT8, -1, " is -1: a UInt8 holds 0 to 255");
        refusesToWrite(Codecs.ofShort(WireInteger.INT8), (short) 128, " is 128: an Int8 holds -128 to 127");
        refusesToWrite(Codecs.ofInt(WireInteger.INT16), 32_768, " is 32768: an Int16 holds -32768 to 32767");
        refusesToWrite(Codecs.ofInt(WireInteger.UINT16), 65_536, " is 65536: a UInt16 holds 0 to 65535");
        refusesToWrite(Codecs.ofLong(WireInteger.INT32), 1L << 31, " is 2147483648: an Int32 holds -2147483648 to");
        refusesToWrite(Codecs.ofLong(WireInteger.UINT32), -1L, " is -1: a UInt32 holds 0 to 4294967295");
        refusesToWrite(Codecs.ofBigInteger(), BigInteger.ONE.negate(), " is -1: a UInt64 holds 0 to");
        refusesToWrite(Codecs.ofShorts(WireInteger.UINT8), new short[] {0, 256}, "[1] is 256: a UInt8 holds");
        refusesToWrite(Codecs.ofInts(WireInteger.INT8), new int[] {0, 0, -129}, "[2] is -129: an Int8 holds");
        refusesToWrite(Codecs.ofLongs(WireInteger.UINT32), new long[] {-1}, "[0] is -1: a UInt32 holds");
        refusesToWrite(Codecs.list(UINT8), List.of(1, 256), "[1] is 256: a UInt8 holds 0 to 255");
        refusesToWrite(Codecs.map(UINT8, UINT8), Map.of(1, 256), "[0] is 256: a UInt8 holds 0 to 255");
    }

    @Test
    void charactersThatAreNotAsciiAreRefused() {
        TextEncoding ascii = TextEncoding.US_ASCII;

        refusesToWrite(Codecs.ofChar(ascii), 'é', " is U+00E9: ASCII holds U+0000 to U+007F");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codecs.ofText(ascii).write("aé", new DarkriftWriter(), PLACE))
                .withMessageStartingWith("character 1 of Go.value is U+00E9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Codecs.ofChars(ascii).write("é".toCharArray(), new DarkriftWriter(), PLACE, 2))
                .withMessageStartingWith("character 0 of Go.value[2] is U+00E9");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Codecs.list(Codecs.ofText(ascii)).write(List.of("a", "é"), new DarkriftWriter(), PLACE))
                .withMessageStartingWith("character 0 of Go.value[1] is U+00E9");
    }

    @Test
    void whatIsTooLongIsRefusedAlsoByItsCountAlone() {
        Codec<String> text = Codecs.ofText(TextEncoding.UTF_8);
        Codec<String[]> array = Codecs.array(String.class, text);
        Codec<List<Integer>> list = Codecs.list(UINT8);
        Codec<Map<Integer, Integer>> map = Codecs.map(UINT8, UINT8);
        Codec<char[]> chars = Codecs.ofChars(TextEncoding.UTF_8);
        Codec<List<Character>> charList = Codecs.ofCharList(TextEncoding.UTF_8);

        refuses(
                Codecs.atMost(1, text),
                text,
                "ab",
                " has 2 characters: at most 1 character is allowed",
                "2 characters arrived");
        refuses(Codecs.atMost(1, text), text, "abcd", " has 4 characters", "a string of 4 bytes arrived");
        refuses(Codecs.atMost(1, chars), chars, "ab".toCharArray(), " has 2", "2 characters arrived");
        refuses(Codecs.atMost(1, charList), charList, List.of('a', 'b'), " has 2", "2 characters arrived");
        refuses(Codecs.atMost(1, list), list, List.of(1, 2), " has 2 elements", "2 elements arrived, and at most 1");
        refuses(
                Codecs.atMost(0, array),
                array,
                new String[] {"a"},
                " has 1 element:",
                "1 element arrived, and at most 0");
        refuses(Codecs.atMost(0, map), map, Map.of(1, 2), " has 1 element:", "1 element arrived");
        refuses(
                Codecs.atMost(1, Codecs.ofBytes()),
                Codecs.ofBytes(),
                new byte[2],
                " has 2 elements",
                "2 elements arrived");
        refuses(
                Codecs.atMost(1, Codecs.ofBooleanList()),
                Codecs.ofBooleanList(),
                List.of(true, true),
                " has 2 elements",
                "2 elements arrived");
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> Codecs.atMost(3, list).read(reader("00000004"), PLACE))
                .withMessageStartingWith("Go.value: 4 elements arrived, and at most 3 elements are allowed");
    }

    @Test
    void numbersOutsideTheirRangeAreRefused() {
        Codec<Long> longs = Codecs.ofLong(WireInteger.INT64);
        Codec<Float> floats = Codecs.ofFloat();
        Codec<Double> doubles = Codecs.ofDouble();

        refuses(Codecs.within(1, 6, UINT8), UINT8, 7, " is 7: only 1 to 6 is allowed", "7 arrived, and only 1 to 6");
        refuses(Codecs.within(1, 6, longs), longs, 0L, " is 0: only 1 to 6", "0 arrived");
        refuses(
                Codecs.within(1, 6, Codecs.ofBigInteger()),
                Codecs.ofBigInteger(),
                BigInteger.ONE.shiftLeft(63),
                " is 9223372036854775808: only 1 to 6",
                "9223372036854775808 arrived");
        refuses(Codecs.withinDoubles(0, 1, floats), floats, Float.NaN, " is NaN: only 0.0 to 1.0", "NaN arrived");
        refuses(Codecs.withinDoubles(0, 1, doubles), doubles, 1.1, " is 1.1: only 0.0 to 1.0", "1.1 arrived");
        refusesElement(Codecs.ofBytes(), new byte[] {1, 7});
        refusesElement(Codecs.ofShorts(WireInteger.INT16), new short[] {1, 7});
        refusesElement(Codecs.ofInts(WireInteger.INT32), new int[] {1, 7});
        refusesElement(Codecs.ofLongs(WireInteger.INT64), new long[] {1, 7});
        refusesToWrite(Codecs.withinDoubles(0, 1, Codecs.ofFloats()), new float[] {2}, "[0] is 2.0: only 0.0 to 1.0");
        refusesToWrite(
                Codecs.withinDoubles(0, 1, Codecs.ofDoubles()), new double[] {0, -1}, "[1] is -1.0: only 0.0 to");
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() ->
                        Codecs.withinDoubles(0, 1, Codecs.ofFloats()).read(reader("00000001" + "40000000"), PLACE))
                .withMessage("Go.value[0]: 2.0 arrived, and only 0.0 to 1.0 is allowed");
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> Codecs.withinDoubles(0, 1, Codecs.ofDoubles())
                        .read(reader("00000001" + "4000000000000000"), PLACE))
                .withMessage("Go.value[0]: 2.0 arrived, and only 0.0 to 1.0 is allowed");
    }

    private static <T> void refusesElement(Codec<T> codec, T value) {
        refusesToWrite(Codecs.within(1, 6, codec), value, "[1] is 7: only 1 to 6 is allowed");
        DarkriftWriter out = new DarkriftWriter();
        codec.write(value, out, PLACE);
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> Codecs.within(1, 6, codec).read(new DarkriftReader(out.toByteArray()), PLACE))
                .withMessageStartingWith(PLACE)
                .withMessageContaining("7 arrived, and only 1 to 6 is allowed");
    }

    @Test
    void quantizedNumbersOutsideTheirRangeAreRefused() {
        refusesToWrite(Codecs.quantizedFloat(-1, 1, 8), 1.5f, " is 1.5");
        refusesToWrite(Codecs.quantizedDouble(-1, 1, 8), Double.NaN, " is NaN");
    }

    @Test
    void aCountThatTheBytesCannotHoldIsRefusedBeforeAnythingIsAllocated() {
        for (Codec<?> codec : List.of(
                Codecs.list(UINT8),
                Codecs.array(String.class, Codecs.ofText(TextEncoding.UTF_8)),
                Codecs.map(UINT8, UINT8),
                Codecs.ofInts(WireInteger.UINT8),
                Codecs.ofDoubles(),
                Codecs.ofBooleans(),
                Codecs.primitives(float[].class, Codecs.quantizedFloat(0, 1, 8)))) {
            for (String count : List.of("7fffffff", "ffffffff")) {
                assertThatExceptionOfType(WireException.class)
                        .as("%s", codec)
                        .isThrownBy(() -> codec.read(reader(count + "01"), PLACE))
                        .withMessageStartingWith("Go.value: a count of ")
                        .satisfies(e -> assertThat(e.offset()).isZero());
            }
        }
    }

    private static DarkriftReader reader(String hex) {
        return new DarkriftReader(HexFormat.of().parseHex(hex));
    }

    @Test
    void aKeyThatComesTwiceIsRefused() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> Codecs.map(UINT8, UINT8).read(reader("000000020505" + "0506"), PLACE))
                .withMessage("Go.value: the key 5 arrived twice");
    }

    @Test
    void aTextThatIsNoCharacterIsRefused() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> Codecs.ofChar(TextEncoding.UTF_8).read(reader("000000026161"), PLACE))
                .withMessageStartingWith("Go.value: ");
    }

    @Test
    void aListThatShrinksWhileItIsWrittenIsRefused() {
        List<Integer> shrinking = new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return index;
            }

            @Override
            public int size() {
                return 2;
            }

            @Override
            public Iterator<Integer> iterator() {
                return List.of(1).iterator();
            }
        };

        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> Codecs.list(UINT8).write(shrinking, new DarkriftWriter(), PLACE));
    }

    @Test
    void aWireTypeWithMoreBytesThanTheJavaTypeIsRefused() {
        refusesToMake(
                () -> Codecs.ofByte(WireInteger.INT16), "INT16 has 2 bytes, and a byte has 1: choose a wire type");
        refusesToMake(() -> Codecs.ofShort(WireInteger.UINT32), "UINT32 has 4 bytes, and a short has 2");
        refusesToMake(() -> Codecs.ofInt(WireInteger.INT64), "INT64 has 8 bytes, and an int has 4");
        refusesToMake(() -> Codecs.ofShorts(WireInteger.INT32), "INT32 has 4 bytes, and a short has 2");
        refusesToMake(() -> Codecs.ofInts(WireInteger.UINT64), "UINT64 has 8 bytes, and an int has 4");
    }

    @Test
    void limitsThatNoValueKeepsAreRefused() {
        refusesToMake(() -> Codecs.quantizedFloat(0, 1, 0), "0 bits: a quantized number has 1 to 32");
        refusesToMake(() -> Codecs.quantizedDouble(0, 1, 33), "33 bits: a quantized number has 1 to 32");
        refusesToMake(() -> Codecs.atMost(-1, Codecs.list(UINT8)), "a limit of -1: choose 0 or more");
    }

    private static void refusesToMake(ThrowingCallable codec, String message) {
        assertThatIllegalArgumentException().isThrownBy(codec).withMessageStartingWith(message);
    }
}
