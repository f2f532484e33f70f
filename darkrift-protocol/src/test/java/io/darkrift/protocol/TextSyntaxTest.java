package io.darkrift.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextSyntaxTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "uint16",
                "float32 in -1.0..1.0",
                "int32 in -5..100",
                "uint64 in 1..Infinity",
                "bool",
                "text(UTF_16LE)",
                "text(UTF_8) max 20",
                "char(US_ASCII)",
                "enum(a.b.Mode, uint8)",
                "struct(a.b.Outer.Point)",
                "union(a.b.Shape, int64)",
                "uuid",
                "instant",
                "duration",
                "vector2",
                "vector3",
                "vector4",
                "custom(a.b.VectorSerializer)",
                "list(int32)",
                "list(text(UTF_8) max 3) max 5",
                "map(uint16, map(bool, bool) max 2)",
                "optional(list(int32) max 4)",
                "quantized(float32, -1.0, 1.0E10, 16)",
                "bits(bool, 1)",
                "bits(int, 5)",
                "bits(uint, 32)",
                "bits(uint, 5) in 0..20",
                "bits(enum a.b.Mode, 3)"
            })
    void aTypeIsTheSameAfterItsText(String text) {
        assertThat(ValueDescription.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id: uint16",
                "ammo: int32 appended",
                "ammo: int32 appended \"100\"",
                "a: text(UTF_8) appended \"\\\"\\n\\u0001\""
            })
    void aComponentIsTheSameAfterItsText(String text) {
        assertThat(ComponentDescription.parse(text)).hasToString(text);
    }

    @Test
    void anyComponentIsTheSameAfterItsText() {
        for (long seed = 0; seed < 10_000; seed++) {
            ComponentDescription component = new RandomDescriptions(seed).component();
            assertThat(ComponentDescription.parse(component.toString())).isEqualTo(component);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    uint16x | at character 6: expected the end, and "x" arrived
                    number | at character 0: expected a type, and "number" arrived
                    list(int32 | at character 10: expected ")", and the end arrived
                    text(LATIN1) | at character 5: expected an encoding, and "LATIN1)" arrived
                    list(bool) max 99999999999 | at character 15: expected a length
                    map(bool,bool) | at character 8: expected ", ", and ",bool)" arrived
                    int32 in a..b | at character 9: expected the least value
                    int32 in 0.5..1.0 | bounds of int32 are 0.5..1.0: they are whole numbers
                    float32 in 2.0..1.0 | min is not above max
                    enum(a..b, uint8) | "" is not a name: it has to be a Java identifier
                    enum(a.b, float32) | a number of type float32
                    bits(bool, 2) | the count of bits is 2: it is 1 to 1
                    bits(uint, 33) | the count of bits is 33: it is 1 to 32
                    bits(bool, 1) in 0..1 | bits of kind bool have bounds
                    bits(enum, 3) | an enum has a name
                    bits(long, 3) | expected bool, int, uint or enum
                    quantized(int32, 0.0, 1.0, 8) | int32 can't be quantized
                    quantized(float32, 1.0, 1.0, 8) | range 1.0 to 1.0 is empty or endless
                    """)
    void whatIsNoTypeIsRefusedWithItsPlace(String text, String expected) {
        assertThatThrownBy(() -> ValueDescription.parse(text))
                .isInstanceOf(ProtocolFormatException.class)
                .hasMessageStartingWith("in \"" + text + "\"")
                .hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    id:uint16 | expected ": "
                    : uint16 | expected a name
                    1d: uint16 | "1d" is not a name: it has to be a Java identifier
                    id: uint16 "1" | expected the end
                    id: uint16 appended "1 | expected "\\"", and the end arrived
                    id: uint16 appended "\\x" | expected one of "\\/bfnrtu
                    id: uint16 appended "\\u12" | expected four hexadecimal digits
                    """)
    void whatIsNoComponentIsRefused(String text, String expected) {
        assertThatThrownBy(() -> ComponentDescription.parse(text))
                .isInstanceOf(ProtocolFormatException.class)
                .hasMessageContaining(expected);
    }
}
