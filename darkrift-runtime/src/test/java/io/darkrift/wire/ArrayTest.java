package io.darkrift.wire;

import static io.darkrift.wire.Bytes.hex;
import static io.darkrift.wire.Bytes.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.wire.Operation.Item;
import java.math.BigInteger;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrayTest {
    private static final BigInteger MAX_UINT64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    @Test
    void anArrayIsItsCountAndItsElements() {
        assertThat(hex(out -> out.writeBytes(new byte[] {1, -1}))).isEqualTo("0000000201ff");
        assertThat(hex(out -> out.writeBytes(new byte[] {9, 1, 2, 9}, 1, 2))).isEqualTo("000000020102");
        assertThat(hex(out -> out.writeUInt8s(new int[] {1, 255}))).isEqualTo("0000000201ff");
        assertThat(hex(out -> out.writeInt16s(new short[] {1, -1}))).isEqualTo("000000020001ffff");
        assertThat(hex(out -> out.writeUInt64s(List.of(BigInteger.ONE, MAX_UINT64))))
                .isEqualTo("000000020000000000000001ffffffffffffffff");
    }

    @Test
    void rawBytesHaveNoCount() {
        assertThat(hex(out -> out.writeRaw(new byte[] {1, 2, 3}))).isEqualTo("010203");
        assertThat(hex(out -> out.writeRaw(new byte[] {1, 2, 3}, 1, 1))).isEqualTo("02");
        DarkriftReader in = reader("010203");
        assertThat(in.readRaw(2)).containsExactly(1, 2);
        assertThat(in.readRemaining()).containsExactly(3);
        assertThat(in.readRemaining()).isEmpty();
    }

    @Test
    void booleansArePackedWithTheFirstInTheHighestBit() {
        assertThat(hex(out -> out.writeBooleans(new boolean[] {true, false, true})))
                .isEqualTo("00000003a0");
        assertThat(hex(out -> out.writeBooleans(new boolean[9]))).isEqualTo("000000090000");
        assertThat(reader("00000003a0").readBooleans()).containsExactly(true, false, true);
        assertThat(reader("00000003bf").readBooleans())
                .as("spare bits are ignored")
                .containsExactly(true, false, true);
    }

    @Test
    void aCountOfBooleansIsCheckedAgainstTheirBits() {
        assertThatThrownBy(() -> reader("00000009ff").readBooleans())
                .isInstanceOf(WireException.class)
                .hasMessage("a count of 9 booleans can't be true: 1 byte is left");
        assertThatThrownBy(() -> reader("ffffffff ffff").readBooleans())
                .hasMessage("a count of -1 booleans can't be true: 2 bytes are left");
        assertThatThrownBy(() -> reader("7fffffff ff").readBooleans()).isInstanceOf(WireException.class);
    }

    @Test
    void aCountThatCannotBeTrueNamesWhatCameAndWhatIsLeft() {
        DarkriftReader in = reader("aa 00000002 00000001");
        in.readInt8();
        assertThatThrownBy(in::readInt32s)
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.offset()).isEqualTo(1))
                .hasMessage("a count of 2 can't be true: 4 bytes are left, and an element takes 4 bytes or more");
        assertThat(in.position()).isEqualTo(1);
    }

    @Test
    void elementsOutsideTheirRangeAreRefusedWithTheirIndexAndLeaveNoTrace() {
        DarkriftWriter out = new DarkriftWriter();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> out.writeUInt8s(new int[] {0, 256}))
                .withMessage("uint8s[1] is 256: a UInt8 holds 0 to 255");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> out.writeUInt16s(new int[] {-1}))
                .withMessage("uint16s[0] is -1: a UInt16 holds 0 to 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> out.writeUInt32s(new long[] {1, 2, 1L << 32}))
                .withMessage("uint32s[2] is 4294967296: a UInt32 holds 0 to 4294967295");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> out.writeUInt64s(new BigInteger[] {BigInteger.ONE, null}))
                .withMessage("uint64s[1] is null: DarkRift has no null, give it a value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> out.writeUInt64s(new BigInteger[] {BigInteger.TEN.negate()}))
                .withMessage("uint64s[0] is -10: a UInt64 holds 0 to 18446744073709551615");
        assertThat(out.position()).isZero();
    }

    @Test
    void bigNumbersComeAsAListThatCannotBeChanged() {
        List<BigInteger> read = reader(
                        out -> out.writeUInt64s(new BigInteger[] {BigInteger.ZERO, BigInteger.TWO, MAX_UINT64}))
                .readBigUInt64s();
        assertThat(read).containsExactly(BigInteger.ZERO, BigInteger.TWO, MAX_UINT64);
        assertThatThrownBy(() -> read.set(0, BigInteger.ONE)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void structsFollowTheirCountWithoutHeaders() {
        Item[] items = {new Item((short) 1, "a"), new Item((short) 2, "")};
        String expected = "00000002 0001 000000026100 0002 00000000".replace(" ", "");
        assertThat(hex(out -> out.writeAll(items, Item.SERIALIZER))).isEqualTo(expected);
        assertThat(hex(out -> out.writeAll(List.of(items), Item.SERIALIZER))).isEqualTo(expected);
        assertThat(reader(expected).readAll(Item.SERIALIZER)).containsExactly(items);
    }

    @Test
    void aValueThatFailsHalfWayLeavesNoTrace() {
        ValueSerializer<Item> failing = new ValueSerializer<>() {
            @Override
            public void write(Item item, DarkriftWriter out) {
                out.writeString(item.name());
                if (item.id() < 0) {
                    throw new IllegalArgumentException("no");
                }
                if (item.id() == 0) {
                    throw new StackOverflowError("deep");
                }
            }

            @Override
            public Item read(DarkriftReader in) {
                throw new UnsupportedOperationException();
            }
        };
        DarkriftWriter out = new DarkriftWriter(0);
        out.writeInt8(7);
        Item good = new Item((short) 1, "x".repeat(5_000));
        Item bad = new Item((short) -1, "y".repeat(50_000));
        Item deep = new Item((short) 0, "z");
        assertThatIllegalArgumentException().isThrownBy(() -> out.write(bad, failing));
        assertThatIllegalArgumentException().isThrownBy(() -> out.writeAll(List.of(good, bad), failing));
        assertThatThrownBy(() -> out.write(deep, failing)).isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> out.writeAll(new Item[] {good, deep}, failing)).isInstanceOf(StackOverflowError.class);
        assertThat(out.toByteArray()).containsExactly(7);
    }

    @Test
    void theCountOfAListIsThatOfTheValuesWritten() {
        List<Item> shrunk = new AbstractList<>() {
            @Override
            public Item get(int index) {
                return new Item((short) 1, "");
            }

            @Override
            public int size() {
                return 2;
            }

            @Override
            public Iterator<Item> iterator() {
                return List.of(get(0)).iterator();
            }
        };
        assertThat(hex(out -> out.writeAll(shrunk, Item.SERIALIZER))).isEqualTo("00000001000100000000");
    }
}
