package io.darkrift.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that generated serializers write and read have the bytes that C# gives them. */
class GeneratedConformanceTest {
    private static final MessageRegistry REGISTRY = MessageRegistry.load();

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
        Message message = REGISTRY.encode(recordOf(value, value.value()));
        if (value.isWrittenDifferently()) {
            assertThat(message.reader().readString()).isEqualTo(value.value());
            return;
        }
        assertThat(HexFormat.of().formatHex(message.payload())).isEqualTo(value.hex());
    }

    @ParameterizedTest
    @MethodSource("values")
    void isReadFromWhatCSharpWrote(ConformanceValue value) {
        Object expected = recordOf(value, value.readBack());
        int tag = REGISTRY.require(expected.getClass()).tag();
        Object read = REGISTRY.strict().decode(Message.of(tag, value.bytes()));
        assertThat(read).hasSameClassAs(expected).usingRecursiveComparison().isEqualTo(expected);
    }

    private static Object recordOf(ConformanceValue entry, Object value) {
        return switch (entry.type()) {
            case "byte" -> new Numbers.ByteMessage((int) value);
            case "sbyte" -> new Numbers.SByteMessage((byte) value);
            case "short" -> new Numbers.ShortMessage((short) value);
            case "ushort" -> new Numbers.UShortMessage((int) value);
            case "int" -> new Numbers.IntMessage((int) value);
            case "uint" -> new Numbers.UIntMessage((long) value);
            case "long" -> new Numbers.LongMessage((long) value);
            case "ulong" -> new Numbers.ULongMessage((BigInteger) value);
            case "float" -> new Numbers.FloatMessage((float) value);
            case "double" -> new Numbers.DoubleMessage((double) value);
            case "bool" -> new Numbers.BoolMessage((boolean) value);
            case "byte[]" -> new Arrays.BytesMessage((byte[]) value);
            case "sbyte[]" -> new Arrays.SBytesMessage((byte[]) value);
            case "bool[]" -> new Arrays.BoolsMessage((boolean[]) value);
            case "short[]" -> new Arrays.ShortsMessage((short[]) value);
            case "ushort[]" -> new Arrays.UShortsMessage((int[]) value);
            case "int[]" -> new Arrays.IntsMessage((int[]) value);
            case "uint[]" -> new Arrays.UIntsMessage((long[]) value);
            case "long[]" -> new Arrays.LongsMessage((long[]) value);
            case "ulong[]" -> new Arrays.ULongsMessage((BigInteger[]) value);
            case "float[]" -> new Arrays.FloatsMessage((float[]) value);
            case "double[]" -> new Arrays.DoublesMessage((double[]) value);
            case "Vec3" -> new Structs.Vec3Message(vec3((float[]) value));
            case "Vec3[]" ->
                new Structs.Vec3sMessage(((List<?>) value)
                        .stream().map(axes -> vec3((float[]) axes)).toArray(Structs.Vec3[]::new));
            default -> textOf(entry.type(), entry.encoding(), value);
        };
    }

    private static Structs.Vec3 vec3(float[] axes) {
        return new Structs.Vec3(axes[0], axes[1], axes[2]);
    }

    private static Object textOf(String type, TextEncoding encoding, Object value) {
        return switch (encoding + " " + type) {
            case "UTF_16LE string" -> new Utf16Le.StringMessage((String) value);
            case "UTF_16LE char" -> new Utf16Le.CharMessage((char) value);
            case "UTF_16LE char[]" -> new Utf16Le.CharsMessage((char[]) value);
            case "UTF_16LE string[]" -> new Utf16Le.StringsMessage((String[]) value);
            case "UTF_16BE string" -> new Utf16Be.StringMessage((String) value);
            case "UTF_16BE char" -> new Utf16Be.CharMessage((char) value);
            case "UTF_16BE char[]" -> new Utf16Be.CharsMessage((char[]) value);
            case "UTF_16BE string[]" -> new Utf16Be.StringsMessage((String[]) value);
            case "UTF_8 string" -> new Utf8.StringMessage((String) value);
            case "UTF_8 char" -> new Utf8.CharMessage((char) value);
            case "UTF_8 char[]" -> new Utf8.CharsMessage((char[]) value);
            case "UTF_8 string[]" -> new Utf8.StringsMessage((String[]) value);
            case "US_ASCII string" -> new Ascii.StringMessage((String) value);
            case "US_ASCII char" -> new Ascii.CharMessage((char) value);
            case "US_ASCII char[]" -> new Ascii.CharsMessage((char[]) value);
            case "US_ASCII string[]" -> new Ascii.StringsMessage((String[]) value);
            default -> throw new IllegalArgumentException(type + " in " + encoding);
        };
    }
}
