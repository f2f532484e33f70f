package io.darkrift.wire.codec;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.Reads;

/** Codecs of text and characters. */
final class TextCodecs {
    private TextCodecs() {}

    record OfString(TextEncoding encoding) implements Codec<String> {
        @Override
        public int leastBytes() {
            return 4;
        }

        @Override
        public void write(String value, DarkriftWriter out, String place, int index) {
            String text = Places.notNull(value, place, index);
            if (encoding == TextEncoding.UTF_16LE) {
                out.writeString(text);
                return;
            }
            if (encoding == TextEncoding.US_ASCII) {
                text = index < 0 ? Checks.ascii(text, place) : Checks.ascii(text, place, index);
            }
            out.writeString(text, encoding);
        }

        @Override
        public String read(DarkriftReader in, String place) {
            return Reads.string(in, encoding, place);
        }
    }

    record OfChar(TextEncoding encoding) implements Codec<Character> {
        @Override
        public int leastBytes() {
            return encoding == TextEncoding.UTF_16LE || encoding == TextEncoding.UTF_16BE ? 6 : 5;
        }

        @Override
        public void write(Character value, DarkriftWriter out, String place, int index) {
            char character = Places.notNull(value, place, index);
            if (encoding == TextEncoding.US_ASCII && character >= 0x80) {
                Checks.ascii(character, Places.of(place, index));
            }
            out.writeChar(character, encoding);
        }

        @Override
        public Character read(DarkriftReader in, String place) {
            return Reads.character(in, encoding, place);
        }
    }
}
