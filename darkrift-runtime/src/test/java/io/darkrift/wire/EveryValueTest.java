package io.darkrift.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every method of the writer and the reader, tried with values and bytes from a seeded generator. */
class EveryValueTest {
    private static final int ROUNDS = 2_000;

    private final Random random = new Random(42);

    static List<Operation<?>> operations() {
        return Operation.all();
    }

    @ParameterizedTest
    @MethodSource("operations")
    <T> void whatWasWrittenIsRead(Operation<T> operation) {
        for (int round = 0; round < ROUNDS; round++) {
            T value = operation.value().apply(random);
            DarkriftWriter out = new DarkriftWriter(random.nextInt(8));
            int before = random.nextInt(9);
            out.reserve(before);
            operation.write().accept(out, value);
            DarkriftReader in = new DarkriftReader(out.array(), before, out.position());
            assertSame(value, operation.read().apply(in));
            assertThat(in.remaining()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    <T> void whatIsCutOffIsAnException(Operation<T> operation) {
        if (operation.name().equals("raw")) {
            return;
        }
        for (int round = 0; round < 50; round++) {
            T value = operation.value().apply(random);
            byte[] bytes = Bytes.written(out -> operation.write().accept(out, value));
            for (int size = 0; size < bytes.length; size++) {
                // Behind the cut lies what would have been read: it must not be seen.
                DarkriftReader in = new DarkriftReader(bytes, 0, size);
                T read;
                try {
                    read = operation.read().apply(in);
                } catch (WireException e) {
                    assertThat(e.offset()).isBetween(0, size);
                    assertThat(e).hasMessageMatching("(?s).*(left|expected|even).*");
                    continue;
                }
                fail("%s was read from %d of %d bytes: %s", operation, size, bytes.length, read);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    <T> void anyBytesAreAValueOrAWireException(Operation<T> operation) {
        for (int round = 0; round < ROUNDS; round++) {
            T value = operation.value().apply(random);
            byte[] bytes = Bytes.written(out -> operation.write().accept(out, value));
            read(operation, mutate(bytes));
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            read(operation, noise);
            // A small count before the noise gets further.
            if (noise.length >= 4) {
                Arrays.fill(noise, 0, 3, (byte) 0);
                noise[3] &= 31;
                read(operation, noise);
            }
        }
    }

    private byte[] mutate(byte[] bytes) {
        byte[] mutated = Arrays.copyOf(bytes, Math.max(0, bytes.length + random.nextInt(9) - 4));
        for (int i = random.nextInt(4); i > 0 && mutated.length > 0; i--) {
            mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return mutated;
    }

    private static <T> void read(Operation<T> operation, byte[] bytes) {
        DarkriftReader in = new DarkriftReader(bytes);
        try {
            assertThat(operation.read().apply(in)).isNotNull();
        } catch (WireException e) {
            assertThat(e.offset()).isBetween(0, bytes.length);
        } catch (RuntimeException | Error e) {
            fail("%s threw on %s".formatted(operation, HexFormat.of().formatHex(bytes)), e);
        }
        assertThat(in.position()).isBetween(0, bytes.length);
    }

    private static void assertSame(Object expected, Object actual) {
        // The boxes compare floats by their bits, and so do arrays of them.
        if (!Arrays.deepEquals(new Object[] {expected}, new Object[] {actual})) {
            assertThat(actual).isEqualTo(expected);
            fail("%s is not %s", actual, expected);
        }
    }
}
