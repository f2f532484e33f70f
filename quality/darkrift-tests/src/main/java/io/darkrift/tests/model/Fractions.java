package io.darkrift.tests.model;

import io.darkrift.annotation.DarkriftMessage;
import io.darkrift.annotation.Float32;
import io.darkrift.annotation.Float64;
import java.util.List;

/** Floats and doubles. */
@DarkriftMessage(tag = 107)
public record Fractions(
        float single,
        double twice,
        @Float32 float annotatedSingle,
        @Float64 double annotatedDouble,
        float[] singles,
        double[] doubles,
        List<Float> singleList,
        List<Double> doubleList) {}
