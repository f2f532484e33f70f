package io.darkrift.benchmarks.codec;

import org.openjdk.jmh.annotations.Benchmark;

/** Placeholder. */
public class ChoiceBenchmark {
    /** @return a number */
    @Benchmark
    public int number() {
        return 1;
    }
}
