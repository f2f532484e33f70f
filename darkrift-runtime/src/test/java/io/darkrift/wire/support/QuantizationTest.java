package io.darkrift.wire.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuantizationTest {
    private static final int ROUNDS = 300;

    /** The bounds of a range; the tests that know what must come out compute without {@link Quantization}. */
    record Span(double min, double max) {
        double farther() {
            return Math.max(Math.abs(min), Math.abs(max));
        }

        double step(int bits) {
            return (max - min) / steps(bits);
        }

        Span ofFloats() {
            return new Span((float) min, (float) max);
        }

        /** A number within, often a bound or next to one. */
        double draw(Random random) {
            double value = switch (random.nextInt(8)) {
                case 0 -> min;
                case 1 -> max;
                case 2 -> Math.nextUp(min);
                case 3 -> Math.nextDown(max);
                default -> min + random.nextDouble() * (max - min);
            };
            return Math.min(max, Math.max(min, value));
        }

        float drawFloat(Random random) {
            return (float) Math.min(max, Math.max(min, (float) draw(random)));
        }
    }

    static List<Span> spans() {
        List<Span> spans = new ArrayList<>(List.of(
                new Span(0, 1),
                new Span(-1, 1),
                new Span(-180, 180),
                new Span(-0.1, 0.1),
                new Span(0.1, 0.7),
                new Span(0, 65_535),
                new Span(1_000, 1_001),
                new Span(-1e-30, 1e-30),
                new Span(-1e30, 1e30),
                new Span(1e9, 1e9 + 1_000),
                new Span(-8, -7)));
        Random random = new Random(11);
        for (int i = 0; i < 30; i++) {
            double one = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6);
            double other = random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6);
            spans.add(new Span(Math.min(one, other), Math.max(one, other)));
        }
        return spans;
    }

    @ParameterizedTest
    @MethodSource("spans")
    void theBoundsComeOutExactly(Span span) {
        for (int bits = 1; bits <= 32; bits++) {
            long all = steps(bits);
            assertThat(quantize(span.min(), span, bits)).isZero();
            assertThat(quantize(span.max(), span, bits)).isEqualTo(all);
            assertThat(dequantize(0, span, bits)).isEqualTo(span.min());
            assertThat(dequantize(all, span, bits)).isEqualTo(span.max());

            float min = (float) span.min();
            float max = (float) span.max();
            assertThat(quantizeFloat(min, span, bits)).isZero();
            assertThat(quantizeFloat(max, span, bits)).isEqualTo(all);
            assertThat(dequantizeFloat(0, span, bits)).isEqualTo(min);
            assertThat(dequantizeFloat(all, span, bits)).isEqualTo(max);
        }
    }

    @ParameterizedTest
    @MethodSource("spans")
    void theErrorIsWithinWhatIsPromised(Span span) {
        Random random = new Random(1);
        Span floats = span.ofFloats();
        for (int bits = 1; bits <= 32; bits++) {
            double promised = span.step(bits) / 2 + 20 * Math.ulp(span.farther());
            double promisedFloat = floats.step(bits) / 2 + Math.ulp((float) floats.farther());
            for (int round = 0; round < ROUNDS; round++) {
                double value = span.draw(random);
                double read = dequantize(quantize(value, span, bits), span, bits);
                assertThat(Math.abs(read - value))
                        .as("%s in %s, %s bits", value, span, bits)
                        .isLessThanOrEqualTo(promised);

                float small = floats.drawFloat(random);
                float readFloat = dequantizeFloat(quantizeFloat(small, span, bits), span, bits);
                assertThat(Math.abs((double) readFloat - small))
                        .as("%s in %s, %s bits", small, span, bits)
                        .isLessThanOrEqualTo(promisedFloat);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("spans")
    void agreesWithTheFormulaThatOthersUse(Span span) {
        Random random = new Random(2);
        for (int bits = 1; bits <= 32; bits++) {
            for (int round = 0; round < ROUNDS; round++) {
                double value = span.draw(random);
                double exact = (value - span.min()) / (span.max() - span.min()) * steps(bits);
                long number = quantize(value, span, bits);
                assertThat(number).isBetween(0L, steps(bits));
                // A neighbour may come where the two are equally near.
                assertThat(Math.abs(number - exact)).isLessThanOrEqualTo(0.5 + 1e-5);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("spans")
    void aGreaterNumberNeverComesOutAsALesserOne(Span span) {
        Random random = new Random(3);
        for (int bits = 1; bits <= 32; bits++) {
            for (int round = 0; round < ROUNDS; round++) {
                double one = span.draw(random);
                double other = round % 2 == 0 ? span.draw(random) : Math.min(span.max(), Math.nextUp(one));
                long lesser = quantize(Math.min(one, other), span, bits);
                long greater = quantize(Math.max(one, other), span, bits);
                assertThat(lesser).isLessThanOrEqualTo(greater);

                long number = random.nextLong() & steps(bits) - 1;
                double below = dequantize(number, span, bits);
                assertThat(dequantize(number + 1, span, bits)).isBetween(below, span.max());
                float belowFloat = dequantizeFloat(number, span, bits);
                assertThat(dequantizeFloat(number + 1, span, bits)).isBetween(belowFloat, (float) span.max());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("spans")
    void whatCameOutBecomesTheSameIntegerAgain(Span span) {
        Random random = new Random(4);
        Span floats = span.ofFloats();
        for (int bits = 1; bits <= 32; bits++) {
            boolean fineEnough = span.step(bits) >= 40 * Math.ulp(span.farther());
            boolean fineEnoughFloat = floats.step(bits) >= 2 * Math.ulp((float) floats.farther());
            for (int round = 0; round < ROUNDS; round++) {
                long number = random.nextLong() & steps(bits);
                if (fineEnough) {
                    assertThat(quantize(dequantize(number, span, bits), span, bits))
                            .isEqualTo(number);
                }
                if (fineEnoughFloat) {
                    assertThat(quantizeFloat(dequantizeFloat(number, span, bits), span, bits))
                            .isEqualTo(number);
                }
            }
        }
    }

    @Test
    void allIntegersOfSixteenBitsAreTaken() {
        Span span = new Span(-180, 180);
        assertThat(IntStream.rangeClosed(0, 65_535))
                .allMatch(n -> quantizeFloat(dequantizeFloat(n, span, 16), span, 16) == n);
    }

    @Test
    void aKnownNumberBecomesAKnownInteger() {
        Span span = new Span(-1, 1);
        assertThat(quantize(0, span, 16)).isEqualTo(0x8000);
        assertThat(quantize(0.5, span, 8)).isEqualTo(191);
        assertThat(quantize(-1, span, 32)).isZero();
        assertThat(quantize(1, span, 32)).isEqualTo(0xFFFF_FFFFL);
        assertThat(dequantize(191, span, 8)).isEqualTo(0.4980392156862745);
        assertThat(dequantize(0x8000, span, 16)).isEqualTo(1.0 / 65_535, within(1e-15));
        assertThat(quantize(0.49, new Span(0, 1), 1)).isZero();
        assertThat(quantize(0.5, new Span(0, 1), 1)).isOne();
    }

    @Test
    void numbersOutsideAndNaNAreRefused() {
        for (double value : new double[] {
            Double.NaN, 1.0000000000000002, Math.nextDown(-1.0), Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Quantization.quantize(value, -1, 1, 16, "Player.yaw"))
                    .withMessage("Player.yaw is " + value + ": only -1.0 to 1.0 is allowed");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Quantization.quantize(value, -1, 1, 16, "Player.yaws", 3))
                    .withMessage("Player.yaws[3] is " + value + ": only -1.0 to 1.0 is allowed");
        }
        for (float value : new float[] {Float.NaN, Math.nextUp(0.1f), Float.NEGATIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Quantization.quantize(value, 0, 0.1, 16, "Player.yaw"))
                    .withMessage("Player.yaw is " + value + ": only 0.0 to 0.1 is allowed");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Quantization.quantize(value, 0, 0.1, 16, "Player.yaws", 3))
                    .withMessage("Player.yaws[3] is " + value + ": only 0.0 to 0.1 is allowed");
        }
        assertThat(Quantization.quantize(0.1f, 0, 0.1, 16, "Player.yaws", 3)).isEqualTo(65_535);
        assertThat(Quantization.quantize(0.1, 0, 0.1, 16, "Player.yaws", 3)).isEqualTo(65_535);
    }

    private static long steps(int bits) {
        return (1L << bits) - 1;
    }

    private static long quantize(double value, Span span, int bits) {
        return Quantization.quantize(value, span.min(), span.max(), bits, "x");
    }

    private static long quantizeFloat(float value, Span span, int bits) {
        return Quantization.quantize(value, span.min(), span.max(), bits, "x");
    }

    private static double dequantize(long number, Span span, int bits) {
        return Quantization.dequantizeDouble(number, span.min(), span.max(), bits);
    }

    private static float dequantizeFloat(long number, Span span, int bits) {
        return Quantization.dequantizeFloat(number, span.min(), span.max(), bits);
    }
}
