package io.darkrift.wire;

import static io.darkrift.annotation.TextEncoding.US_ASCII;
import static io.darkrift.annotation.TextEncoding.UTF_16BE;
import static io.darkrift.annotation.TextEncoding.UTF_16LE;
import static io.darkrift.annotation.TextEncoding.UTF_8;
import static io.darkrift.wire.Bytes.hex;
import static io.darkrift.wire.Bytes.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.annotation.TextEncoding;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    static final String MIXED = "aé日\uD83D\uDE00z";

    @Test
    void textIsTheCountOfItsBytesAndTheBytes() {
        assertThat(hex(out -> out.writeString("aé"))).isEqualTo("000000046100e900");
        assertThat(hex(out -> out.writeString("aé", UTF_16LE))).isEqualTo("000000046100e900");
        assertThat(hex(out -> out.writeString("aé", UTF_16BE))).isEqualTo("00000004006100e9");
        assertThat(hex(out -> out.writeString("aé", UTF_8))).isEqualTo("0000000361c3a9");
        assertThat(hex(out -> out.writeString("az", US_ASCII))).isEqualTo("00000002617a");
    }

    @Test
    void aCharIsATextOfOne() {
        assertThat(hex(out -> out.writeChar('é'))).isEqualTo("00000002e900");
        assertThat(hex(out -> out.writeChar('é', UTF_16BE))).isEqualTo("0000000200e9");
        assertThat(hex(out -> out.writeChar('é', UTF_8))).isEqualTo("00000002c3a9");
        assertThat(hex(out -> out.writeChar('e', US_ASCII))).isEqualTo("0000000165");
        assertThat(reader("00000002e900").readChar()).isEqualTo('é');
        assertThat(reader("00000003e697a5").readChar(UTF_8)).isEqualTo('日');
        assertThat(reader("0000000180").readChar(US_ASCII)).isEqualTo('\uFFFD');
    }

    @Test
    void charsAreOneText() {
        assertThat(hex(out -> out.writeChars("ab".toCharArray()))).isEqualTo("0000000461006200");
        assertThat(hex(out -> out.writeChars("ab".toCharArray(), UTF_8))).isEqualTo("000000026162");
        assertThat(reader("0000000461006200").readChars()).containsExactly('a', 'b');
        char[] room = {'x', 'x', 'x', 'x'};
        assertThat(reader("0000000461006200").readCharsInto(room, 1)).isEqualTo(2);
        assertThat(room).containsExactly('x', 'a', 'b', 'x');
    }

    @ParameterizedTest
    @EnumSource
    void noTextIsAnEmptyText(TextEncoding encoding) {
        assertThat(hex(out -> out.writeString("", encoding))).isEqualTo("00000000");
        assertThat(reader("00000000").readString(encoding)).isEmpty();
        assertThat(reader("00000000").readChars(encoding)).isEmpty();
        assertThat(reader("00000000").readStrings(encoding)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 31, 32, 33, 1023, 1024, 1025, 5000})
    void textsOfAnyLengthSurviveAtEvenAndOddOffsetsWhileTheWriterGrows(int length) {
        DarkriftWriter out = new DarkriftWriter(0);
        String text = MIXED.repeat(length / MIXED.length() + 1).substring(0, length);
        for (int i = 0; i < 5; i++) {
            out.writeString(text);
            out.writeInt8(i);
            out.writeChars(text.toCharArray());
        }
        DarkriftReader in = new DarkriftReader(out.toByteArray());
        for (int i = 0; i < 5; i++) {
            assertThat(in.readString()).isEqualTo(text);
            assertThat(in.readInt8()).isEqualTo((byte) i);
            assertThat(in.readChars()).isEqualTo(text.toCharArray());
        }
        assertThat(in.remaining()).isZero();
    }

    @Test
    void everyCharSurvivesInUtf16() {
        for (int c = 0; c <= 0xFFFF; c++) {
            char expected = (char) c;
            assertThat(reader(out -> out.writeChar(expected)).readChar()).isEqualTo(expected);
            assertThat(reader(out -> out.writeChar(expected)).readString()).isEqualTo(String.valueOf(expected));
        }
    }

    @Test
    void everyCharIsWrittenAsTheCharsetsDo() {
        for (int c = 0; c <= 0xFFFF; c++) {
            String text = "a" + (char) c;
            byte[] utf8 = reader(out -> out.writeString(text, UTF_8)).readBytes();
            String expected = Character.isSurrogate((char) c) ? "a\uFFFD" : text;
            assertThat(utf8).isEqualTo(expected.getBytes(StandardCharsets.UTF_8));
            byte[] bigEndian = reader(out -> out.writeString(text, UTF_16BE)).readBytes();
            assertThat(bigEndian).containsExactly(0, 'a', c >> 8, c);
        }
    }

    @Test
    void unpairedSurrogatesPassThroughInUtf16AndAreReplacedInUtf8() {
        String text = "a\uD83Dz\uDE00";
        assertThat(reader(out -> out.writeString(text)).readString()).isEqualTo(text);
        assertThat(reader(out -> out.writeString(text, UTF_16BE)).readString(UTF_16BE))
                .isEqualTo(text);
        assertThat(reader(out -> out.writeString(text, UTF_8)).readString(UTF_8))
                .isEqualTo("a\uFFFDz\uFFFD");
    }

    @Test
    void textThatIsNotAsciiIsRefusedWithTheCharacterAndLeavesNoTrace() {
        DarkriftWriter out = new DarkriftWriter();
        out.writeInt8(7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> out.writeString("café", US_ASCII))
                .withMessage(
                        "character 3 of the text is U+00E9: ASCII holds U+0000 to U+007F, choose another encoding");
        assertThatIllegalArgumentException().isThrownBy(() -> out.writeChar('é', US_ASCII));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> out.writeStrings(new String[] {"ok", "é"}, US_ASCII))
                .withMessageStartingWith("strings[1]: character 0");
        assertThat(out.toByteArray()).containsExactly(7);
    }

    @Test
    void anArrayWithNullIsRefusedAndLeavesNoTrace() {
        DarkriftWriter out = new DarkriftWriter();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> out.writeStrings(new String[] {"ok", null}))
                .withMessage("strings[1] is null: DarkRift has no null, give it a value");
        assertThat(out.position()).isZero();
    }

    @Test
    void aTextOfAnOddCountOfBytesIsNoUtf16() {
        DarkriftReader in = reader("00 00000003 616263");
        in.readInt8();
        assertThatThrownBy(in::readString)
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.offset()).isEqualTo(1))
                .hasMessage("a string of 3 bytes is not UTF-16: the count must be even");
        assertThat(in.position()).isEqualTo(1);
        assertThatThrownBy(() -> in.readString(UTF_16BE)).isInstanceOf(WireException.class);
        assertThatThrownBy(in::readChars).isInstanceOf(WireException.class);
        assertThat(in.readString(UTF_8)).isEqualTo("abc");
    }

    @ParameterizedTest
    @EnumSource
    void aTextOfTwoCharsIsNoChar(TextEncoding encoding) {
        DarkriftReader in = reader(out -> out.writeString("ab", encoding));
        assertThatThrownBy(() -> in.readChar(encoding))
                .isInstanceOfSatisfying(
                        WireException.class, e -> assertThat(e.offset()).isZero())
                .hasMessageMatching("one character in .* was expected, a string of [24] bytes arrived");
        assertThat(in.readString(encoding)).isEqualTo("ab");
        assertThatThrownBy(() -> reader("00000000").readChar(encoding)).isInstanceOf(WireException.class);
    }

    @Test
    void lengthsThatCannotBeTrueAreRefusedBeforeAnythingIsRead() {
        for (TextEncoding encoding : TextEncoding.values()) {
            for (String length : new String[] {"ffffffff", "80000000", "7fffffff", "00000003"}) {
                DarkriftReader in = reader(length + "6100");
                assertThatThrownBy(() -> in.readString(encoding)).isInstanceOf(WireException.class);
                assertThatThrownBy(() -> in.readChars(encoding)).isInstanceOf(WireException.class);
                assertThatThrownBy(() -> in.readChar(encoding)).isInstanceOf(WireException.class);
                assertThat(in.position()).isZero();
            }
        }
    }

    @Test
    void bytesAboveAsciiAreReadAsReplacementCharacters() {
        assertThat(reader("00000003 61ff62").readString(US_ASCII)).isEqualTo("a\uFFFDb");
        assertThat(reader("00000002 61ff").readString(US_ASCII)).isEqualTo("a\uFFFD");
        assertThat(reader("00000003 61ff62").readChars(US_ASCII)).containsExactly('a', '\uFFFD', 'b');
    }
}
