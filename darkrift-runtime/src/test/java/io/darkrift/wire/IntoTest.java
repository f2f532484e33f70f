package io.darkrift.wire;

import static io.darkrift.wire.Bytes.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.Operation.Item;
import java.lang.reflect.Array;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IntoTest {
    /** Writes two elements, and reads them into an array at an offset. */
    record Into(String name, Object room, Consumer<DarkriftWriter> write, ReadInto read, List<Object> elements) {
        @Override
        public String toString() {
            return name;
        }
    }

    interface ReadInto {
        int read(DarkriftReader in, Object room, int offset);
    }

    static List<Into> methods() {
        Item item = new Item((short) 3, "c");
        return List.of(
                new Into(
                        "bytes",
                        new byte[4],
                        o -> o.writeBytes(new byte[] {1, 2}),
                        (in, room, at) -> in.readBytesInto((byte[]) room, at),
                        List.of((byte) 1, (byte) 2)),
                new Into(
                        "int8s",
                        new byte[4],
                        o -> o.writeInt8s(new byte[] {1, 2}),
                        (in, room, at) -> in.readInt8sInto((byte[]) room, at),
                        List.of((byte) 1, (byte) 2)),
                new Into(
                        "uint8s",
                        new int[4],
                        o -> o.writeUInt8s(new int[] {1, 255}),
                        (in, room, at) -> in.readUInt8sInto((int[]) room, at),
                        List.of(1, 255)),
                new Into(
                        "int16s",
                        new short[4],
                        o -> o.writeInt16s(new short[] {1, -2}),
                        (in, room, at) -> in.readInt16sInto((short[]) room, at),
                        List.of((short) 1, (short) -2)),
                new Into(
                        "uint16s",
                        new int[4],
                        o -> o.writeUInt16s(new int[] {1, 65_535}),
                        (in, room, at) -> in.readUInt16sInto((int[]) room, at),
                        List.of(1, 65_535)),
                new Into(
                        "int32s",
                        new int[4],
                        o -> o.writeInt32s(new int[] {1, -2}),
                        (in, room, at) -> in.readInt32sInto((int[]) room, at),
                        List.of(1, -2)),
                new Into(
                        "uint32s",
                        new long[4],
                        o -> o.writeUInt32s(new long[] {1, 4_294_967_295L}),
                        (in, room, at) -> in.readUInt32sInto((long[]) room, at),
                        List.of(1L, 4_294_967_295L)),
                new Into(
                        "int64s",
                        new long[4],
                        o -> o.writeInt64s(new long[] {1, -2}),
                        (in, room, at) -> in.readInt64sInto((long[]) room, at),
                        List.of(1L, -2L)),
                new Into(
                        "uint64s",
                        new long[4],
                        o -> o.writeUInt64s(new long[] {1, -2}),
                        (in, room, at) -> in.readUInt64sInto((long[]) room, at),
                        List.of(1L, -2L)),
                new Into(
                        "float32s",
                        new float[4],
                        o -> o.writeFloat32s(new float[] {1, -2}),
                        (in, room, at) -> in.readFloat32sInto((float[]) room, at),
                        List.of(1f, -2f)),
                new Into(
                        "float64s",
                        new double[4],
                        o -> o.writeFloat64s(new double[] {1, -2}),
                        (in, room, at) -> in.readFloat64sInto((double[]) room, at),
                        List.of(1d, -2d)),
                new Into(
                        "bools",
                        new boolean[4],
                        o -> o.writeBooleans(new boolean[] {true, true}),
                        (in, room, at) -> in.readBooleansInto((boolean[]) room, at),
                        List.of(true, true)),
                new Into(
                        "chars",
                        new char[4],
                        o -> o.writeString("ab"),
                        (in, room, at) -> in.readCharsInto((char[]) room, at),
                        List.of('a', 'b')),
                new Into(
                        "chars in UTF-8",
                        new char[4],
                        o -> o.writeString("aé", TextEncoding.UTF_8),
                        (in, room, at) -> in.readCharsInto((char[]) room, at, TextEncoding.UTF_8),
                        List.of('a', 'é')),
                new Into(
                        "strings",
                        new String[4],
                        o -> o.writeStrings(new String[] {"a", "bcd"}),
                        (in, room, at) -> in.readStringsInto((String[]) room, at),
                        List.of("a", "bcd")),
                new Into(
                        "structs",
                        new Item[4],
                        o -> o.writeAll(List.of(item, item), Item.SERIALIZER),
                        (in, room, at) -> in.readAllInto((Item[]) room, at, Item.SERIALIZER),
                        List.of(item, item)));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void elementsGoToTheOffsetAndNowhereElse(Into into) {
        Object untouched = Array.get(into.room, 0);
        DarkriftReader in = reader(into.write);
        assertThat(into.read.read(in, into.room, 1)).isEqualTo(2);
        assertThat(in.remaining()).isZero();
        assertThat(Array.get(into.room, 0)).isEqualTo(untouched);
        assertThat(Array.get(into.room, 1)).isEqualTo(into.elements.get(0));
        assertThat(Array.get(into.room, 2)).isEqualTo(into.elements.get(1));
        assertThat(Array.get(into.room, 3)).isEqualTo(untouched);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void moreThanThereIsRoomForIsAWireExceptionAndNothingIsRead(Into into) {
        DarkriftReader in = reader(into.write);
        for (int offset = 3; offset <= 4; offset++) {
            int at = offset;
            assertThatThrownBy(() -> into.read.read(in, into.room, at))
                    .isInstanceOf(WireException.class)
                    .hasMessageContaining("2 ")
                    .hasMessageContaining("there is room for " + (4 - at));
            assertThat(in.position()).isZero();
        }
        assertThat(into.read.read(in, into.room, 2)).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void offsetsThatTheArrayDoesNotHaveAreTheFaultOfTheCaller(Into into) {
        DarkriftReader in = reader(into.write);
        for (int offset : new int[] {-1, 5, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> into.read.read(in, into.room, offset));
            assertThat(in.position()).isZero();
        }
    }
}
