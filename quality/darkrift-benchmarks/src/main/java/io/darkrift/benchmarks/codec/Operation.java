package io.darkrift.benchmarks.codec;

import java.util.Locale;

/** What is done to a message. Each has its method in {@link CodecBenchmark}. */
enum Operation {
    ENCODE,
    DECODE;

    String method() {
        return name().toLowerCase(Locale.ROOT);
    }
}
