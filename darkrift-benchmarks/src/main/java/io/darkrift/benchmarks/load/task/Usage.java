package io.darkrift.benchmarks.load.task;

import com.sun.management.OperatingSystemMXBean;
import io.darkrift.benchmarks.load.child.Fields;
import java.lang.management.ManagementFactory;

/** What this JVM has used. */
final class Usage {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Usage() {}

    /** The time of day, in nanoseconds of the clock that all processes of the machine share, and of processor time. */
    static Fields now() {
        return Fields.of("nanos", System.nanoTime(), "cpu", SYSTEM.getProcessCpuTime());
    }
}
