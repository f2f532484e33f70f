package io.darkrift.wire.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.WireException;
import java.math.BigInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RangesTest {
    private static final String PLACE = "Player.health";
    private static final DarkriftReader IN = new DarkriftReader(new byte[8], 2, 8);

    @Test
    void bothBoundsAreWithin() {
        assertThat(RangeChecks.within(1, 1, 9, PLACE)).isEqualTo(1);
        assertThat(RangeChecks.within(9, 1, 9, PLACE, 0)).isEqualTo(9);
        assertThat(RangeChecks.within(1L << 53, 0, 1L << 53, PLACE)).isEqualTo(1L << 53);
        assertThat(RangeChecks.within(-0.0, 0.0, 1.0, PLACE)).isZero();
        assertThat(RangeChecks.within(1.0, 0.0, 1.0, PLACE, 3)).isEqualTo(1.0);
        assertThat(RangeChecks.within(BigInteger.TEN, 10, 10, PLACE)).isEqualTo(10);
        assertThat(RangeReads.within(IN, 1, 1, 9, PLACE)).isEqualTo(1);
        assertThat(RangeReads.within(IN, 9L, 1, 9, PLACE)).isEqualTo(9);
        assertThat(RangeReads.within(IN, 0.5f, 0.5, 0.5, PLACE)).isEqualTo(0.5f);
        assertThat(RangeReads.within(IN, 0.5, 0.5, 0.5, PLACE)).isEqualTo(0.5);
        assertThat(RangeReads.within(IN, BigInteger.TEN, 10, 10, PLACE)).isEqualTo(10);
    }

    @Test
    void theBoundsOfAFloatAreRoundedToFloat() {
        assertThat(0.1f).isGreaterThan((float) 0.09).matches(f -> f > 0.1);
        assertThat(RangeChecks.within(0.1f, -0.1, 0.1, PLACE)).isEqualTo(0.1f);
        assertThat(RangeChecks.within(-0.1f, -0.1, 0.1, PLACE, 0)).isEqualTo(-0.1f);
        assertThat(RangeReads.within(IN, 0.1f, -0.1, 0.1, PLACE)).isEqualTo(0.1f);
        float[] both = {0.1f, -0.1f};
        assertThat(ArrayRanges.within(both, -0.1, 0.1, PLACE)).isSameAs(both);
        assertThat(ArrayRanges.within(IN, both, -0.1, 0.1, PLACE)).isSameAs(both);
        notWritten(
                "Player.health is 0.10000001: only -0.1 to 0.1 is allowed",
                () -> RangeChecks.within(Math.nextUp(0.1f), -0.1, 0.1, PLACE));
    }

    @Test
    void numbersOutsideAreNotWritten() {
        notWritten("Player.health is 10: only 1 to 9 is allowed", () -> RangeChecks.within(10, 1, 9, PLACE));
        notWritten("Player.health[2] is 0: only 1 to 9 is allowed", () -> RangeChecks.within(0, 1, 9, PLACE, 2));
        notWritten(
                "Player.health is 9007199254740993: only 0 to 9007199254740992 is allowed",
                () -> RangeChecks.within((1L << 53) + 1, 0, 1L << 53, PLACE));
        notWritten("Player.health[2] is -1: only 0 to 9 is allowed", () -> RangeChecks.within(-1L, 0, 9, PLACE, 2));
        notWritten(
                "Player.health is NaN: only 0.0 to 1.0 is allowed", () -> RangeChecks.within(Float.NaN, 0, 1, PLACE));
        notWritten(
                "Player.health[0] is NaN: only 0.0 to 1.0 is allowed",
                () -> RangeChecks.within(Float.NaN, 0, 1, PLACE, 0));
        notWritten(
                "Player.health is NaN: only 0.0 to 1.0 is allowed", () -> RangeChecks.within(Double.NaN, 0, 1, PLACE));
        notWritten(
                "Player.health[7] is Infinity: only 0.0 to 1.0 is allowed",
                () -> RangeChecks.within(Double.POSITIVE_INFINITY, 0, 1, PLACE, 7));
        notWritten(
                "Player.health is 18446744073709551616: only 0 to 1 is allowed",
                () -> RangeChecks.within(BigInteger.ONE.shiftLeft(64), 0, 1, PLACE));
        notWritten(
                "Player.health[1] is 2: only 0 to 1 is allowed",
                () -> RangeChecks.within(BigInteger.TWO, 0, 1, PLACE, 1));
        notWritten(
                "Player.health[1] is null: DarkRift has no null, give it a value",
                () -> RangeChecks.within(null, 0, 1, PLACE, 1));
        notWritten(
                "Player.health is null: DarkRift has no null, give it a value",
                () -> RangeChecks.within(null, 0, 1, PLACE));
    }

    @Test
    void numbersOutsideAreNotRead() {
        notRead("Player.health: 10 arrived, and only 1 to 9 is allowed", () -> RangeReads.within(IN, 10, 1, 9, PLACE));
        notRead("Player.health: 0 arrived, and only 1 to 9 is allowed", () -> RangeReads.within(IN, 0L, 1, 9, PLACE));
        notRead(
                "Player.health: NaN arrived, and only 0.0 to 1.0 is allowed",
                () -> RangeReads.within(IN, Float.NaN, 0, 1, PLACE));
        notRead(
                "Player.health: -Infinity arrived, and only 0.0 to 1.0 is allowed",
                () -> RangeReads.within(IN, Double.NEGATIVE_INFINITY, 0, 1, PLACE));
        notRead(
                "Player.health: 2 arrived, and only 0 to 1 is allowed",
                () -> RangeReads.within(IN, BigInteger.TWO, 0, 1, PLACE));
    }

    @Test
    void anArrayWithinIsGivenBack() {
        byte[] bytes = {-1, 1};
        assertThat(ArrayRanges.within(bytes, -1, 1, PLACE)).isSameAs(bytes);
        assertThat(ArrayRanges.within(IN, bytes, -1, 1, PLACE)).isSameAs(bytes);
        short[] shorts = {-1, 1};
        assertThat(ArrayRanges.within(shorts, -1, 1, PLACE)).isSameAs(shorts);
        assertThat(ArrayRanges.within(IN, shorts, -1, 1, PLACE)).isSameAs(shorts);
        int[] ints = {-1, 1};
        assertThat(ArrayRanges.within(ints, -1, 1, PLACE)).isSameAs(ints);
        assertThat(ArrayRanges.within(IN, ints, -1, 1, PLACE)).isSameAs(ints);
        long[] longs = {-1, 1};
        assertThat(ArrayRanges.within(longs, -1, 1, PLACE)).isSameAs(longs);
        assertThat(ArrayRanges.within(IN, longs, -1, 1, PLACE)).isSameAs(longs);
        double[] doubles = {-1, 1};
        assertThat(ArrayRanges.within(doubles, -1, 1, PLACE)).isSameAs(doubles);
        assertThat(ArrayRanges.within(IN, doubles, -1, 1, PLACE)).isSameAs(doubles);
        assertThat(ArrayRanges.within(new int[0], 1, 1, PLACE)).isEmpty();
    }

    @Test
    void theFirstElementOutsideIsNamed() {
        byte[] bytes = {1, -2, -3};
        notWritten("Player.health[1] is -2: only 0 to 9 is allowed", () -> ArrayRanges.within(bytes, 0, 9, PLACE));
        notRead(
                "Player.health[1]: -2 arrived, and only 0 to 9 is allowed",
                () -> ArrayRanges.within(IN, bytes, 0, 9, PLACE));
        short[] shorts = {1, 2, -3};
        notWritten("Player.health[2] is -3: only 0 to 9 is allowed", () -> ArrayRanges.within(shorts, 0, 9, PLACE));
        notRead(
                "Player.health[2]: -3 arrived, and only 0 to 9 is allowed",
                () -> ArrayRanges.within(IN, shorts, 0, 9, PLACE));
        int[] ints = {-1};
        notWritten("Player.health[0] is -1: only 0 to 9 is allowed", () -> ArrayRanges.within(ints, 0, 9, PLACE));
        notRead(
                "Player.health[0]: -1 arrived, and only 0 to 9 is allowed",
                () -> ArrayRanges.within(IN, ints, 0, 9, PLACE));
        long[] longs = {0, 1L << 40};
        notWritten(
                "Player.health[1] is 1099511627776: only 0 to 9 is allowed",
                () -> ArrayRanges.within(longs, 0, 9, PLACE));
        notRead(
                "Player.health[1]: 1099511627776 arrived, and only 0 to 9 is allowed",
                () -> ArrayRanges.within(IN, longs, 0, 9, PLACE));
        float[] floats = {0, Float.NaN};
        notWritten(
                "Player.health[1] is NaN: only 0.0 to 9.0 is allowed", () -> ArrayRanges.within(floats, 0, 9, PLACE));
        notRead(
                "Player.health[1]: NaN arrived, and only 0.0 to 9.0 is allowed",
                () -> ArrayRanges.within(IN, floats, 0, 9, PLACE));
        double[] doubles = {0, Double.NaN};
        notWritten(
                "Player.health[1] is NaN: only 0.0 to 9.0 is allowed", () -> ArrayRanges.within(doubles, 0, 9, PLACE));
        notRead(
                "Player.health[1]: NaN arrived, and only 0.0 to 9.0 is allowed",
                () -> ArrayRanges.within(IN, doubles, 0, 9, PLACE));
    }

    private static void notWritten(String message, ThrowingCallable check) {
        assertThatIllegalArgumentException().isThrownBy(check).withMessage(message);
    }

    private static void notRead(String message, ThrowingCallable check) {
        assertThatThrownBy(check).isInstanceOf(WireException.class).hasMessage(message);
    }
}
