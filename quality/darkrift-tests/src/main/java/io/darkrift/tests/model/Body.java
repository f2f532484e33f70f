package io.darkrift.tests.model;

import io.darkrift.annotation.Bits;
import io.darkrift.annotation.DarkriftStruct;
import io.darkrift.annotation.Quantized;

/** A struct whose components share bytes: 12 + 12 + 10 + 1 + 2 bits, in five bytes. */
@DarkriftStruct
public record Body(
        @Quantized(min = -100, max = 100, bits = 12) float x,
        @Quantized(min = -100, max = 100, bits = 12) float y,
        @Quantized(min = -180, max = 180, bits = 10) double yaw,
        @Bits(1) boolean grounded,
        @Bits(2) Colour team) {}
