package io.darkrift.tests.model;

import io.darkrift.annotation.Bits;
import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Quantized;
import io.darkrift.annotation.Range;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Components that share bytes, or take fewer than their Java type. */
@DarkriftMessage(tag = 125)
public record PackedValues(
        @Bits(1) boolean first,
        @Bits(1) boolean second,
        @Bits(3) byte small,
        @Bits(value = 5, signed = true) short signed,
        @Bits(13) int middle,
        @Bits(32) long large,
        @Bits(value = 32, signed = true) int whole,
        @Bits(value = 2, signed = true) Sign sign,
        @Range(min = 1, max = 6) @Bits(3) int dice,
        int between,
        @Quantized(min = -1, max = 1) float sixteen,
        @Quantized(min = 0, max = 360, bits = 9) float angle,
        @Bits(1) boolean alone,
        @Quantized(min = 0, max = 1, bits = 32) double fine,
        @Quantized(min = -5, max = 5, bits = 12) float[] array,
        @Quantized(min = -5, max = 5, bits = 24) List<Double> list,
        @Quantized(min = 0, max = 100, bits = 8) Optional<Float> maybe,
        @Quantized(min = 0, max = 100, bits = 8) Map<Integer, Double> map,
        Body body,
        List<Body> bodies) {}
