package io.darkrift.benchmarks.codec;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What encoding allocates, measured without a harness that allocates as well. */
final class Allocation {
    private static final int TIMES = 20_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private Allocation() {}

    /** The bytes for one message, rounded down: what the compiler does on the way counts too. */
    static <T> long ofEncoding(Codec<T> codec, Object message) {
        T value = codec.of(message);
        encode(codec, value);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        encode(codec, value);
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / TIMES;
    }

    private static <T> void encode(Codec<T> codec, T value) {
        for (int i = 0; i < TIMES; i++) {
            codec.encode(value);
        }
    }
}
