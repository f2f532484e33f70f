package io.darkrift.wire.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.WireException;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SupportTest {
    @Test
    void checksGiveTheValueBackAtTheEndsOfTheRange() {
        assertThat(List.of(Checks.int8(-128, "x"), Checks.int8(127, "x"))).containsExactly(-128, 127);
        assertThat(List.of(Checks.uint8(0, "x"), Checks.uint8(255, "x"))).containsExactly(0, 255);
        assertThat(List.of(Checks.int16(-32_768, "x"), Checks.int16(32_767, "x")))
                .containsExactly(-32_768, 32_767);
        assertThat(List.of(Checks.uint16(0, "x"), Checks.uint16(65_535, "x"))).containsExactly(0, 65_535);
        assertThat(List.of(Checks.int32(Integer.MIN_VALUE, "x"), Checks.int32(Integer.MAX_VALUE, "x")))
                .containsExactly(Integer.MIN_VALUE, Integer.MAX_VALUE);
        assertThat(List.of(Checks.uint32(0, "x"), Checks.uint32(4_294_967_295L, "x")))
                .containsExactly(0, -1);
        assertThat(Checks.uint64(BigInteger.ONE.shiftLeft(63), "x")).isEqualTo(Long.MIN_VALUE);
        assertThat(Checks.notNull("value", "x")).isEqualTo("value");
        assertThat(Checks.ordinal(TextEncoding.values()[2], "x")).isEqualTo(2);
    }

    @Test
    void checksNameThePlaceTheValueAndTheRange() {
        refused("Choice.item is 128: an Int8 holds -128 to 127", place -> Checks.int8(128, place));
        refused("Choice.item is -1: a UInt8 holds 0 to 255", place -> Checks.uint8(-1, place));
        refused("Choice.item is 256: a UInt8 holds 0 to 255", place -> Checks.uint8(256, place));
        refused("Choice.item is -32769: an Int16 holds -32768 to 32767", place -> Checks.int16(-32_769, place));
        refused("Choice.item is 65536: a UInt16 holds 0 to 65535", place -> Checks.uint16(65_536, place));
        refused(
                "Choice.item is 2147483648: an Int32 holds -2147483648 to 2147483647",
                place -> Checks.int32(1L << 31, place));
        refused("Choice.item is 4294967296: a UInt32 holds 0 to 4294967295", place -> Checks.uint32(1L << 32, place));
        refused(
                "Choice.item is -1: a UInt64 holds 0 to 18446744073709551615",
                place -> Checks.uint64(BigInteger.ONE.negate(), place));
        refused("Choice.item is null: DarkRift has no null, give it a value", place -> Checks.notNull(null, place));
        refused("Choice.item is null: DarkRift has no null, give it a value", place -> Checks.uint64(null, place));
        refused("Choice.item is null: DarkRift has no null, give it a value", place -> Checks.ordinal(null, place));
        refused(
                "Choice.item[3] is null: DarkRift has no null, give it a value",
                place -> Checks.ordinal(null, place, 3));
    }

    @Test
    void aListMayHoldNull() {
        assertThat(Lists.ofNullable(new String[] {"a", null}))
                .containsExactly("a", null)
                .isUnmodifiable();
    }

    private static void refused(String message, Consumer<String> check) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check.accept("Choice.item"))
                .withMessage(message);
    }

    @Test
    void aRunNamesTheFirstComponentThatIsCut() {
        String run = "PlayerState.id:2,x:4,y:4";
        assertCut("PlayerState.id", 0, run);
        assertCut("PlayerState.id", 1, run);
        assertCut("PlayerState.x", 2, run);
        assertCut("PlayerState.x", 5, run);
        assertCut("PlayerState.y", 6, run);
        assertCut("PlayerState.y", 9, run);
        assertCut("Outer.PlayerState.y", 9, "Outer." + run);
        DarkriftReader in = new DarkriftReader(new byte[10]);
        assertThat(Reads.require(in, 10, run)).isZero();
        assertThat(in.position()).isEqualTo(10);
    }

    private static void assertCut(String component, int left, String run) {
        assertThatThrownBy(() -> Reads.require(new DarkriftReader(new byte[left]), 10, run))
                .isInstanceOf(WireException.class)
                .hasMessageStartingWith(component + ": 10 bytes are needed at offset 0, " + left);
    }

    @Test
    void everyReadNamesItsComponent() {
        List<Consumer<DarkriftReader>> reads = List.of(
                in -> Reads.count(in, 4, "Choice.item"),
                in -> Reads.string(in, TextEncoding.UTF_16LE, "Choice.item"),
                in -> Reads.character(in, TextEncoding.UTF_16LE, "Choice.item"),
                in -> Reads.chars(in, TextEncoding.UTF_16LE, "Choice.item"),
                in -> Reads.strings(in, TextEncoding.UTF_16LE, "Choice.item"),
                in -> Reads.int8s(in, "Choice.item"),
                in -> Reads.int16s(in, "Choice.item"),
                in -> Reads.int32s(in, "Choice.item"),
                in -> Reads.int64s(in, "Choice.item"),
                in -> Reads.float32s(in, "Choice.item"),
                in -> Reads.float64s(in, "Choice.item"),
                in -> Reads.booleans(in, "Choice.item"));
        for (Consumer<DarkriftReader> read : reads) {
            for (byte[] bytes : List.of(new byte[0], new byte[] {0, 0, 0, 99, 0})) {
                assertThatThrownBy(() -> read.accept(new DarkriftReader(bytes)))
                        .isInstanceOf(WireException.class)
                        .hasMessageStartingWith("Choice.item: ");
            }
        }
    }

    @Test
    void aNumberThatNoConstantHasIsNamed() {
        DarkriftReader in = new DarkriftReader(new byte[3]);
        in.readInt16();
        WireException thrown = Reads.noConstant(in, 9, "Colour", "Car.colour");
        assertThat(thrown).hasMessage("Car.colour: no constant of Colour has the number 9");
        assertThat(thrown.offset()).isEqualTo(2);
    }
}
