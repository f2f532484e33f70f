package io.darkrift.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Short texts through a reader that has read many, and keeps some of them. */
class StringCacheTest {
    /** More texts than a reader reads before it keeps any. */
    private static final int WARM_UP = 200;

    private final DarkriftReader reader = new DarkriftReader(new byte[0]);

    @Test
    void a_text_that_comes_again_is_not_made_again() {
        warmUp();
        String first = read("Player-00042");
        assertThat(read("Player-00042")).isSameAs(first).isEqualTo("Player-00042");
    }

    @Test
    void a_reader_of_few_texts_keeps_none() {
        assertThat(read("Player-00042")).isNotSameAs(read("Player-00042")).isEqualTo("Player-00042");
    }

    @Test
    void none_is_looked_for_for_a_while_where_all_are_new_and_then_again() {
        for (int i = 0; i < 1_500; i++) {
            check("new-" + i);
        }
        assertThat(read("Player-00042")).isNotSameAs(read("Player-00042")).isEqualTo("Player-00042");
        for (int i = 0; i < 10_000; i++) {
            check("old");
            check("Player-00042");
        }
        assertThat(read("Player-00042")).isSameAs(read("Player-00042"));
    }

    @Test
    void texts_of_all_short_lengths_are_told_apart_by_each_of_their_chars() {
        warmUp();
        for (int length = 0; length <= 20; length++) {
            for (char common : new char[] {'\0', 'x', '\u00ff', '\u0100', '\u0416', '\ud83d'}) {
                String base = String.valueOf(common).repeat(length);
                check(base);
                for (int i = 0; i < length; i++) {
                    StringBuilder other = new StringBuilder(base);
                    other.setCharAt(i, (char) (common + 1));
                    check(other.toString());
                    other.setCharAt(i, (char) (common + 0x100));
                    check(other.toString());
                    check(base);
                }
            }
        }
    }

    @Test
    void texts_that_take_one_another_s_place_stay_themselves() {
        warmUp();
        Random random = new Random(7);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            texts.add(random.ints(random.nextInt(20), 0, i % 2 == 0 ? 0x80 : 0xD800)
                    .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                    .toString());
        }
        for (int i = 0; i < 30_000; i++) {
            check(texts.get(random.nextInt(texts.size())));
        }
    }

    private void warmUp() {
        for (int i = 0; i < WARM_UP; i++) {
            check("warm-up " + i);
        }
    }

    private void check(String text) {
        assertThat(read(text)).isEqualTo(text);
    }

    /** Reads a text as a C# program writes it, between bytes that are not its own. */
    private String read(String text) {
        byte[] chars = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            chars[2 * i] = (byte) text.charAt(i);
            chars[2 * i + 1] = (byte) (text.charAt(i) >> 8);
        }
        DarkriftWriter out = new DarkriftWriter(64);
        out.writeRaw("before".getBytes(StandardCharsets.US_ASCII));
        out.writeInt32(chars.length);
        out.writeRaw(chars);
        int end = out.position();
        out.writeRaw("behind".getBytes(StandardCharsets.US_ASCII));
        reader.wrap(out.array(), 6, end);
        String read = reader.readString();
        assertThat(reader.remaining()).isZero();
        return read;
    }
}
