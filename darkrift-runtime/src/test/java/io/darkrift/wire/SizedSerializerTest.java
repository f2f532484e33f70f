package io.darkrift.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.darkrift.annotation.TextEncoding;
import org.junit.jupiter.api.Test;

class SizedSerializerTest {
    /** A number, and a text that was appended later. */
    private record Item(int number, String text) {}

    private static final class ItemSerializer extends SizedSerializer<Item> {
        ItemSerializer() {
            super("Item", 6);
        }

        @Override
        protected void writeComponents(Item value, DarkriftWriter out) {
            out.writeInt32(value.number());
            out.writeString(value.text(), TextEncoding.UTF_8);
        }

        @Override
        protected Item readComponents(DarkriftReader in) {
            return new Item(in.readInt32(), in.remaining() > 0 ? in.readString(TextEncoding.UTF_8) : "none");
        }
    }

    private static final ItemSerializer ITEMS = new ItemSerializer();

    @Test
    void theCountOfTheBytesStandsBeforeAValue() {
        assertThat(Bytes.hex(out -> ITEMS.write(new Item(7, "ab"), out)))
                .isEqualTo("000a" + "00000007" + "000000026162");
        assertThat(ITEMS.leastBytes()).isEqualTo(6);
    }

    @Test
    void whatAnOlderPeerDoesNotSendIsMissingAndWhatFollowsIsNotTakenForIt() {
        DarkriftReader in = Bytes.reader("0004 00000007 0000000161");

        assertThat(ITEMS.read(in)).isEqualTo(new Item(7, "none"));
        assertThat(in.position()).isEqualTo(6);
        assertThat(in.remaining()).isEqualTo(5);
    }

    @Test
    void whatANewerPeerAppendedIsSkipped() {
        DarkriftReader in = Bytes.reader("000b 00000007 0000000161 ffff 09");

        assertThat(ITEMS.read(in)).isEqualTo(new Item(7, "a"));
        assertThat(in.readInt8()).isEqualTo((byte) 9);
    }

    @Test
    void aCountThatIsLargerThanWhatIsLeftIsRefused() {
        DarkriftReader in = Bytes.reader("ff 0005 00000007");
        in.readInt8();

        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> ITEMS.read(in, "Go.item"))
                .withMessage("Go.item: a size of 5 bytes can't be true: 4 bytes are left")
                .extracting(WireException::offset)
                .isEqualTo(1);
        assertThat(in.position()).isEqualTo(1);
    }

    @Test
    void aCountThatIsSmallerThanTheComponentsIsRefused() {
        DarkriftReader in = Bytes.reader("0003 00000007");

        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> ITEMS.read(in))
                .withMessage("Item: a size of 3 bytes can't be true: Item takes 4 or more")
                .extracting(WireException::offset)
                .isEqualTo(0);
    }

    @Test
    void aCountThatIsCutIsRefused() {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> ITEMS.read(Bytes.reader("00"), "Go.item"))
                .withMessageStartingWith("Go.item: 2 bytes are needed at offset 0, 1 is left");
    }

    @Test
    void aComponentThatIsCutByTheCountIsRefusedAndTheReaderSeesTheRestAgain() {
        DarkriftReader in = Bytes.reader("0009 00000007 0000000561 62636465");

        assertThatExceptionOfType(WireException.class).isThrownBy(() -> ITEMS.read(in));
        assertThat(in.readRemaining()).endsWith((byte) 0x64, (byte) 0x65);
    }

    @Test
    void aValueThatIsTooLargeIsRefusedByItsPlace() {
        DarkriftWriter out = new DarkriftWriter();
        Item item = new Item(1, "x".repeat(65_528));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ITEMS.write(item, out))
                .withMessage("Item takes 65536 bytes: a sized struct takes 65535 at most, shorten what is in it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ITEMS.write(item, out, "Go.items", 3))
                .withMessageStartingWith("Go.items[3] takes 65536 bytes");
        out.reset(0);
        ITEMS.write(new Item(1, "x".repeat(65_527)), out);
        assertThat(ITEMS.read(new DarkriftReader(out.toByteArray())).text()).hasSize(65_527);
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is refused
    void nullIsRefusedByItsPlace() {
        DarkriftWriter out = new DarkriftWriter();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ITEMS.write(null, out, "Go.item"))
                .withMessageStartingWith("Go.item is null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ITEMS.write(null, out, "Go.items", 2))
                .withMessageStartingWith("Go.items[2] is null");
        assertThat(out.position()).isZero();
    }

    @Test
    void oneInAnotherEndsWithThatAtTheLatest() {
        SizedSerializer<Item> outer = new SizedSerializer<>("Outer", 8) {
            @Override
            protected void writeComponents(Item value, DarkriftWriter out) {
                ITEMS.write(value, out);
            }

            @Override
            protected Item readComponents(DarkriftReader in) {
                return ITEMS.read(in, "Outer.item");
            }
        };
        Item item = new Item(5, "é");
        DarkriftReader in = Bytes.reader(out -> {
            outer.write(item, out);
            out.writeInt8(3);
        });

        assertThat(outer.read(in)).isEqualTo(item);
        assertThat(in.readInt8()).isEqualTo((byte) 3);
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> outer.read(Bytes.reader("0006 0006 00000007 000000000000")))
                .withMessage("Outer.item: a size of 6 bytes can't be true: 4 bytes are left");
    }
}
