package io.darkrift.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.darkrift.annotation.TextEncoding;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody can make a reader allocate more than eight bytes for each byte they send. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int INPUT_BYTES = 60_000;

    /** For the reader itself, its room for text, and an exception with its stack trace. */
    private static final int ONCE = 8_000;

    static List<Operation<?>> operations() {
        return Operation.all();
    }

    @ParameterizedTest
    @EnumSource
    void shortTextsStayWithinTheBound(TextEncoding encoding) {
        for (int size = 0; size < 64; size++) {
            for (byte[] text : textsOf(size)) {
                byte[] strings = repeated(text);
                assertBounded(strings, in -> in.readStrings(encoding));
                byte[] one = Bytes.written(out -> out.writeBytes(text));
                assertBounded(one, 64, in -> in.readString(encoding));
                assertBounded(one, 64, in -> in.readChars(encoding));
                assertBounded(one, 64, in -> in.readChar(encoding));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    <T> void longValuesStayWithinTheBound(Operation<T> operation) {
        for (int elementBytes : new int[] {1, 2, 4, 6, 8}) {
            for (int fill : new int[] {0, 1, 'a', 0x80, 0xFF}) {
                byte[] bytes = new byte[INPUT_BYTES];
                Arrays.fill(bytes, (byte) fill);
                DarkriftWriter count = new DarkriftWriter(4);
                count.writeInt32((bytes.length - 4) / elementBytes);
                System.arraycopy(count.array(), 0, bytes, 0, 4);
                assertBounded(bytes, operation.read());
            }
        }
        byte[] bools = new byte[INPUT_BYTES];
        DarkriftWriter count = new DarkriftWriter(4);
        count.writeInt32((bools.length - 4) * 8);
        System.arraycopy(count.array(), 0, bools, 0, 4);
        assertBounded(bools, operation.read());
    }

    @ParameterizedTest
    @MethodSource("operations")
    <T> void hugeCountsInShortInputsAllocateNothingForTheElements(Operation<T> operation) {
        for (int count : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 1 << 28, 1 << 16, 1_000, 17}) {
            byte[] bytes = Bytes.written(out -> {
                out.writeInt32(count);
                out.writeInt64(count);
                out.writeInt32(count);
            });
            assertBounded(bytes, ONCE, operation.read());
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    <T> void randomValuesStayWithinTheBound(Operation<T> operation) {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            T value = operation.value().apply(random);
            byte[] bytes = Bytes.written(out -> operation.write().accept(out, value));
            assertBounded(bytes, ONCE, operation.read());
        }
    }

    /** Bytes that are ASCII, Latin-1, two and three bytes in UTF-8, no UTF-8, no two alike, and mixtures. */
    private static List<byte[]> textsOf(int size) {
        List<byte[]> texts = new ArrayList<>();
        for (String pattern : List.of(
                "a",
                "a\0",
                "\u00C3\u00A9",
                "\u00E6\u0097\u00A5",
                "\u0080",
                "a\u0080",
                "\u00C3",
                "\u00F0\u009F\u0098\u0080")) {
            byte[] text = new byte[size];
            for (int i = 0; i < size; i++) {
                text[i] = (byte) pattern.charAt(i % pattern.length());
            }
            texts.add(text);
        }
        byte[] noise = new byte[size];
        new Random(size).nextBytes(noise);
        texts.add(noise);
        return texts;
    }

    private static byte[] repeated(byte[] text) {
        int count = (INPUT_BYTES - 4) / (4 + text.length);
        return Bytes.written(out -> {
            out.writeInt32(count);
            for (int i = 0; i < count; i++) {
                out.writeBytes(text);
            }
        });
    }

    private static void assertBounded(byte[] input, Function<DarkriftReader, ?> read) {
        assertBounded(input, ONCE, read);
    }

    private static void assertBounded(byte[] input, int once, Function<DarkriftReader, ?> read) {
        DarkriftReader in = new DarkriftReader(input);
        // The first time loads classes, links concatenations, and makes what is shared and what is kept.
        boolean failed = attempt(in, read);
        in.wrap(input, 0, input.length);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        attempt(in, read);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated)
                .as("%d bytes", input.length)
                .isLessThanOrEqualTo(8L * input.length + (failed ? ONCE : once));
    }

    private static boolean attempt(DarkriftReader in, Function<DarkriftReader, ?> read) {
        try {
            read.apply(in);
            return false;
        } catch (WireException e) {
            return true;
        }
    }
}
