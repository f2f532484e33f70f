package io.darkrift.wire.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedBitsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aGroupIsBigEndianAndTouchesNothingElse(int byteCount) {
        Random random = new Random(byteCount);
        for (int round = 0; round < 1_000; round++) {
            long group = random.nextLong();
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            byte[] expected = bytes.clone();
            int at = random.nextInt(bytes.length - byteCount + 1);
            for (int i = 0; i < byteCount; i++) {
                expected[at + i] = (byte) (group >>> 8 * (byteCount - 1 - i));
            }

            PackedBits.put(bytes, at, byteCount, group);

            assertThat(bytes).isEqualTo(expected);
            byte[] stored = Arrays.copyOfRange(bytes, at, at + byteCount);
            assertThat(PackedBits.get(bytes, at, byteCount)).isEqualTo(new BigInteger(1, stored).longValue());
        }
    }

    @Test
    void theFirstBitIsTheHighestOfTheFirstByte() {
        byte[] bytes = new byte[3];
        PackedBits.put(bytes, 0, 3, 1L << 23 | 5L << 20 | 1);
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("d00001");
    }

    @Test
    void aGroupHasOneToEightBytesWithinTheArray() {
        for (int byteCount : new int[] {-1, 0, 9}) {
            assertThatIllegalArgumentException().isThrownBy(() -> PackedBits.put(new byte[16], 0, byteCount, 0));
            assertThatIllegalArgumentException().isThrownBy(() -> PackedBits.get(new byte[16], 0, byteCount));
        }
        for (int byteCount = 1; byteCount <= 8; byteCount++) {
            int count = byteCount;
            assertThatThrownBy(() -> PackedBits.put(new byte[count - 1], 0, count, 0))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> PackedBits.get(new byte[count - 1], 0, count))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void everyIntegerThatFitsComesBack() {
        for (int bits = 1; bits <= 12; bits++) {
            for (int value = 0; value < 1 << bits; value++) {
                assertThat(PackedBits.unsigned(value, bits, "x")).isEqualTo(value);
                int signed = value - (1 << bits - 1);
                long number = PackedBits.signed(signed, bits, "x");
                assertThat(number).isBetween(0L, (1L << bits) - 1);
                assertThat(PackedBits.extend(number, bits)).isEqualTo(signed);
            }
        }
        for (long value : new long[] {0, 1, Integer.MAX_VALUE, 0xFFFF_FFFFL}) {
            assertThat(PackedBits.unsigned(value, 32, "x")).isEqualTo(value);
        }
        for (int value : new int[] {Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE}) {
            long number = PackedBits.signed(value, 32, "x");
            assertThat(number).isEqualTo(Integer.toUnsignedLong(value));
            assertThat(PackedBits.extend(number, 32)).isEqualTo(value);
        }
    }

    @Test
    void bitsAboveThoseOfASignedIntegerDoNotCount() {
        assertThat(PackedBits.extend(0b1110_0111, 4)).isEqualTo(7);
        assertThat(PackedBits.extend(0b0001_1000, 4)).isEqualTo(-8);
    }

    @Test
    void integersThatNeedMoreBitsAreRefused() {
        for (int bits = 1; bits <= 32; bits++) {
            int width = bits;
            long[] tooWide = {1L << bits, -1, Long.MAX_VALUE, Long.MIN_VALUE};
            for (long value : tooWide) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> PackedBits.unsigned(value, width, "Soldier.team"))
                        .withMessageStartingWith("Soldier.team is " + value + ": ");
            }
            long[] tooWideSigned = {1L << bits - 1, -(1L << bits - 1) - 1, Long.MAX_VALUE, Long.MIN_VALUE};
            for (long value : tooWideSigned) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> PackedBits.signed(value, width, "Soldier.team"))
                        .withMessageStartingWith("Soldier.team is " + value + ": ");
            }
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackedBits.unsigned(9, 3, "Soldier.team"))
                .withMessage("Soldier.team is 9: 3 bits hold 0 to 7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackedBits.signed(1, 1, "Soldier.team"))
                .withMessage("Soldier.team is 1: 1 bit holds -1 to 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PackedBits.signed(1L << 31, 32, "Soldier.team"))
                .withMessage("Soldier.team is 2147483648: 32 bits hold -2147483648 to 2147483647");
    }
}
