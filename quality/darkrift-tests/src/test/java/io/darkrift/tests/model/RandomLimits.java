package io.darkrift.tests.model;

import io.darkrift.wire.support.Quantization;
import java.math.BigInteger;
import java.util.List;

/** Makes records with random values within limits. */
final class RandomLimits {
    private final Draw draw;
    private final RandomModels models;

    RandomLimits(Draw draw, RandomModels models) {
        this.draw = draw;
        this.models = models;
    }

    Limited limited() {
        return new Limited(
                shortText(),
                draw.maybe(this::shortText),
                shortText().toCharArray(),
                new boolean[] {draw.flag(), draw.flag()},
                draw.few(5, draw::flag),
                ints(draw.few(5, draw::int32)),
                draw.few(5, draw::text).toArray(new String[0]),
                draw.few(5, draw::int32),
                draw.few(5, models::point),
                java.util.Map.of(draw.int32(), draw.text()),
                (byte) draw.between(-5, 5),
                (short) draw.between(0, 100),
                (int) draw.between(-1_000_000, 1_000_000),
                draw.between(-9_007_199_254_740_992L, 9_007_199_254_740_992L),
                draw.between(-20, 20),
                BigInteger.valueOf(draw.between(10, 20)),
                draw.between(-1000, 100) / 1000f,
                draw.between(0, 1000) * 1e97,
                draw.array(int[].class, this::digit),
                draw.list(this::digit),
                new float[] {0, 0.5f, 1},
                draw.maybe(() -> (int) draw.between(1, 6)));
    }

    private int digit() {
        return (int) draw.between(0, 9);
    }

    private String shortText() {
        String text = draw.ascii();
        return text.length() > 5 ? text.substring(0, 5) : text;
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Quantized numbers are such as come out of bits, so that they are read as they were written. */
    PackedValues packedValues() {
        return new PackedValues(
                draw.flag(),
                draw.flag(),
                (byte) draw.between(0, 7),
                (short) draw.between(-16, 15),
                (int) draw.between(0, 8191),
                draw.uint32(),
                draw.int32(),
                models.sign(),
                (int) draw.between(1, 6),
                draw.int32(),
                single(-1, 1, 16),
                single(0, 360, 9),
                draw.flag(),
                twice(0, 1, 32),
                draw.array(float[].class, () -> single(-5, 5, 12)),
                draw.list(() -> twice(-5, 5, 24)),
                draw.maybe(() -> single(0, 100, 8)),
                draw.map(draw::int32, () -> twice(0, 100, 8)),
                body(),
                draw.list(this::body));
    }

    private Body body() {
        return new Body(
                single(-100, 100, 12), single(-100, 100, 12), twice(-180, 180, 10), draw.flag(), models.colour());
    }

    private float single(double min, double max, int bits) {
        return Quantization.dequantizeFloat(draw.between(0, (1L << bits) - 1), min, max, bits);
    }

    private double twice(double min, double max, int bits) {
        return Quantization.dequantizeDouble(draw.between(0, (1L << bits) - 1), min, max, bits);
    }
}
