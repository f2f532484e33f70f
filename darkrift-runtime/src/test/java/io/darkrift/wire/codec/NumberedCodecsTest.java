package io.darkrift.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.SizedSerializer;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.WireException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Enums and unions, whose values are told apart by numbers. */
class NumberedCodecsTest {
    private static final String PLACE = "Go.value";

    private enum Gait {
        WALK,
        RUN,
        FLY
    }

    private interface Shape {}

    private record Dot(int x) implements Shape {}

    private record Box(int x) implements Shape {}

    private record Late() implements Shape {}

    private static final ValueSerializer<Dot> DOT = new ValueSerializer<>() {
        @Override
        public void write(Dot value, DarkriftWriter out) {
            out.writeInt8(value.x());
        }

        @Override
        public Dot read(DarkriftReader in) {
            return new Dot(in.readInt8());
        }
    };

    private static final SizedSerializer<Box> BOX = new SizedSerializer<>("Box", 3) {
        @Override
        protected void writeComponents(Box value, DarkriftWriter out) {
            out.writeRaw(new byte[value.x()]);
        }

        @Override
        protected Box readComponents(DarkriftReader in) {
            return new Box(in.readRemaining().length);
        }
    };

    private static final ValueSerializer<Late> LATE = new ValueSerializer<>() {
        @Override
        public void write(Late value, DarkriftWriter out) {
            // It has no components.
        }

        @Override
        public Late read(DarkriftReader in) {
            return new Late();
        }
    };

    private static final UnionCodec<Shape> SHAPES = UnionCodec.of(Shape.class, WireInteger.UINT8, 1)
            .with(1, Dot.class, DOT)
            .with(200, Box.class, BOX);

    private static <T> String written(Codec<T> codec, T value) {
        DarkriftWriter out = new DarkriftWriter();
        codec.write(value, out, PLACE);
        return HexFormat.of().formatHex(out.toByteArray());
    }

    private static <T> T read(Codec<T> codec, String hex) {
        return codec.read(new DarkriftReader(HexFormat.of().parseHex(hex)), PLACE);
    }

    private static void refuses(Codec<?> codec, String hex, String message, int offset) {
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> read(codec, hex))
                .withMessage(PLACE + ": " + message)
                .satisfies(e -> assertThat(e.offset()).isEqualTo(offset));
    }

    @Test
    void aConstantHasItsOrdinal() {
        Codec<Gait> codec = EnumTable.of(Gait.class).codec(WireInteger.UINT16);

        assertThat(written(codec, Gait.FLY)).isEqualTo("0002");
        assertThat(read(codec, "0001")).isEqualTo(Gait.RUN);
        assertThat(codec.leastBytes()).isEqualTo(2);
        refuses(codec, "0003", "no constant of Gait has the number 3", 2);
        refuses(codec, "00", "2 bytes are needed at offset 0, 1 is left", 0);
    }

    @Test
    void aConstantHasTheNumberThatIsPinned() {
        EnumTable<Gait> table = EnumTable.of(Gait.class, "WALK=-5 RUN=100000 FLY=7");
        Codec<Gait> codec = table.codec(WireInteger.INT32);

        for (Gait gait : Gait.values()) {
            assertThat(read(codec, written(codec, gait))).isEqualTo(gait);
        }
        assertThat(written(codec, Gait.WALK)).isEqualTo("fffffffb");
        assertThat(table.number(Gait.RUN, PLACE)).isEqualTo(100_000);
        assertThat(table.longNumber(Gait.WALK, PLACE)).isEqualTo(-5);
        refuses(codec, "00000000", "no constant of Gait has the number 0", 4);
        refuses(codec, "ffffffff", "no constant of Gait has the number -1", 4);
    }

    @Test
    void aNumberThatNoConstantHasIsTheUnknownOneIfThereIsOne() {
        Codec<Gait> codec = EnumTable.of(Gait.class).orElse("RUN").codec(WireInteger.INT8);

        assertThat(read(codec, "02")).isEqualTo(Gait.FLY);
        assertThat(read(codec, "03")).isEqualTo(Gait.RUN);
        assertThat(read(codec, "80")).isEqualTo(Gait.RUN);
        assertThat(written(codec, Gait.RUN)).isEqualTo("01");
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is refused
    void aConstantWithoutANumberIsRefused() {
        EnumTable<Gait> table = EnumTable.of(Gait.class, "WALK=0 RUN=1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.number(Gait.FLY, PLACE, 4))
                .withMessage("Go.value[4] is FLY, which has no number: compile the messages that hold a Gait again");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.number(null, PLACE))
                .withMessageStartingWith("Go.value is null");
        assertThatIllegalStateException()
                .isThrownBy(() -> EnumTable.of(Gait.class, "WALK=0 SWIM=1"))
                .withMessageEndingWith("has no constant SWIM any more: compile the messages that hold it again");
    }

    @Test
    void aStructOfAUnionHasItsNumberBeforeIt() {
        assertThat(written(SHAPES, new Dot(5))).isEqualTo("0105");
        assertThat(written(SHAPES, new Box(1))).isEqualTo("c8000100");
        assertThat(read(SHAPES, "0105")).isEqualTo(new Dot(5));
        assertThat(read(SHAPES, "c800020000")).isEqualTo(new Box(2));
        assertThat(SHAPES.leastBytes()).isEqualTo(2);
    }

    @Test
    void aNumberThatNoStructHasIsRefused() {
        refuses(SHAPES, "02", "no record of Shape has the number 2", 1);
        refuses(SHAPES, "", "1 byte is needed at offset 0, 0 are left", 0);
        Codec<Shape> wide = UnionCodec.of(Shape.class, WireInteger.INT32, 1).with(-1, Dot.class, DOT);
        assertThat(read(wide, "ffffffff07")).isEqualTo(new Dot(7));
    }

    @Test
    void aSizedStructOfAUnionIsNamedByTheComponent() {
        refuses(SHAPES, "c80005000000", "a size of 5 bytes can't be true: 3 bytes are left", 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHAPES.write(new Box(65_536), new DarkriftWriter(), PLACE, 1))
                .withMessageStartingWith("Go.value[1] takes 65536 bytes");
    }

    @Test
    void aRecordThatTheUnionDoesNotKnowIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(SHAPES, new Late()))
                .withMessageStartingWith(
                        "Go.value is of class io.darkrift.wire.codec.NumberedCodecsTest$Late, which has no number"
                                + " as a Shape");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Codecs.list(SHAPES).write(List.of(new Dot(1), new Late()), new DarkriftWriter(), PLACE))
                .withMessageStartingWith("Go.value[1] is of class ");
        @Nullable Shape none = null;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(SHAPES, none))
                .withMessageStartingWith("Go.value is null");
    }

    @Test
    void aNumberThatTheWireTypeDoesNotHoldIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SHAPES.with(256, Late.class, LATE))
                .withMessage("the number of Late is 256: a UInt8 holds 0 to 255");
    }
}
