package io.darkrift.wire.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.WireException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Codecs within codecs, and values of them, from a seed. Their bytes are compared with those of {@link RandomCodec}. */
class RandomCodecsTest {
    private static final long SEED = Long.getLong("darkrift.codecs.seed", 20261127);
    private static final int CODECS = Integer.getInteger("darkrift.codecs.count", 1_000);
    private static final int VALUES = 4;
    private static final String PLACE = "Go.value";

    /** What is done with a codec and the bytes of a value. */
    private interface Property {
        void check(RandomCodec<Object> codec, Object value, byte[] bytes, Random random);
    }

    private static void forAll(Property property) {
        for (int i = 0; i < CODECS; i++) {
            Random random = new Random(SEED + i);
            RandomCodec<Object> codec = RandomCodec.of(random);
            for (int j = 0; j < VALUES; j++) {
                Object value = codec.value(random);
                try {
                    property.check(codec, value, codec.bytes(value), random);
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError("seed " + (SEED + i) + ", " + codec, e);
                }
            }
        }
    }

    @Test
    void aValueHasTheBytesOfItsParts() {
        forAll((codec, value, bytes, random) -> {
            DarkriftWriter out = new DarkriftWriter(random.nextInt(8));
            out.writeUInt8(7);
            codec.codec().write(value, out, PLACE, random.nextInt(3) - 1);

            assertThat(HexFormat.of().formatHex(out.toByteArray()))
                    .isEqualTo("07" + HexFormat.of().formatHex(bytes));
            assertThat(bytes.length).isGreaterThanOrEqualTo(codec.codec().leastBytes());
        });
    }

    @Test
    void aValueIsReadAsItWasWrittenAndNothingBehindIt() {
        forAll((codec, value, bytes, random) -> {
            byte[] array = new byte[bytes.length + 8];
            random.nextBytes(array);
            System.arraycopy(bytes, 0, array, 5, bytes.length);
            DarkriftReader in = new DarkriftReader(array, 5, array.length);

            // Values that differ have different bytes.
            assertThat(codec.bytes(codec.codec().read(in, PLACE))).isEqualTo(bytes);
            assertThat(in.remaining()).isEqualTo(3);
        });
    }

    @Test
    void bytesThatAreCutAreRefusedByTheComponent() {
        forAll((codec, value, bytes, random) -> {
            for (int size = random.nextInt(3); size < bytes.length; size += 1 + bytes.length / 10) {
                DarkriftReader in = new DarkriftReader(bytes, 0, size);

                assertThatExceptionOfType(WireException.class)
                        .as("%s of %s bytes", size, bytes.length)
                        .isThrownBy(() -> codec.codec().read(in, PLACE))
                        .withMessageStartingWith(PLACE)
                        .satisfies(e -> assertThat(e.offset()).isBetween(0, bytes.length));
            }
        });
    }

    @Test
    void bytesThatAreSpoiledAreReadOrRefused() {
        forAll((codec, value, bytes, random) -> {
            if (bytes.length > 0) {
                byte[] spoiled = bytes.clone();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    spoiled[random.nextInt(spoiled.length)] ^= (byte) (1 << random.nextInt(8));
                }
                try {
                    codec.codec().read(new DarkriftReader(spoiled), PLACE);
                } catch (WireException e) {
                    assertThat(e).hasMessageStartingWith(PLACE);
                    assertThat(e.offset()).isBetween(0, bytes.length);
                }
            }
        });
    }
}
