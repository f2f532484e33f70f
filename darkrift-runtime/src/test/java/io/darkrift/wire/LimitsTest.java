package io.darkrift.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.annotation.TextEncoding;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private final DarkriftWriter out = new DarkriftWriter(4);

    @Test
    void aWriterKeepsWhatItHoldsWhenItGrows() {
        for (int i = 0; i < 1_000; i++) {
            out.writeInt32(i);
        }
        DarkriftReader in = new DarkriftReader(out.array(), 0, out.position());
        for (int i = 0; i < 1_000; i++) {
            assertThat(in.readInt32()).isEqualTo(i);
        }
        assertThat(out.position()).isEqualTo(4_000);
    }

    @Test
    void negativeSizesAreRefusedAndLeaveNoTrace() {
        out.writeInt8(7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> out.reserve(-1))
                .withMessageContaining("can't make room for -1 bytes behind 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> out.reserveArray(-1, 1))
                .withMessageStartingWith("-1 elements of 1 bytes do not fit into an array");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DarkriftWriter(-1))
                .withMessage("capacity is -1: it can't be negative");
        assertThat(out.toByteArray()).containsExactly(7);
    }

    @Test
    void sizesThatNoArrayHasAreRefusedAndLeaveNoTrace() {
        out.writeInt8(7);
        assertThatIllegalArgumentException().isThrownBy(() -> out.reserve(Integer.MAX_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> out.reserveArray(Integer.MAX_VALUE, 8));
        assertThatIllegalArgumentException().isThrownBy(() -> out.reserveArray(1 << 29, 8));
        assertThat(out.toByteArray()).containsExactly(7);
    }

    @Test
    void aWriterRewindsToAFormerPositionOnly() {
        out.writeInt32(1);
        int mark = out.position();
        out.writeString("a longer text, for which it grows");
        out.rewind(mark);
        assertThat(out.toByteArray()).containsExactly(0, 0, 0, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> out.rewind(5)).withMessage("can't rewind from 4 to 5");
        assertThatIllegalArgumentException().isThrownBy(() -> out.rewind(-1));
        out.rewind(0);
        assertThat(out.toByteArray()).isEmpty();
    }

    @Test
    void aResetWriterKeepsItsArrayUnlessItIsLargerThanTheLimit() {
        DarkriftWriter reused = new DarkriftWriter(1_000);
        byte[] array = reused.array();
        reused.writeString("a longer text of more than 16 chars");
        reused.reset(1_000);
        assertThat(reused.position()).isZero();
        assertThat(reused.array()).isSameAs(array);
        reused.reset(999);
        assertThat(reused.position()).isZero();
        assertThat(reused.array()).hasSizeLessThan(1_000);
    }

    @Test
    void aWriterWritesIntoItsNewArrayAfterAReset() {
        String text = "a longer text of more than 16 chars";
        for (int maxCapacity : new int[] {0, 100, 10_000}) {
            DarkriftWriter reused = new DarkriftWriter(1_000);
            reused.writeString(text);
            reused.reset(maxCapacity);
            reused.writeString(text);
            assertThat(new DarkriftReader(reused.toByteArray()).readString()).isEqualTo(text);
        }
    }

    @Test
    void aResetToANegativeCapacityIsRefusedAndLeavesNoTrace() {
        out.writeInt8(7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> out.reset(-1))
                .withMessage("capacity is -1: it can't be negative");
        assertThat(out.toByteArray()).containsExactly(7);
    }

    @Test
    void rangesThatAnArrayDoesNotHaveAreRefused() {
        byte[] three = new byte[3];
        for (int[] range :
                new int[][] {{-1, 1}, {0, -1}, {0, 4}, {3, 1}, {Integer.MAX_VALUE, 1}, {1, Integer.MAX_VALUE}}) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> out.writeRaw(three, range[0], range[1]));
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> out.writeBytes(three, range[0], range[1]));
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> new DarkriftReader(new byte[9]).readRawInto(three, range[0], range[1]));
        }
        for (int[] range : new int[][] {{-1, 1}, {2, 1}, {0, 4}, {4, 4}}) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> new DarkriftReader(three, range[0], range[1]))
                    .withMessage("no range %d to %d in an array of 3".formatted(range[0], range[1]));
        }
        assertThat(out.position()).isZero();
    }

    @Test
    void nullIsRefusedAndLeavesNoTrace() {
        assertThatNullPointerException().isThrownBy(() -> out.writeString(null));
        assertThatNullPointerException().isThrownBy(() -> out.writeString(null, TextEncoding.UTF_8));
        assertThatNullPointerException().isThrownBy(() -> out.writeChars(null));
        assertThatNullPointerException().isThrownBy(() -> out.writeStrings(null));
        assertThatNullPointerException().isThrownBy(() -> out.writeInt32s(null));
        assertThatNullPointerException().isThrownBy(() -> out.write(null, Operation.Item.SERIALIZER));
        assertThat(out.position()).isZero();
    }

    @Test
    void aReaderSeesItsRangeOnly() {
        DarkriftReader in = new DarkriftReader(new byte[] {1, 2, 3, 4}, 1, 3);
        assertThat(in.remaining()).isEqualTo(2);
        assertThat(in.readInt8()).isEqualTo((byte) 2);
        assertThat(in.position()).isEqualTo(1);
        assertThatThrownBy(in::readInt16).hasMessage("2 bytes are needed at offset 1, 1 is left");
        assertThat(in.readInt8()).isEqualTo((byte) 3);
        assertThat(in.remaining()).isZero();
    }

    @Test
    void aReaderReadsOtherBytesWhenItIsTold() {
        DarkriftReader in = new DarkriftReader(new byte[] {1});
        in.readInt8();
        in.wrap(new byte[] {0, 5, 6}, 1, 3);
        assertThat(in.position()).isZero();
        assertThat(in.readInt16()).isEqualTo((short) 0x0506);
    }

    @Test
    void negativeCountsOfRawBytesAreAWireException() {
        DarkriftReader in = new DarkriftReader(new byte[8]);
        assertThatThrownBy(() -> in.readRaw(-1)).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> in.require(Integer.MIN_VALUE)).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> in.require(Integer.MAX_VALUE)).isInstanceOf(WireException.class);
        assertThat(in.position()).isZero();
    }

    @Test
    void anExceptionGetsThePlaceItHappenedIn() {
        WireException inner = new WireException("it broke", 7);
        WireException outer = inner.in("Choose.items");
        assertThat(outer).hasMessage("Choose.items: it broke").hasCause(inner);
        assertThat(outer.offset()).isEqualTo(7);
    }
}
