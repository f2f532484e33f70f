package io.darkrift.benchmarks.load.task;

import com.sun.management.OperatingSystemMXBean;
import io.darkrift.benchmarks.load.child.Fields;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this JVM has used. */
final class Usage {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int KIB = 1024;
    private static final int COLLECTIONS = 4;

    private Usage() {}

    /** The time of day, in nanoseconds of the clock that all processes of the machine share, and of CPU time. */
    static Fields now() {
        return Fields.of("nanos", System.nanoTime(), "cpu", SYSTEM.getProcessCpuTime());
    }

    /** The bytes that are in use after a collection: "heap", "direct" (of buffers), and "resident" in all. */
    static Fields memory() throws IOException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return Fields.of("heap", heap, "direct", direct, "resident", resident());
    }

    private static long resident() throws IOException {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> KIB * Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }
}
