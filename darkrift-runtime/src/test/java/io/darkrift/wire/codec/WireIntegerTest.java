package io.darkrift.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The bytes and the ranges of the integers on the wire, compared with what {@link BigInteger} makes of them. */
class WireIntegerTest {
    private static final long SEED = 20261127;

    private static boolean isSigned(WireInteger wire) {
        return !wire.name().startsWith("U");
    }

    private static BigInteger min(WireInteger wire) {
        return isSigned(wire) ? BigInteger.ONE.shiftLeft(8 * wire.bytes() - 1).negate() : BigInteger.ZERO;
    }

    private static BigInteger max(WireInteger wire) {
        return BigInteger.ONE
                .shiftLeft(8 * wire.bytes() - (isSigned(wire) ? 1 : 0))
                .subtract(BigInteger.ONE);
    }

    /** The powers of two and their neighbours, of both signs, and some others. */
    private static LongStream values() {
        LongStream edges = LongStream.range(0, 64)
                .map(bit -> 1L << bit)
                .flatMap(power -> LongStream.of(power - 1, power, power + 1));
        return LongStream.concat(edges, new Random(SEED).longs(500))
                .flatMap(value -> LongStream.of(value, -value, ~value));
    }

    /** The lowest bytes of a number, in the order of the wire. */
    private static byte[] lowest(long value, int bytes) {
        byte[] all = BigInteger.valueOf(value).add(BigInteger.ONE.shiftLeft(72)).toByteArray();
        return Arrays.copyOfRange(all, all.length - bytes, all.length);
    }

    @ParameterizedTest
    @EnumSource
    void storesTheLowestBytesAndNoOthers(WireInteger wire) {
        values().forEach(value -> {
            byte[] array = new byte[wire.bytes() + 2];

            wire.store(array, 1, value);

            byte[] expected = new byte[array.length];
            System.arraycopy(lowest(value, wire.bytes()), 0, expected, 1, wire.bytes());
            assertThat(array).as("%s", value).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @EnumSource
    void loadsTheNumberOfItsBytes(WireInteger wire) {
        values().forEach(value -> {
            byte[] array = lowest(value, wire.bytes());
            BigInteger number = isSigned(wire) ? new BigInteger(array) : new BigInteger(1, array);

            assertThat(wire.load(array, 0))
                    .as("%s", HexFormat.of().formatHex(array))
                    .isEqualTo(number.longValue());
        });
    }

    @ParameterizedTest
    @EnumSource
    void holdsWhatIsBetweenItsLimits(WireInteger wire) {
        for (int javaBytes : new int[] {Short.BYTES, Integer.BYTES, Long.BYTES}) {
            if (wire.bytes() < javaBytes) {
                values().forEach(value -> check(wire, value, javaBytes));
            }
        }
    }

    private static void check(WireInteger wire, long value, int javaBytes) {
        BigInteger number = BigInteger.valueOf(value);
        if (number.compareTo(min(wire)) >= 0 && number.compareTo(max(wire)) <= 0) {
            assertThat(wire.check(value, javaBytes, "Go.value", 3)).isEqualTo(value);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> wire.check(value, javaBytes, "Go.value", 3))
                    .withMessageStartingWith("Go.value[3] is %s: ", value)
                    .withMessageEndingWith(" holds %s to %s", min(wire), max(wire));
        }
    }

    @ParameterizedTest
    @CsvSource({"UINT16, 2, -1", "UINT16, 2, -32768", "UINT32, 4, -2147483648", "UINT64, 8, -1"})
    void aNumberOfTheSameSizeIsTakenForItsBits(WireInteger wire, int javaBytes, long value) {
        assertThat(wire.check(value, javaBytes, "Go.value", -1)).isEqualTo(value);
    }
}
