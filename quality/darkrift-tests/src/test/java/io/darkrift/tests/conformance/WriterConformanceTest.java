package io.darkrift.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that are written and read by hand have the bytes that C# gives them. */
class WriterConformanceTest {
    /** A struct of three floats. */
    private static final ValueSerializer<float[]> VEC3 = new ValueSerializer<>() {
        @Override
        public void write(float[] value, DarkriftWriter out) {
            for (float axis : value) {
                out.writeFloat32(axis);
            }
        }

        @Override
        public float[] read(DarkriftReader in) {
            return new float[] {in.readFloat32(), in.readFloat32(), in.readFloat32()};
        }
    };

    static List<ConformanceValue> values() {
        return ConformanceValues.all();
    }

    @Test
    void thereAreAllOfThemAndOneIsWrittenDifferently() {
        assertThat(values()).hasSize(ConformanceValues.COUNT);
        assertThat(values().stream().filter(ConformanceValue::isWrittenDifferently))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("values")
    void isWrittenAsInCSharp(ConformanceValue value) {
        DarkriftWriter out = new DarkriftWriter();
        write(out, value);
        if (value.isWrittenDifferently()) {
            assertThat(new DarkriftReader(out.toByteArray()).readString()).isEqualTo(value.value());
            return;
        }
        assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(value.hex());
    }

    @ParameterizedTest
    @MethodSource("values")
    void isReadFromWhatCSharpWrote(ConformanceValue value) {
        DarkriftReader in = new DarkriftReader(value.bytes());
        assertThat(read(in, value.type(), value.encoding()))
                .usingRecursiveComparison()
                .isEqualTo(value.readBack());
        assertThat(in.remaining()).isZero();
    }

    private static void write(DarkriftWriter out, ConformanceValue entry) {
        Object value = entry.value();
        TextEncoding encoding = entry.encoding();
        switch (entry.type()) {
            case "byte" -> out.writeUInt8((int) value);
            case "sbyte" -> out.writeInt8((byte) value);
            case "short" -> out.writeInt16((short) value);
            case "ushort" -> out.writeUInt16((int) value);
            case "int" -> out.writeInt32((int) value);
            case "uint" -> out.writeUInt32((long) value);
            case "long" -> out.writeInt64((long) value);
            case "ulong" -> out.writeUInt64((BigInteger) value);
            case "float" -> out.writeFloat32((float) value);
            case "double" -> out.writeFloat64((double) value);
            case "bool" -> out.writeBoolean((boolean) value);
            case "string" -> out.writeString((String) value, encoding);
            case "char" -> out.writeChar((char) value, encoding);
            case "char[]" -> out.writeChars((char[]) value, encoding);
            case "string[]" -> out.writeStrings((String[]) value, encoding);
            case "byte[]" -> out.writeBytes((byte[]) value);
            case "sbyte[]" -> out.writeInt8s((byte[]) value);
            case "bool[]" -> out.writeBooleans((boolean[]) value);
            case "short[]" -> out.writeInt16s((short[]) value);
            case "ushort[]" -> out.writeUInt16s((int[]) value);
            case "int[]" -> out.writeInt32s((int[]) value);
            case "uint[]" -> out.writeUInt32s((long[]) value);
            case "long[]" -> out.writeInt64s((long[]) value);
            case "ulong[]" -> out.writeUInt64s((BigInteger[]) value);
            case "float[]" -> out.writeFloat32s((float[]) value);
            case "double[]" -> out.writeFloat64s((double[]) value);
            case "Vec3" -> out.write((float[]) value, VEC3);
            case "Vec3[]" -> out.writeAll(((List<?>) value).toArray(float[][]::new), VEC3);
            default -> throw new IllegalArgumentException(entry.type());
        }
    }

    private static Object read(DarkriftReader in, String type, TextEncoding encoding) {
        return switch (type) {
            case "byte" -> in.readUInt8();
            case "sbyte" -> in.readInt8();
            case "short" -> in.readInt16();
            case "ushort" -> in.readUInt16();
            case "int" -> in.readInt32();
            case "uint" -> in.readUInt32();
            case "long" -> in.readInt64();
            case "ulong" -> in.readBigUInt64();
            case "float" -> in.readFloat32();
            case "double" -> in.readFloat64();
            case "bool" -> in.readBoolean();
            case "string" -> in.readString(encoding);
            case "char" -> in.readChar(encoding);
            case "char[]" -> in.readChars(encoding);
            case "string[]" -> in.readStrings(encoding);
            case "byte[]" -> in.readBytes();
            case "sbyte[]" -> in.readInt8s();
            case "bool[]" -> in.readBooleans();
            case "short[]" -> in.readInt16s();
            case "ushort[]" -> in.readUInt16s();
            case "int[]" -> in.readInt32s();
            case "uint[]" -> in.readUInt32s();
            case "long[]" -> in.readInt64s();
            case "ulong[]" -> in.readBigUInt64s().toArray(BigInteger[]::new);
            case "float[]" -> in.readFloat32s();
            case "double[]" -> in.readFloat64s();
            case "Vec3" -> in.read(VEC3);
            case "Vec3[]" -> in.readAll(VEC3);
            default -> throw new IllegalArgumentException(type);
        };
    }
}
