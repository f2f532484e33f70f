package io.darkrift.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.annotation.TextEncoding;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The bytes that matter to the decoder: the ends of the ranges of UTF-8, and neighbours of those. */
class Utf8Test {
    private static final int[] EDGES = {
        0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
        0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF7, 0xF8, 0xFC, 0xFF
    };

    @Test
    void threeBytesOfAnyKindAreReadAsTheCharsetDoes() {
        for (int first = 0; first < 256; first++) {
            for (int second = 0; second < 256; second++) {
                assertAsCharset((byte) first, (byte) second);
                for (int third : EDGES) {
                    assertAsCharset((byte) first, (byte) second, (byte) third);
                }
            }
        }
    }

    @Test
    void fiveBytesAtTheEdgesAreReadAsTheCharsetDoes() {
        int[] next = new int[5];
        while (next[0] < EDGES.length) {
            byte[] bytes = new byte[5];
            for (int i = 0; i < 5; i++) {
                bytes[i] = (byte) EDGES[next[i]];
            }
            assertAsCharset(bytes);
            // Four of the five run through all edges, the last in larger steps.
            next[4] += 5;
            for (int i = 4; i > 0 && next[i] >= EDGES.length; i--) {
                next[i] = 0;
                next[i - 1]++;
            }
        }
    }

    @Test
    void randomBytesAreReadAsTheCharsetDoes() {
        Random random = new Random(8);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(70)];
            for (int j = 0; j < bytes.length; j++) {
                bytes[j] = (byte) (random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextInt(256));
            }
            assertAsCharset(bytes);
        }
    }

    /** Without assertThat, which is slow where it is called millions of times. */
    private static void assertAsCharset(byte... bytes) {
        char[] chars = new char[bytes.length];
        String decoded = new String(chars, 0, Utf8.decode(bytes, 0, bytes.length, chars));
        String expected = new String(bytes, UTF_8);
        if (!decoded.equals(expected)) {
            assertThat(decoded).as(Arrays.toString(bytes)).isEqualTo(expected);
        }
        byte[] payload = Bytes.written(out -> out.writeBytes(bytes));
        String read = new DarkriftReader(payload).readString(TextEncoding.UTF_8);
        if (!read.equals(expected)) {
            assertThat(read).as(Arrays.toString(bytes)).isEqualTo(expected);
        }
    }
}
